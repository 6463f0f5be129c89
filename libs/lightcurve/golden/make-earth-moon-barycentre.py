"""Chebyshev coefficients of the Earth-Moon barycentre's barycentric position: makes src/time/earth-moon-barycentre.ts.

Run: python3 make-earth-moon-barycentre.py > ../src/time/earth-moon-barycentre.ts   (astropy >= 5.2 with pyerfa, nothing
is downloaded; then prettier)
Source: ERFA epv00 (agrees with JPL DE405 to 13 km over 1900-2100, its own documentation) plus the Moon's share, ERFA
moon98 / (1 + 81.30056). Licence of the numbers: none needed; they are facts.
"""

import erfa
import numpy as np
from numpy.polynomial import chebyshev

FIRST, DAYS, COUNT, DEGREE = 49152, 128, 132, 9
KILOMETRES = 149_597_870.7  # one astronomical unit, IAU 2012 B2
MOON_SHARE = 1 / (1 + 81.30056)


def position(mjd):
    _, barycentric = erfa.epv00(2400000.5, mjd)
    return (barycentric['p'] + MOON_SHARE * erfa.moon98(2400000.5, mjd)['p']) * KILOMETRES


nodes = np.cos(np.pi * (np.arange(40) + 0.5) / 40)
rows = []
worst = 0.0
for piece in range(COUNT):
    start = FIRST + piece * DAYS
    coefficients = np.round(chebyshev.chebfit(nodes, position(start + (nodes + 1) * DAYS / 2), DEGREE)).astype(int)
    check = np.linspace(-1, 1, 101)
    error = chebyshev.chebval(check, coefficients).T - position(start + (check + 1) * DAYS / 2)
    worst = max(worst, float(np.abs(error).max()))
    rows.append(';'.join(' '.join(str(value) for value in coefficients[:, axis]) for axis in range(3)))

print('// made by golden/make-earth-moon-barycentre.py: not for hand editing')
print()
print('/**')
print(' * Where the Earth-Moon barycentre is, as Chebyshev polynomials: of each stretch of time the coefficients of x, y, z')
print(f' * (km, ICRS axes, from the solar system barycentre), which follow ERFA epv00 within {worst:.1f} km.')
print(' */')
print('export const earthMoonBarycentre = {')
print('  /** MJD (TDB) of the first stretch */')
print(f'  firstMjd: {FIRST},')
print('  /** days of each stretch */')
print(f'  days: {DAYS},')
print(f'  count: {COUNT},')
print('  /** stretch by line, axis by semicolon, coefficients by blank */')
print('  kilometres: `' + '\n'.join(rows) + '`,')
print('} as const;')

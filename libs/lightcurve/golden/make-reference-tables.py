"""What astropy, numpy and scipy make of real reference files: golden data of calibration/real-references.spec.ts.

Run: python3 make-reference-tables.py FOLDER > reference-tables.json
FOLDER holds cos_test_tds.fits (spacetelescope/calcos, BSD-3), 13a1941fo_tds.fits, uce15153o_bpx.fits and
o481727ao_lfl.fits (public calibration files of STScI). Written from the instrument handbooks, independent of our code.
"""

import json
import sys
from pathlib import Path

import astropy
import numpy as np
import scipy
from astropy.io import fits
from scipy.interpolate import RegularGridInterpolator

folder = Path(sys.argv[1])


def cos_tds():
    cases = []
    with fits.open(folder / 'cos_test_tds.fits') as file:
        for row in file[1].data:
            times = row['TIME'][: row['NT']]
            for mjd in (50000.0, 55000.0, 55270.5, 55900.0, 56400.0, 60000.0):
                interval = int(np.clip(np.searchsorted(times, mjd, side='right') - 1, 0, len(times) - 1))
                years = mjd / 365.25
                factors = years * row['SLOPE'][interval] / 100 + row['INTERCEPT'][interval]
                nwl = int(row['NWL'])
                cases.append({
                    'element': row['OPT_ELEM'].strip(), 'centralWavelength': int(row['CENWAVE']), 'segment': row['SEGMENT'],
                    'mjd': mjd, 'count': nwl, 'sum': float(np.sum(factors[:nwl])), 'last': float(factors[nwl - 1]),
                })
    return cases


def low_order_flat():
    with fits.open(folder / 'o481727ao_lfl.fits') as file:
        flat = file['SCI'].data.astype(float)
    centres = np.arange(256) * 4 + 1.5
    # None: the last line goes on beyond the outermost centres, as CALSTIS has it
    at = RegularGridInterpolator((centres, centres), flat, bounds_error=False, fill_value=None)
    pixels = [(0, 0), (1, 2), (2, 1), (511, 700), (1022, 3), (1023, 1023), (600, 0), (37, 941)]
    return [{'x': x, 'y': y, 'value': float(at((y, x)))} for x, y in pixels]


def bad_pixels():
    out = []
    with fits.open(folder / 'uce15153o_bpx.fits') as file:
        data = file[1].data
        for element in ('G140L', 'E140M', 'MIRFUV'):
            flags = np.zeros((1024, 1024), dtype=int)
            for row in data:
                if row['OPT_ELEM'].strip() not in ('ANY', element):
                    continue
                x, y, length = row['PIX1'] - 1, row['PIX2'] - 1, row['LENGTH']
                if row['AXIS'] == 1:
                    flags[y, x : x + length] |= row['VALUE']
                else:
                    flags[y : y + length, x] |= row['VALUE']
            out.append({'element': element, 'flagged': int(np.count_nonzero(flags)), 'sum': int(flags.sum()), 'row512': int(flags[512].sum())})
    return out


print(json.dumps({
    'made': f'astropy {astropy.__version__}, numpy {np.__version__}, scipy {scipy.__version__}',
    'cosTds': cos_tds(),
    'lowOrderFlat': low_order_flat(),
    'badPixels': bad_pixels(),
}, indent=1))

"""Box least squares by astropy, and with its seam mended: golden data of periodogram/fold.spec.ts.

astropy continues the bins of phase behind the last one with copies of the first ones (bls.c, "wrap the binned values
around"), but begins one bin too early: the copy of the first bin takes the place of the last bin, whose photons are
lost, and all boxes across phase 0 are one bin off. `fit` below is that algorithm by numpy, with the copies where astropy
puts them and where they belong; this script fails unless the first is astropy's in every number.

Run: /usr/bin/python3 make-boxes.py > boxes.json   (astropy 5.2)
Source: astropy.timeseries.BoxLeastSquares, objective='likelihood', method='fast', oversample=10.
Licence of the numbers: none needed; they are facts.
"""

import json

import astropy
import numpy as np
from astropy.timeseries import BoxLeastSquares

random = np.random.default_rng(31)
times = np.round(np.sort(random.uniform(100, 1100, 600)), 6)
values = np.round(50 + random.normal(0, 1, 600) - 3 * ((times - 107.3) % 37.7 < 2.6), 6)
errors = np.round(random.uniform(0.8, 1.2, 600), 6)
periods = np.round(np.linspace(20, 80, 301), 6)
# one only: boxes longer than the shortest that lie across phase 0 are not tried by astropy, and are by us
durations = [2.9]
oversample = 10
result = BoxLeastSquares(times, values, errors).power(periods, durations, objective='likelihood', method='fast', oversample=oversample)


def fit(period, first_copy):
    """The likeliest box; first_copy: where the copy of the first bin of phase goes, from the last bin on."""
    width = durations[0] / oversample
    whole = int(np.ceil(period / width))
    weights = errors**-2
    sums = np.zeros((2, whole + oversample + 1))
    bins = (((times - times.min()) % period) / width).astype(int) + 1
    np.add.at(sums[0], bins, values * weights)
    np.add.at(sums[1], bins, weights)
    place = whole + first_copy
    sums[:, place:place + oversample] = sums[:, 1:oversample + 1]
    sums = np.cumsum(sums, axis=1)
    total = np.array([np.sum(values * weights), np.sum(weights)])
    starts = np.arange(whole + (1 if first_copy == 0 else 0))
    inside = sums[:, starts + oversample] - sums[:, starts]
    outside = total[:, None] - inside
    with np.errstate(divide='ignore', invalid='ignore'):
        depth = outside[0] / outside[1] - inside[0] / inside[1]
        likelihood = np.where((inside[1] > 1e-12) & (outside[1] > 1e-12) & (depth >= 0), 0.5 * inside[1] * depth**2, -np.inf)
    best = int(np.argmax(likelihood))
    error = np.sqrt(1 / inside[1][best] + 1 / outside[1][best])
    return likelihood[best], depth[best], error, times.min() + (best * width + durations[0] / 2) % period


theirs = np.array([fit(period, 0) for period in periods])
mended = np.array([fit(period, 1) for period in periods])
assert np.allclose(theirs[:, 0], result.power, rtol=1e-9) and np.allclose(theirs[:, 1], result.depth, rtol=1e-9)
assert np.allclose(theirs[:, 2], result.depth_err, rtol=1e-9)
print(json.dumps({'astropy': astropy.__version__, 'times': list(times), 'values': list(values), 'errors': list(errors), 'periods': list(periods), 'durations': durations,
                  'logLikelihood': list(result.power), 'depth': list(result.depth),
                  'mendedLogLikelihood': list(mended[:, 0]), 'mendedDepth': list(mended[:, 1]), 'mendedDepthError': list(mended[:, 2]), 'mendedTransitTime': list(mended[:, 3])}))

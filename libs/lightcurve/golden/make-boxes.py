"""Box least squares by astropy: golden data of periodogram/fold.spec.ts.

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
result = BoxLeastSquares(times, values, errors).power(periods, durations, objective='likelihood', method='fast', oversample=10)
print(json.dumps({'astropy': astropy.__version__, 'times': list(times), 'values': list(values), 'errors': list(errors), 'periods': list(periods), 'durations': durations,
                  'logLikelihood': list(result.power), 'depth': list(result.depth), 'depthError': list(result.depth_err), 'duration': list(result.duration), 'transitTime': list(result.transit_time)}))

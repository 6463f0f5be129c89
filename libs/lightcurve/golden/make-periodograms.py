"""Lomb-Scargle powers and false-alarm probabilities by astropy: golden data of periodogram/lomb-scargle.spec.ts.

Run: /usr/bin/python3 make-periodograms.py > periodograms.json   (astropy 5.2)
Source: astropy.timeseries.LombScargle, method='slow', and false_alarm_probability, method='baluev', of its
_statistics (the method of the class of that name rounds the highest frequency up to its own grid).
Licence of the numbers: none needed; they are facts.
"""

import json

import astropy
import numpy as np
from astropy.timeseries import LombScargle
from astropy.timeseries.periodograms.lombscargle._statistics import false_alarm_probability

random = np.random.default_rng(5)
cases = []
for count, with_errors, centre in [(40, False, 0.0), (75, True, 0.0), (60, True, 1e4)]:
    times = np.round(centre + np.sort(random.uniform(0, 300, count)), 6)
    values = np.round(50 + 3 * np.sin(times / 3.1) + random.normal(0, 2, count), 6)
    errors = np.round(random.uniform(1, 3, count), 6) if with_errors else None
    step = 1 / 1500
    frequencies = step * np.arange(3, 243)
    for mean in ['floating', 'fixed']:
        model = LombScargle(times, values, errors, fit_mean=mean == 'floating', center_data=True)
        powers = {name: list(model.power(frequencies, method='slow', normalization=name)) for name in ['standard', 'model', 'log', 'psd']}
        standard = np.array([0.15, 0.3, 0.5, 0.7])
        cases.append({
            'mean': mean, 'times': list(times), 'values': list(values), 'errors': None if errors is None else list(errors),
            'firstIndex': 3, 'stepHz': step, 'powers': powers,
            # astropy takes the lowest frequency as 0
            'falseAlarm': {'highestHz': frequencies[-1], 'powers': list(standard),
                           'probabilities': list(false_alarm_probability(standard, frequencies[-1], times, values, errors))},
        })
print(json.dumps({'astropy': astropy.__version__, 'cases': cases}))

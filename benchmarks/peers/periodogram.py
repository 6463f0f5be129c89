"""Peers of benchmarks/periodogram.mjs: periodogram.py astropy FILE REPEATS STEP COUNT | scipy FILE REPEATS

FILE holds times and values as doubles. Prints the milliseconds of each repeat.
"""

import sys
import time

import numpy as np

peer, file, repeats, *rest = sys.argv[1:]
times, values = np.fromfile(file).reshape(2, -1)

if peer == 'astropy':
    from astropy.timeseries import LombScargle

    step, count = float(rest[0]), int(rest[1])
    model = LombScargle(times, values)
    run = lambda: model.power(step * np.arange(1, count + 1), method='fast', assume_regular_frequency=True)
else:
    from scipy.signal import lombscargle

    baseline = times.max() - times.min()
    centred = values - values.mean()

    def run():
        # short, medium and long periods, evenly spaced, as many as there are bins
        for low, high in [(2, 0.1 * baseline), (0.1 * baseline, 0.5 * baseline), (0.5 * baseline, baseline)]:
            lombscargle(times, centred, 2 * np.pi / np.linspace(low, high, len(times)), normalize=True)


for _ in range(int(repeats)):
    start = time.perf_counter()
    run()
    print(f'{(time.perf_counter() - start) * 1000:.3f}')

"""Statistics of curves by numpy, scipy and astropy: golden data of statistics/*.spec.ts.

Run: /usr/bin/python3 make-statistics.py > statistics.json   (numpy 1.24, scipy 1.10, astropy 5.2)
Source: numpy.mean/std, scipy.stats.pearsonr and chi2.sf, scipy.special.gammaln/gammaincc/betainc, astropy.stats.bayesian_blocks.
Licence of the numbers: none needed; they are facts.
"""

import json

import astropy
import numpy as np
import scipy
from astropy.stats import bayesian_blocks
from scipy import special, stats

random = np.random.default_rng(12)
curves = []
for count, mean, slope in [(5, 3, 0), (60, 20, 0.0), (400, 200, 0.02), (2500, 1.5, 0.0)]:
    times = np.round(0.5 + np.arange(count) * 2.016, 6)
    counts = random.poisson(mean + slope * np.arange(count)).astype(float)
    r, p = stats.pearsonr(times, counts)
    errors = np.round(random.uniform(1, 3, count) * np.sqrt(mean), 6)
    weighted = np.sum(counts / errors**2) / np.sum(1 / errors**2)
    chi2 = np.sum(((counts - weighted) / errors) ** 2)
    curves.append({
        'times': list(times), 'counts': list(counts), 'errors': list(errors),
        'total': counts.sum(), 'mean': counts.mean(), 'mu': np.sqrt(counts.mean()), 'stdev': np.std(counts),
        'poissonFactor': np.std(counts) / np.sqrt(counts.mean()), 'pearsonR': r, 'pearsonP': p,
        'chiSquare': chi2, 'chiSquareProbability': stats.chi2.sf(chi2, count - 1),
        'grossProbability': stats.chisquare(counts).pvalue,
    })

functions = {
    'logGamma': [[x, special.gammaln(x)] for x in [1e-3, 0.3, 0.5, 1.5, 3, 10.25, 20, 150.5, 4e4]],
    'upperIncompleteGamma': [[a, x, special.gammaincc(a, x)] for a in [0.5, 2, 30.5, 1000, 5000.5] for x in [0.1 * a, 0.9 * a, a, 1.1 * a, 1.5 * a]],
    'incompleteBeta': [[x, a, b, special.betainc(a, b, x)] for a, b in [(0.5, 0.5), (2, 5), (40.5, 40.5), (1249, 1249)] for x in [0.01, 0.3, 0.49, 0.6, 0.95]],
}

events = np.round(np.sort(np.concatenate([random.uniform(0, 100, 150), random.uniform(40, 45, 120)])), 6)
bins = np.arange(80) * 3.0
measures = np.round(np.where((bins > 90) & (bins < 150), 14.0, 10.0) + random.normal(0, 1, 80), 6)
blocks = {
    'events': {'times': list(events), 'edges': list(bayesian_blocks(events, fitness='events', p0=0.01))},
    'measures': {'times': list(bins), 'values': list(measures), 'error': 1.0, 'edges': list(bayesian_blocks(bins, measures, 1.0, fitness='measures', p0=0.01))},
}
print(json.dumps({'versions': {'numpy': np.__version__, 'scipy': scipy.__version__, 'astropy': astropy.__version__}, 'curves': curves, 'functions': functions, 'blocks': blocks}))

"""Compares our periodograms and statistics with astropy's and scipy's, on the same seeded samples.

usage: periods.py FOLDER_WE_WROTE …; the folder holds periods.json, by write-periods.mjs.
Each line is a comparison: the largest difference, and what is allowed. docs/crosscheck.md says why so much.
"""

import json
import sys
import warnings
from pathlib import Path

import numpy as np
import scipy.stats
from astropy.stats import bayesian_blocks
from astropy.timeseries import BoxLeastSquares, LombScargle
from astropy.timeseries.periodograms.lombscargle._statistics import fap_baluev

warnings.simplefilter("ignore")
failed = []


def check(name, difference, allowed):
    if not difference <= allowed:
        failed.append(name)
    print(f"  {'ok ' if difference <= allowed else 'BAD'} {name}: {difference:.2g}, allowed {allowed:.2g}")


def relative(ours, theirs):
    ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
    return float(np.max(np.abs(ours - theirs) / np.maximum(np.abs(theirs), 1e-300)))


def of_peak(ours, theirs):
    ours, theirs = np.asarray(ours, float), np.asarray(theirs, float)
    return float(np.max(np.abs(ours - theirs)) / np.max(np.abs(theirs)))


def frequencies(grid):
    return grid["stepHz"] * (grid["firstIndex"] + np.arange(grid["count"]))


def lomb_scargle(cases):
    worst = {}

    def note(name, difference):
        worst[name] = max(worst.get(name, 0), difference)

    for case in cases:
        frequency = frequencies(case["grid"])
        # astropy scales psd by the errors, or not at all without them; we take errors of 1
        errors = np.array(case["errors"]) if case["errors"] else np.ones(len(case["times"]))
        for method, spectra in case["powers"].items():
            for name, ours in spectra.items():
                normalization, mean = name.split()
                peer = LombScargle(case["times"], case["values"], errors, fit_mean=mean == "floating", normalization=normalization)
                slow = peer.power(frequency, method="slow")
                note(f"{method} and astropy's slow, {mean} mean", of_peak(ours, slow))
                if mean == "floating":
                    fast = peer.power(frequency, method="fast", assume_regular_frequency=True)
                    note("astropy's fast and its slow, floating mean", of_peak(fast, slow))
                    note(f"{method} and astropy's fast, floating mean", of_peak(ours, fast))
        times, values = np.array(case["times"]), np.array(case["values"])
        for (fap, power), chance in zip(case["levels"], case["chances"]):
            # by this and not by LombScargle, which rounds the highest frequency to a grid of its own
            theirs = fap_baluev(power, frequency[-1], times, values, errors)
            note("false-alarm probability (Baluev)", abs(chance / theirs - 1))
            note("false-alarm level undone", abs(chance / fap - 1))
        weights = errors**-2 / np.sum(errors**-2)
        window = np.abs(np.exp(2j * np.pi * np.outer(frequency, case["times"])) @ weights) ** 2
        note("spectral window, by its definition", of_peak(case["window"], window))
    # astropy's fast method is an approximation by extirpolation: we may be as far from it as its own slow one
    own = worst.pop("astropy's fast and its slow, floating mean")
    print(f"      astropy's fast and its slow, floating mean: {own:.2g}")
    for name, difference in worst.items():
        check(name, difference, own + 1e-9 if "astropy's fast" in name else 1e-9)


def pearson(cases):
    for case in cases:
        counts = np.array(case["counts"])
        r, p = scipy.stats.pearsonr(case["times"], counts)
        size = len(counts)
        check(f"pearsonr r of {size}", abs(case["ours"]["pearsonR"] - r), 1e-12)
        check(f"pearsonr p of {size}", relative(case["ours"]["pearsonP"], p), 1e-9)
        mean = counts.mean()
        theirs = [counts.sum(), mean, np.sqrt(mean), counts.std(), counts.std() / np.sqrt(mean)]
        ours = [case["ours"][name] for name in ("total", "mean", "mu", "stdev", "poissonFactor")]
        check(f"total, mean, mu, stdev, Poisson factor of {size}", relative(ours, theirs), 1e-12)


def blocks(cases):
    for case in cases:
        times = np.array(case["times"])
        if case["kind"] == "events":
            edges = bayesian_blocks(times, fitness="events", p0=0.01)
        elif case["kind"] == "counts":
            edges = bayesian_blocks(times, np.array(case["values"], int), fitness="events", p0=0.01)
        else:
            edges = bayesian_blocks(times, np.array(case["values"]), np.array(case["errors"]), fitness="measures", p0=0.01)
        # theirs lie half way between cells, ours are cells
        cells = np.searchsorted(times, edges[1:-1]).tolist()
        check(f"Bayesian blocks of {case['kind']}, {len(cells) + 1} found", 0 if cells == case["edges"] else 1, 0)


def boxes(case):
    times, values, errors = (np.array(case[name]) for name in ("times", "values", "errors"))
    peer = BoxLeastSquares(times, values, errors).power(
        np.array(case["periods"]), case["durations"], objective="likelihood", method="fast", oversample=10
    )
    ours, theirs = np.array(case["likelihoods"]), np.array(peer.power)
    same = np.abs(ours / theirs - 1) < 1e-9
    mended = np.array([seam(times, values, errors, period, case["durations"][0], 1) for period in case["periods"]])
    bare = np.array([seam(times, values, errors, period, case["durations"][0], 0) for period in case["periods"]])
    check("BoxLeastSquares where the seam of phase does not matter", relative(ours[same], theirs[same]), 1e-9)
    check("BoxLeastSquares, its algorithm with the seam as it is, and itself", relative(bare, theirs), 1e-9)
    check(f"BoxLeastSquares, its algorithm with the seam mended ({np.sum(~same)} of {same.size} differ from it)", relative(ours, mended), 1e-9)


def seam(times, values, errors, period, duration, first_copy, oversample=10):
    """The likeliest box by astropy's algorithm; the first bins of phase are copied behind the last (1) or upon it (0)."""
    width = duration / oversample
    whole = int(np.ceil(period / width))
    weights = errors**-2
    sums = np.zeros((2, whole + oversample + 1))
    bins = (((times - times.min()) % period) / width).astype(int) + 1
    np.add.at(sums[0], bins, values * weights)
    np.add.at(sums[1], bins, weights)
    place = whole + first_copy
    sums[:, place : place + oversample] = sums[:, 1 : oversample + 1]
    sums = np.cumsum(sums, axis=1)
    total = np.array([np.sum(values * weights), np.sum(weights)])
    starts = np.arange(whole + 1 - first_copy)
    inside = sums[:, starts + oversample] - sums[:, starts]
    outside = total[:, None] - inside
    with np.errstate(divide="ignore", invalid="ignore"):
        depth = outside[0] / outside[1] - inside[0] / inside[1]
        allowed = (inside[1] > 1e-12) & (outside[1] > 1e-12) & (depth >= 0)
    return np.max(np.where(allowed, 0.5 * inside[1] * depth**2, -np.inf))


def constants(cases):
    for case in cases:
        events, exposures, errors = (np.array(case[name]) for name in ("events", "exposures", "errors"))
        expected = events.sum() * exposures / exposures.sum()
        chi_square, p = scipy.stats.chisquare(events, expected)
        size = len(events)
        check(f"chi-square of {size} counts", relative(case["gross"]["chiSquare"], chi_square), 1e-12)
        check(f"its p-value", relative(case["gross"]["probability"], p), 1e-9)
        mean = np.average(events, weights=errors**-2)
        weighted = np.sum(((events - mean) / errors) ** 2)
        check(f"chi-square of {size} weighted values", relative(case["weighted"]["chiSquare"], weighted), 1e-12)
        check("its p-value", relative(case["weighted"]["probability"], scipy.stats.chi2.sf(weighted, size - 1)), 1e-9)


def combined(case):
    frequency = frequencies(case["grid"])
    chances = [
        (1 - LombScargle(each["times"], each["values"]).power(frequency, method="slow")) ** ((len(each["times"]) - 3) / 2)
        for each in case["exposures"]
    ]
    theirs = [scipy.stats.combine_pvalues(each, method="fisher")[1] for each in np.transpose(chances)]
    check("exposures combined (Fisher)", relative(case["probabilities"], theirs), 1e-8)


written = json.loads((Path(sys.argv[1]) / "periods.json").read_text())
lomb_scargle(written["lombScargle"])
pearson(written["pearson"])
blocks(written["blocks"])
boxes(written["boxes"])
constants(written["constant"])
combined(written["combined"])
sys.exit(1 if failed else 0)

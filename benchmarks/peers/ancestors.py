"""The bare lightcurve of a COS FUV pair as the pipeline of 2016 made it: ancestors.py CORRTAG_A CORRTAG_B PRODUCT

Its steps, passes over the photons and libraries, in words of our own: each box is selected by comparing four columns of
all events, photons are binned by numpy's histogram, the table is written by astropy. Without reference files, as an
archive of today has none of that age: fluxes by unity, which saves them an interpolation over the photons. Its numbers
are as wrong as theirs and of no use but to be timed: as a whole process, by benchmarks/ingest.mjs.
"""

import sys

import numpy as np
from astropy.io import fits
from astropy.table import Table
from scipy.interpolate import interp1d  # noqa: F401  they load it whether or not there is a response to interpolate

STEP = 1
WAVELENGTHS = (915, 1800)
COLUMNS = (0, 16384)
AIRGLOW = ((1208, 1225), (1298, 1312))
SECOND = 1.15741e-5  # of a day, by their rounding


def box(header, location, height):
    half = header[height] // 2
    return header[location] - half, header[location] + half


def select(hdus, low, high):
    events = hdus[1].data
    chosen = (events["XCORR"] >= COLUMNS[0]) & (events["XCORR"] < COLUMNS[1])
    chosen &= (events["YCORR"] >= low) & (events["YCORR"] < high)
    chosen &= np.logical_not(events["DQ"] & hdus[1].header["SDQFLAGS"])
    chosen &= (events["WAVELENGTH"] > WAVELENGTHS[0]) & (events["WAVELENGTH"] < WAVELENGTHS[1])
    for first, last in AIRGLOW:
        chosen &= (events["WAVELENGTH"] > last) | (events["WAVELENGTH"] < first)
    return np.where(chosen)[0]


def binned(hdus, index, edges, pixels):
    events = hdus[1].data
    counts = np.histogram(events["TIME"][index], edges, weights=events["EPSILON"][index])[0]
    unity = np.ones(events["TIME"].shape)[index]
    weights = events["EPSILON"][index] / STEP / unity / unity
    return counts, np.histogram(events["TIME"][index], edges, weights=weights)[0] / pixels


def width(hdus, index):
    columns = hdus[1].data["XCORR"][index]
    return round(min(columns.max(), COLUMNS[1])) - round(max(columns.min(), COLUMNS[0])) + 1


def lightcurve(files):
    segments = {letter: fits.open(file) for letter, file in zip("AB", files)}
    first = max(0, *(hdus[1].data["TIME"].min() for hdus in segments.values()))
    last = max(hdus[1].data["TIME"].max() for hdus in segments.values())
    last = min(last, max(hdus[1].header["EXPTIME"] for hdus in segments.values()))
    edges = np.arange(first, last + STEP, STEP)
    gross = background = flux = background_flux = 0
    for letter, hdus in segments.items():
        header = hdus[1].header
        low, high = box(header, f"SP_LOC_{letter}", f"SP_HGT_{letter}")
        source = select(hdus, low, high)
        pixels = width(hdus, source)
        counts, calibrated = binned(hdus, source, edges, pixels)
        gross += counts
        flux += calibrated
        bands = []
        for number in "12":
            below, above = box(header, f"B_BKG{number}_{letter}", f"B_HGT{number}_{letter}")
            bands.append(select(hdus, below, above))
        scale = (above - below) / (high - low) / 2
        counts, calibrated = binned(hdus, np.hstack(bands), edges, pixels)
        background += scale * counts
        background_flux += scale * calibrated
    start = segments["A"][1].header["EXPSTART"]
    return Table(
        {
            "times": edges[:-1],
            "mjd": start + edges[:-1] * SECOND,
            "bins": np.full(len(gross), STEP),
            "gross": gross,
            "background": background,
            "flux": flux - background_flux,
            "counts": gross - background,
            "error": np.sqrt(gross + background),
            "net": (gross - background) / STEP,
            "signal_to_noise": gross / np.sqrt(gross + background),
        }
    )


with np.errstate(all="ignore"):
    lightcurve(sys.argv[1:3]).write(sys.argv[3], format="fits", overwrite=True)

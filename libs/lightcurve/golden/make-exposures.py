"""Exposures of known truth, made without any of our code: closure test of the whole way from photons to flux.

Run: python3 make-exposures.py FOLDER [SEED]   (numpy, scipy, astropy >= 5.2; nothing is downloaded)

Written from the COS and STIS data handbooks and the recipe of the pipelines (CALCOS extract.py, CALSTIS x1dspec.c): photons
are drawn, the x1d is extracted from the very photons as the pipeline would, column by column, and what a lightcurve must
then hold (photons by bin, live time by bin, the light that was put in) is written beside them as truth.json.
"""

import json
import sys
from pathlib import Path

import numpy as np
from astropy.io import fits
from scipy.special import ndtr

COS_TICK, STIS_TICK = 0.032, 0.000125
STEP = 10.0
# share of photons that neither burst nor pulse height flags take away again
KEPT = 0.98 * 0.99
START = 58000.25


def flare(t):
    return 1 + 4 * np.where(t > 520, np.exp(-(t - 520) / 60), 0)


def eclipse(t):
    return np.where((t > 300) & (t < 450), 0.3, 1.0)


def constant(t):
    return np.ones_like(t, dtype=float)


def live_ticks(gti, tick):
    """Ticks t with START < t <= STOP."""
    return np.concatenate([np.arange(round(a / tick) + 1, round(b / tick) + 1) for a, b in gti])


def draw_ticks(rng, count, gti, tick, signal):
    """As many ticks in good time, as often as the signal is strong: drawn evenly, and kept or drawn again."""
    ticks = live_ticks(gti, tick)
    most = signal(ticks[:: max(1, len(ticks) // 100_000)] * tick).max() * 1.01
    kept = np.empty(0, int)
    while len(kept) < count:
        drawn = ticks[rng.integers(0, len(ticks), count + 1000)]
        kept = np.concatenate([kept, drawn[rng.random(len(drawn)) * most < signal(drawn * tick)]])
    return kept[:count]


def mean_signal(gti, tick, signal):
    ticks = live_ticks(gti, tick)
    return float(signal(ticks[:: max(1, len(ticks) // 2_000_000)] * tick).mean())


def bins_of(gti, tick, signal, photons):
    """What must be found: live seconds, mean signal and photons in each bin of STEP rounded to whole ticks."""
    per_bin = max(1, int(np.floor(STEP / tick + 0.5)))
    ticks = live_ticks(gti, tick)
    count = round(max(b for _, b in gti) / tick) // per_bin + 1
    number = ticks // per_bin
    live = np.bincount(number, minlength=count)
    light = np.bincount(number, weights=signal(ticks * tick), minlength=count)
    events = np.bincount(photons // per_bin, minlength=count)[:count]
    return {
        'live': (live * tick).tolist(),
        'signal': [float(s / n) if n else None for s, n in zip(light, live)],
        'events': events.tolist(),
    }


def boxcar(values, width):
    """ccos.c smoothBackground: window i - W/2 ... i - W/2 + W - 1, cut at the ends."""
    sums = np.concatenate([[0], np.cumsum(values)])
    i = np.arange(len(values))
    low = np.clip(i - width // 2, 0, len(values))
    high = np.clip(i - width // 2 + width, 0, len(values))
    return (sums[high] - sums[low]) / (high - low)


def sensitive_run(s, good):
    """Columns around the peak of S where it is at least a twentieth of it."""
    peak = int(np.argmax(np.where(good, s, 0)))
    limit = 0.05 * s[peak]
    low = peak
    while low > 0 and not s[low - 1] < limit:
        low -= 1
    high = peak
    while high < len(s) - 1 and not s[high + 1] < limit:
        high += 1
    run = np.zeros(len(s), bool)
    run[low : high + 1] = True
    return run


def nint_half_up(values):
    return np.floor(values + 0.5).astype(int)


class CosSegment:
    """One segment or stripe: its light, its boxes, and what the pipeline makes of its photons."""

    def __init__(self, name, columns, active, wavelength, rate, location, slope, height, bands, reference, offset, twozone):
        self.name, self.columns, self.twozone, self.offset = name, columns, twozone, offset
        self.wavelength = wavelength
        x = np.arange(columns)
        inside = (x >= active[0]) & (x < active[1])
        middle = 0.5 * (active[0] + active[1])
        # a smooth sensitivity that falls to nothing at the ends, and beyond its table no sensitivity at all
        self.s = np.where(inside, 2e14 * np.exp(-0.5 * ((x - middle) / (0.22 * (active[1] - active[0]))) ** 2), 0)
        shape = 1 + 3 * np.exp(-0.5 * ((x - active[0] - 0.37 * (active[1] - active[0])) / 25) ** 2)
        shape = np.where(inside, shape, 0)
        self.flux = shape * rate / np.sum(shape * self.s)
        self.centre = location + slope * (x - offset - reference[0])
        self.sigma = 3.0
        if twozone:
            half = 10 + 4 * np.sin(x / 900) ** 2
            self.low, self.high = np.round(self.centre - half).astype(int), np.round(self.centre + half).astype(int)
            self.ee = ndtr((self.high + 0.5 - self.centre) / self.sigma) - ndtr((self.low - 0.5 - self.centre) / self.sigma)
            self.bands = [(np.full(columns, round(b) - h // 2), np.full(columns, round(b) + h // 2)) for b, h in bands]
        else:
            self.low = nint_half_up(self.centre - height // 2)
            self.high = self.low + height - 1
            self.ee = np.ones(columns)
            firsts = [nint_half_up(b + slope * (x - offset - reference[1]) - h // 2) for b, h in bands]
            self.bands = [(first, first + h - 1) for first, (_, h) in zip(firsts, bands)]
        self.good = np.ones(columns, bool)
        self.good[active[0] + 1000 : active[0] + 1030] = False  # a bad stretch: DQ_WGT 0
        self.cards = dict(location=location, slope=slope, height=height, bands=bands)

    def draw(self, rng, seconds, mean, epsilon_of):
        """Columns of the photons of the star: as many as its light, thinned by what EPSILON makes up for."""
        expected = self.flux * self.s / epsilon_of(np.arange(self.columns)) / KEPT * seconds * mean
        x = np.repeat(np.arange(self.columns), rng.poisson(expected))
        rng.shuffle(x)
        y = rng.normal(self.centre[x], self.sigma)
        return x, y

    def extract(self, x, y, eps, seconds, width):
        """The x1d row, as CALCOS extracts it."""
        n = self.columns
        in_box = (y >= self.low[x]) & (y <= self.high[x])
        gross_raw = np.bincount(x[in_box], minlength=n)
        gross_eps = np.bincount(x[in_box], weights=eps[in_box], minlength=n)
        in_band = np.zeros(len(x), bool)
        rows = np.zeros(n)
        for low, high in self.bands:
            in_band |= (y >= low[x]) & (y <= high[x])
            rows += high - low + 1
        height = self.high - self.low + 1
        if self.twozone:
            per_row = boxcar(np.bincount(x[in_band], weights=eps[in_band], minlength=n) / rows, width)
            background = per_row * height / seconds
            gross = gross_eps / seconds
            net = (gross - background) / self.ee
        else:
            counts = np.bincount(x[in_band], minlength=n) / seconds
            background = boxcar((counts * height / rows).astype(np.float32), width)
            gross = gross_raw / seconds
            mean_eps = np.where(gross_raw > 0, gross_eps / np.maximum(gross_raw, 1), 1)
            net = mean_eps * (gross - background)
        flux = np.where(self.s > 0, net / np.where(self.s > 0, self.s, 1), 0)
        used = self.good & (flux != 0) & sensitive_run(self.s, self.good)
        return dict(
            gross=gross, gcounts=gross_raw, background=background, net=net, flux=flux, used=used,
            photons_used=in_box & used[x],
        )


def cos_exposure(folder, rng, rootname, detector, element, cenwave, segments, gti, signal, all_gti, twozone, width=100):
    """Writes corrtag(s) and x1d of one COS exposure; answers its truth."""
    seconds = sum(b - a for a, b in gti)
    mean = mean_signal(gti, COS_TICK, signal)
    epsilon_of = lambda x: 1.05 + 0.1 * np.sin(np.asarray(x) / 50.0)
    rows, used_ticks = [], []
    by_file = [[segment] for segment in segments] if detector == 'FUV' else [segments]
    names = []
    for group in by_file:
        n, offset = group[0].columns, group[0].offset
        x, y, ticks = [], [], []
        for segment in group:
            sx, sy = segment.draw(rng, seconds, mean, epsilon_of)
            x.append(sx), y.append(sy), ticks.append(draw_ticks(rng, len(sx), gti, COS_TICK, signal))
        # background all over the detector, the same light or not
        count = rng.poisson(30 * seconds)
        x.append(rng.integers(0, n, count)), y.append(rng.uniform(0, 1023, count))
        ticks.append(draw_ticks(rng, count, gti, COS_TICK, constant))
        x, y, ticks = (np.concatenate(each) for each in (x, y, ticks))
        dq = np.zeros(len(x), int)
        # what the pipeline rejects: bursts, pulse heights, and a flood of photons in bad time
        dq[rng.random(len(x)) < 0.02] |= 512
        dq[rng.random(len(x)) < 0.01] |= 64
        dq[rng.random(len(x)) < 0.05] |= 8192
        bad = rng.integers(1, round(all_gti[-1][1] / COS_TICK), 5000)
        bad = bad[~np.isin(bad, live_ticks(gti, COS_TICK)) & ~np.isin(bad, [round(a / COS_TICK) for a, _ in gti])]
        x = np.concatenate([x, rng.integers(0, n, len(bad))])
        y = np.concatenate([y, rng.normal(group[0].centre[x[-len(bad) :]] if len(bad) else [], 3)])
        ticks = np.concatenate([ticks, bad])
        dq = np.concatenate([dq, np.full(len(bad), 2048)])
        order = np.argsort(ticks, kind='stable')
        x, y, ticks, dq = x[order], y[order], ticks[order], dq[order]
        # coordinates within their pixel, rounded half up: never on the very edge, which single precision may move
        xfull = (x - offset + rng.uniform(-0.49, 0.49, len(x))).astype(np.float32)
        yfull = y.astype(np.float32)
        row_of = nint_half_up(yfull.astype(float))
        eps = (epsilon_of(x) + rng.normal(0, 0.01, len(x))).astype(np.float32)
        keep = (dq & 2624) == 0
        for segment in group:
            spectrum = segment.extract(x[keep], row_of[keep], eps[keep].astype(float), seconds, width)
            rows.append((segment, spectrum))
            used_ticks.append(ticks[keep][spectrum['photons_used']])
        wavelength = group[0].wavelength[x]
        suffix = f'_{group[0].name[-1].lower()}' if detector == 'FUV' else ''
        names.append(f'{rootname}_corrtag{suffix}.fits')
        write_corrtag(folder / names[-1], rootname, detector, element, cenwave, group, segments, all_gti, gti, seconds, dict(
            TIME=(ticks * COS_TICK).astype(np.float32), XFULL=xfull, YFULL=yfull,
            WAVELENGTH=wavelength.astype(np.float32), EPSILON=eps, DQ=dq.astype(np.int16),
            PHA=rng.integers(2, 24, len(x)).astype(np.uint8)), twozone)
    names.append(f'{rootname}_x1d.fits')
    write_cos_x1d(folder / names[-1], rootname, detector, element, cenwave, rows, seconds, twozone)
    return truth_of(rootname, names, gti, COS_TICK, signal, np.sort(np.concatenate(used_ticks)), [
        (segment.wavelength, spectrum['used'], segment.flux, spectrum['flux']) for segment, spectrum in rows
    ])


def truth_of(rootname, names, gti, tick, signal, photons, parts):
    widths = [np.abs(np.gradient(wavelength)) for wavelength, *_ in parts]
    total = sum(float(w[used].sum()) for w, (_, used, _, _) in zip(widths, parts))
    put_in = sum(float((w * flux)[used].sum()) for w, (_, used, flux, _) in zip(widths, parts))
    extracted = sum(float((w * x1d)[used].sum()) for w, (_, used, _, x1d) in zip(widths, parts))
    return {
        'rootname': rootname, 'files': names, 'tick': tick, 'step': STEP, 'exposure': sum(b - a for a, b in gti),
        'photons': len(photons), 'meanFluxDensity': put_in / total, 'x1dFluxDensity': extracted / total,
        'columns': sum(int(used.sum()) for _, used, _, _ in parts), **bins_of(gti, tick, signal, photons),
    }


def primary(rootname, instrument, detector, element, cenwave, aperture, filename, **more):
    hdu = fits.PrimaryHDU()
    cards = dict(
        TELESCOP='HST', INSTRUME=f'{instrument}   ', ROOTNAME=f'{rootname}                         ', DETECTOR=detector,
        OPT_ELEM=element, CENWAVE=cenwave, APERTURE=aperture, TARGNAME='TRUTH', OBSTYPE='SPECTROSCOPIC', OBSMODE='TIME-TAG',
        RA_TARG=12.5, DEC_TARG=-33.25, PROPOSID=99999, CAL_VER='independent', DATE='2026-11-01', FILENAME=filename,
        EXPTYPE='EXTERNAL/SCI', IMAGETYP='TIME-TAG', **more,
    )
    for keyword, value in cards.items():
        hdu.header[keyword] = value
    return hdu


def gti_hdu(gti, version):
    hdu = fits.BinTableHDU.from_columns([
        fits.Column('START', '1D', 's', array=[a for a, _ in gti]), fits.Column('STOP', '1D', 's', array=[b for _, b in gti]),
    ])
    hdu.header['EXTNAME'], hdu.header['EXTVER'] = 'GTI', version
    return hdu


def exposure_cards(header, gti, seconds):
    header['EXTNAME'], header['EXPFLAG'] = 'EVENTS', 'NORMAL'
    header['EXPSTART'], header['EXPEND'], header['EXPTIME'] = START, START + gti[-1][1] / 86400, seconds


def write_corrtag(path, rootname, detector, element, cenwave, group, segments, all_gti, gti, seconds, columns, twozone):
    format_of = dict(TIME='1E', XFULL='1E', YFULL='1E', WAVELENGTH='1E', EPSILON='1E', DQ='1I', PHA='1B')
    events = fits.BinTableHDU.from_columns([fits.Column(name, format_of[name], array=values) for name, values in columns.items()])
    header = events.header
    exposure_cards(header, gti, seconds)
    header['X_OFFSET'], header['SDQFLAGS'], header['NUMFLASH'] = group[0].offset, 8346 if detector == 'FUV' else 184, 0
    for letter in ('A', 'B') if detector == 'FUV' else ('A', 'B', 'C'):
        segment = next((each for each in segments if each.name[-1] == letter), None)
        if segment is None:
            header[f'SP_LOC_{letter}'] = -999.0
            continue
        cards = segment.cards
        header[f'SP_LOC_{letter}'], header[f'SP_SLP_{letter}'], header[f'SP_HGT_{letter}'] = cards['location'], cards['slope'], cards['height']
        for number, (middle, height) in enumerate(cards['bands'], 1):
            header[f'B_BKG{number}_{letter}'], header[f'B_HGT{number}_{letter}'] = middle, height
    segment_name = group[0].name if detector == 'FUV' else 'N/A'
    first = primary(rootname, 'COS', detector, element, cenwave, 'PSA', path.name, SEGMENT=segment_name, FPPOS=3,
                    XTRCTALG='TWOZONE' if twozone else 'BOXCAR', FLUXTAB='lref$truth_phot.fits', TDSTAB='lref$truth_tds.fits')
    tables = [gti_hdu(all_gti, 1)] + ([gti_hdu(gti, 2)] if gti != all_gti else [])
    fits.HDUList([first, events, *tables]).writeto(path, overwrite=True)


def write_cos_x1d(path, rootname, detector, element, cenwave, rows, seconds, twozone):
    n = rows[0][0].columns
    column = lambda name, letter, values: fits.Column(name, f'{n}{letter}', array=np.array(values))
    of = lambda key: [spectrum[key] for _, spectrum in rows]
    columns = [
        fits.Column('SEGMENT', '4A', array=[segment.name for segment, _ in rows]),
        fits.Column('EXPTIME', '1D', array=[seconds] * len(rows)), fits.Column('NELEM', '1J', array=[n] * len(rows)),
        column('WAVELENGTH', 'D', [segment.wavelength for segment, _ in rows]), column('FLUX', 'E', of('flux')),
        column('GROSS', 'E', of('gross')), column('GCOUNTS', 'E', of('gcounts')), column('NET', 'E', of('net')),
        column('BACKGROUND', 'E', of('background')),
        column('DQ', 'I', [np.where(segment.good, 0, 8) for segment, _ in rows]),
        column('DQ_WGT', 'E', [segment.good.astype(float) for segment, _ in rows]),
        column('NUM_EXTRACT_ROWS', 'I', [segment.high - segment.low + 1 for segment, _ in rows]),
        column('ACTUAL_EE', 'D', [segment.ee for segment, _ in rows]),
        column('Y_LOWER_OUTER', 'D', [segment.low for segment, _ in rows]),
        column('Y_UPPER_OUTER', 'D', [segment.high for segment, _ in rows]),
    ]
    table = fits.BinTableHDU.from_columns(columns)
    table.header['EXTNAME'] = 'SCI'
    segment_name = 'BOTH' if len(rows) == 2 else rows[0][0].name
    first = primary(rootname, 'COS', detector, element, cenwave, 'PSA', path.name, SEGMENT=segment_name,
                    XTRCTALG='TWOZONE' if twozone else 'BOXCAR')
    fits.HDUList([first, table]).writeto(path, overwrite=True)


def write_flux_tables(folder, segments, element, cenwave):
    """FLUXTAB and TDSTAB of segments: a sensitivity that falls by 5 % a year since MJD 57000, and what it was then."""
    factor = 1 - 0.05 * (START + 480 / 86400 - 57000) / 365.25
    n = 16384
    keys = [
        fits.Column('SEGMENT', '4A', array=[each.name for each in segments]), fits.Column('OPT_ELEM', '5A', array=[element] * len(segments)),
        fits.Column('CENWAVE', '1J', array=[cenwave] * len(segments)), fits.Column('APERTURE', '3A', array=['PSA'] * len(segments)),
    ]
    flux = fits.BinTableHDU.from_columns([
        *keys, fits.Column('WAVELENGTH', f'{n}D', array=np.array([each.wavelength for each in segments])),
        fits.Column('SENSITIVITY', f'{n}E', array=np.array([each.s / factor for each in segments])),
    ])
    fits.HDUList([fits.PrimaryHDU(), flux]).writeto(folder / 'truth_phot.fits', overwrite=True)
    pad = lambda values, length: np.pad(np.array(values, float), (0, length - len(values)))
    matrix = lambda value: np.array([pad([value, value], 60).tolist() + [0.0] * 60 * 19 for _ in segments])
    change = fits.BinTableHDU.from_columns([
        *keys, fits.Column('NWL', '1J', array=[2] * len(segments)), fits.Column('NT', '1J', array=[1] * len(segments)),
        fits.Column('WAVELENGTH', '60D', array=np.array([pad([1000, 2000], 60)] * len(segments))),
        fits.Column('TIME', '20D', array=np.array([pad([55000], 20)] * len(segments))),
        fits.Column('SLOPE', '1200D', array=matrix(-5.0)), fits.Column('INTERCEPT', '1200D', array=matrix(1.0)),
    ])
    change.header['REF_TIME'] = 57000.0
    fits.HDUList([fits.PrimaryHDU(), change]).writeto(folder / 'truth_tds.fits', overwrite=True)


def stis_exposure(folder, rng, rootname, element, cenwave, orders, gti, signal, flat=None):
    """Writes tag and x1d of one STIS exposure. orders: dicts of number, centre (1-based low-res row), wavelength, rate.

    flat: 1024 x 1024 response of the pixels, by which photons are lost and the image is divided.
    """
    seconds = sum(b - a for a, b in gti)
    mean = mean_signal(gti, STIS_TICK, signal)
    n, size = 1024, orders[0]['size']
    x, y, ticks = [], [], []
    for order in orders:
        c = np.arange(n)
        order['s'] = 3e14 * np.exp(-0.5 * ((c - 500) / 260.0) ** 2)
        shape = 1 + 0.3 * np.sin(order['wavelength'] / 7.0)
        order['flux'] = shape * order['rate'] / np.sum(shape * order['s'])
        low_x = np.repeat(c, rng.poisson(order['flux'] * order['s'] * seconds * mean))
        x.append(2 * low_x + rng.integers(0, 2, len(low_x)))
        # row in 0-based high-resolution pixels of a place given in 1-based low-resolution ones
        y.append(nint_half_up(2 * order['centre'][low_x] - 1.5 + rng.normal(0, order['sigma'], len(low_x))))
        ticks.append(draw_ticks(rng, len(low_x), gti, STIS_TICK, signal))
    count = rng.poisson(15 * seconds)
    x.append(rng.integers(0, 2048, count)), y.append(rng.integers(0, 2048, count))
    ticks.append(draw_ticks(rng, count, gti, STIS_TICK, constant))
    x, y, ticks = (np.concatenate(each) for each in (x, y, ticks))
    order_of = np.argsort(ticks, kind='stable')
    x, y, ticks = x[order_of], y[order_of], ticks[order_of]
    inside = (y >= 0) & (y < 2048)
    x, y, ticks = x[inside], y[inside], ticks[inside]
    if flat is not None:
        seen = rng.random(len(x)) < flat[y >> 1, x >> 1] / flat.max()
        x, y, ticks = x[seen], y[seen], ticks[seen]
        for order in orders:
            order['flux'] = order['flux'] / flat.max()
    image = np.zeros((1024, 1024))
    np.add.at(image, (y >> 1, x >> 1), 1)
    if flat is not None:
        image /= flat

    def box_sum(centre, height):
        """Sum over a box of fractional ends in low-resolution rows, 1-based; pixel j reaches from j - 0.5 to j + 0.5."""
        j = np.arange(1, 1025)[:, None]
        share = np.clip(np.minimum(j + 0.5, centre + height / 2) - np.maximum(j - 0.5, centre - height / 2), 0, 1)
        return (image * share).sum(axis=0)

    parts, rows, photons = [], [], []
    for order in orders:
        gross = box_sum(order['centre'], size) / seconds
        sizes, offsets = order['backgrounds']
        area = sum(sizes)
        # as smooth along the columns as the pipeline's fit: without it empty columns would have no FLUX, hence no S
        counts = boxcar(sum(box_sum(order['centre'] + o, s) for s, o in zip(sizes, offsets)), 101)
        background = counts / area * size / seconds
        net = gross - background
        flux = net / order['s']
        order['used'] = (flux != 0) & sensitive_run(order['s'], np.ones(n, bool))
        rows.append((order, gross, background, net, flux))
    # of columns of neighbouring orders that see one wavelength, the more sensitive counts
    chosen = [order['used'].copy() for order in orders]
    for kept, order in zip(chosen, orders):
        for rival in orders:
            if rival is order:
                continue
            scale = (order['wavelength'] - rival['wavelength'][0]) / (rival['wavelength'][1] - rival['wavelength'][0])
            there = np.clip(np.rint(scale).astype(int), 0, n - 1)
            sees = (scale > -0.5) & (scale < n - 0.5) & rival['used'][there]
            kept &= ~(sees & (rival['s'][there] > order['s']))
    for kept, order in zip(chosen, orders):
        order['used'] = kept
    for order, gross, background, net, flux in rows:
        parts.append((order['wavelength'], order['used'], order['flux'], flux))
        centre = 2 * order['centre'][x >> 1] - 1.5
        touches = (y + 0.5 > centre - size) & (y - 0.5 < centre + size)
        photons.append(ticks[touches & order['used'][x >> 1]])
    names = [f'{rootname}_tag.fits', f'{rootname}_x1d.fits']
    write_tag(folder / names[0], rootname, element, cenwave, gti, seconds, ticks, x, y)
    write_stis_x1d(folder / names[1], rootname, element, cenwave, rows, size)
    return truth_of(rootname, names, gti, STIS_TICK, signal, np.sort(np.concatenate(photons)), parts)


def write_tag(path, rootname, element, cenwave, gti, seconds, ticks, x, y):
    events = fits.BinTableHDU.from_columns([
        fits.Column('TIME', '1J', 'seconds', array=ticks.astype(np.int32)), fits.Column('AXIS1', '1I', array=(x + 1).astype(np.int16)),
        fits.Column('AXIS2', '1I', array=(y + 1).astype(np.int16)), fits.Column('DETAXIS1', '1I', array=(x + 1).astype(np.int16)),
    ])
    events.header['TSCAL1'], events.header['TZERO1'] = STIS_TICK, 0.0
    exposure_cards(events.header, gti, seconds)
    first = primary(rootname, 'STIS', 'FUV-MAMA', element, cenwave, '0.2X0.2', path.name, PFLTFILE='oref$truth_pfl.fits')
    fits.HDUList([first, events, gti_hdu(gti, 1)]).writeto(path, overwrite=True)


def write_stis_x1d(path, rootname, element, cenwave, rows, size):
    vector = lambda name, letter, values: fits.Column(name, f'1024{letter}', array=np.array(values))
    single = lambda name, values: fits.Column(name, '1E', array=np.array(values))
    columns = [
        fits.Column('SPORDER', '1I', array=[order['number'] for order, *_ in rows]),
        vector('WAVELENGTH', 'D', [order['wavelength'] for order, *_ in rows]),
        vector('GROSS', 'E', [row[1] for row in rows]), vector('BACKGROUND', 'E', [row[2] for row in rows]),
        vector('NET', 'E', [row[3] for row in rows]), vector('FLUX', 'E', [row[4] for row in rows]),
        vector('DQ', 'I', [np.zeros(1024, int) for _ in rows]),
        single('A2CENTER', [order['centre'][512] for order, *_ in rows]), single('EXTRSIZE', [size for _ in rows]),
        single('BK1SIZE', [order['backgrounds'][0][0] for order, *_ in rows]),
        single('BK2SIZE', [order['backgrounds'][0][1] for order, *_ in rows]),
        single('BK1OFFST', [order['backgrounds'][1][0] for order, *_ in rows]),
        single('BK2OFFST', [order['backgrounds'][1][1] for order, *_ in rows]),
        vector('EXTRLOCY', 'E', [order['centre'] for order, *_ in rows]),
    ]
    table = fits.BinTableHDU.from_columns(columns)
    table.header['EXTNAME'] = 'SCI'
    first = primary(rootname, 'STIS', 'FUV-MAMA', element, cenwave, '0.2X0.2', path.name)
    fits.HDUList([first, table]).writeto(path, overwrite=True)


def fuv(name, twozone, slope, rate):
    start, step = (1290.0, 0.00997) if name == 'FUVA' else (1135.0, 0.00994)
    return CosSegment(
        name, 16384, (1100, 15300), start + step * np.arange(16384), rate, 425.3 if name == 'FUVA' else 486.7, slope, 35,
        [(367.0 if name == 'FUVA' else 428.0, 35), (570.0 if name == 'FUVA' else 620.0, 31)], (8192, 8192), 0, twozone,
    )


def nuv(letter, place, start, rate):
    return CosSegment(
        f'NUV{letter}', 1274, (105, 1270), start + 0.037 * np.arange(1274), rate, place, -0.002, 57,
        [(840.0, 41), (300.0, 41)], (537, 512), 100, False,
    )


def write_flat(path, flat):
    image = fits.ImageHDU(flat.astype(np.float32), name='SCI')
    fits.HDUList([fits.PrimaryHDU(), image]).writeto(path, overwrite=True)


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    whole = [(0.032, 960.032)]
    gapped = [(0.032, 256.0), (320.032, 700.032), (760.0, 960.0)]
    truth = {
        'boxcar': cos_exposure(folder, rng, 'lboxcar01', 'FUV', 'G130M', 1291, [fuv('FUVA', False, -0.0004, 120), fuv('FUVB', False, 0.0003, 60)], gapped, flare, whole, False),
        'twozone': cos_exposure(folder, rng, 'ltwozon01', 'FUV', 'G130M', 1291, [fuv('FUVA', True, 0.0, 120), fuv('FUVB', True, 0.0, 40)], gapped, flare, whole, True),
        'nuv': cos_exposure(folder, rng, 'lnuv00001', 'NUV', 'G185M', 1850, [nuv('A', 550.49, 1790, 40), nuv('B', 650.01, 1890, 60), nuv('C', 731.19, 1990, 50)], whole, eclipse, whole, False),
        'g140l': stis_exposure(folder, rng, 'og140l001', 'G140L', 1425, [dict(
            number=1, centre=406.24 + 4 * np.arange(1024) / 1023, wavelength=1140 + 0.583 * np.arange(1024), rate=150, sigma=2.5,
            size=11, backgrounds=((5, 5), (-300, 300)))], [(0.0, 400.0), (500.0, 900.0)], flare),
        'e140m': stis_exposure(folder, rng, 'oe140m001', 'E140M', 1425, [dict(
            number=120 - k, centre=80.3 + 24.0 * k + 3 * np.arange(1024) / 1023, wavelength=1150 + 10.0037 * k + 0.0123 * np.arange(1024),
            rate=8, sigma=1.3, size=7, backgrounds=((5, 5), (-11.5, 11.5))) for k in range(34)], [(0.0, 600.0)], eclipse),
    }
    write_flux_tables(folder, [fuv('FUVA', False, -0.0004, 120), fuv('FUVB', False, 0.0003, 60)], 'G130M', 1291)
    j, i = np.mgrid[0:1024, 0:1024]
    flat = 1 + 0.15 * np.sin(i / 11.0) + 0.1 * np.cos(j / 7.0)
    write_flat(folder / 'truth_pfl.fits', flat)
    truth['flat'] = stis_exposure(folder, rng, 'oflat0001', 'G140L', 1425, [dict(
        number=1, centre=406.24 + 4 * np.arange(1024) / 1023, wavelength=1140 + 0.583 * np.arange(1024), rate=150, sigma=2.5,
        size=11, backgrounds=((5, 5), (-300, 300)))], [(0.0, 400.0), (500.0, 900.0)], flare, flat)
    (folder / 'truth.json').write_text(json.dumps(truth))


main()

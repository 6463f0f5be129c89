import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import { readTimeTagExposure } from '../instruments/read-exposure.js';
import {
  cosNuvFile,
  cosNuvSpectrum,
  liveSeconds,
  stisSpectrum,
  stisTagFile,
  type CosPhoton,
} from '../testing/synthetic-files.js';
import { exposureOf, photonList, rows, tickSeconds, type TestPhoton } from '../testing/test-exposure.js';
import type { Segment } from '../time-tag-exposure.js';

// the defects of the first hstlc in what is counted, by their numbers in the project's science page, section 7: each test
// shows that our result is right, and that the defective formula gives another on the same photons

const wholeBin = { stepSeconds: 2 * liveSeconds, airglow: 'keep' } as const;
const goodTimes = [{ start: 0, stop: 1000 * tickSeconds }];
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

/** One bin of an exposure of photons; rows 400 to 419 are the source, 300 to 334 and 500 to 534 the background. */
async function oneBin(photons: readonly TestPhoton[], changes: Partial<Segment> = {}) {
  const exposure = exposureOf([], goodTimes, { photons: photonList(photons), ...changes });
  const { columns } = await extractLightcurve(exposure, { stepSeconds: 100 });
  return Object.fromEntries(Object.entries(columns).map(([name, values]) => [name, values[0]!]));
}

const photonsAt = (count: number, row: number, epsilon = 1): readonly TestPhoton[] =>
  Array.from({ length: count }, (_, photon) => ({ tick: 10 + photon, column: photon % 100, row, epsilon }));

describe('defect 1: the background scale inverted, one band alone', () => {
  it('scales 140 photons of 70 rows to the 20 of the source', async () => {
    const { BACKGROUND } = await oneBin([...photonsAt(70, 310), ...photonsAt(70, 510)]);
    expect(BACKGROUND).toBeCloseTo(40, 9);
    const defective = 140 * (35 / 20);
    expect(defective).toBe(245);
  });
});

describe('defect 3: STIS without an extraction box, and no background', () => {
  it('counts the box alone and takes the background off', async () => {
    const spectrum = Array.from({ length: 100 }, (_, photon) => [8000 + photon, 500 + photon, 800] as const);
    const dark = Array.from({ length: 14 }, (_, photon) => [9000 + photon, 900, 100 + 100 * photon] as const);
    const events = [await stisTagFile([...spectrum, ...dark])];
    const exposure = await readTimeTagExposure({ events, x1d: await stisSpectrum(1e-6) });
    const { columns } = await extractLightcurve(exposure, wholeBin);
    expect(columns.GROSS[0]).toBe(100 + 1);
    expect(columns.BACKGROUND[0]).toBeGreaterThan(0);
    const defective = spectrum.length + dark.length;
    expect(defective).toBe(114);
  });
});

describe('defect 6: the number of pixels from the extreme events', () => {
  it('divides by the columns of the band, whichever of them were hit', async () => {
    const calibration = {
      sensitivities: new Float64Array(100).fill(1e13),
      enclosedEnergies: new Float64Array(100).fill(1),
      fluxes: new Float64Array(100).fill(Number.NaN),
    };
    const photons = Array.from({ length: 200 }, (_, photon) => ({
      tick: 10 + photon,
      column: 20 + (photon % 60),
      epsilon: 1,
    }));
    const { FLUX } = await oneBin(photons, { calibration });
    // 100 columns of 0.01 Å; each photon stands for 0.01 Å / S
    const seconds = 1000 * tickSeconds;
    const integrated = (200 * 0.01) / 1e13 / seconds;
    expect(FLUX! / (integrated / 1)).toBeCloseTo(1, 9);
    const defective = integrated / ((79 - 20) * 0.01);
    expect(defective / FLUX!).toBeGreaterThan(1.6);
  });
});

describe('defect 7: photons of bursts, pulse heights and bad times are kept', () => {
  it('drops them, though SDQFLAGS has none of their bits', async () => {
    const flags = [0, 64, 512, 2048, 8, 4096];
    const photons = flags.map((dq, photon): CosPhoton => [1 + photon, 537, 500, 1, dq]);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(photons)] });
    const { columns } = await extractLightcurve(exposure, wholeBin);
    expect(columns.EVENTS[0]).toBe(3);
    const defective = flags.filter((dq) => (dq & 184 & ~8) === 0).length;
    expect(defective).toBe(6);
  });
});

describe('defect 8: exposures with gaps are cut at EXPTIME, and gaps are zeros', () => {
  const gapped = [
    { start: 0, stop: 312 * tickSeconds },
    { start: 625 * tickSeconds, stop: 937 * tickSeconds },
  ];

  it('keeps what came after EXPTIME seconds, and has no number where nothing was recorded', async () => {
    const ticks = [100, 700, 900];
    const { columns, liveSeconds: live } = await extractLightcurve(exposureOf(ticks, gapped), {
      stepSeconds: 3.2,
    });
    expect(sum(columns.EVENTS)).toBe(3);
    expect(live).toBeCloseTo(624 * tickSeconds, 9);
    const dark = columns.EXPOSURE.map((seconds, bin) => (seconds === 0 ? columns.NET[bin]! : 0));
    expect(dark.some(Number.isNaN)).toBe(true);
    const end = Math.min(937 * tickSeconds, live);
    const defective = ticks.filter((tick) => tick * tickSeconds < end).length;
    expect(defective).toBe(1);
  });
});

describe('defect 9: seconds alias with the clock ticks of 0.032 s', () => {
  it.each([1, 2])(
    'scatters as Poisson says at 3000 counts a second in bins of %d s',
    async (stepSeconds) => {
      const tickCount = 156_250;
      const counts = poissonCounts(3000 * tickSeconds, tickCount);
      const exposure = exposureOf([], [{ start: 0, stop: tickCount * tickSeconds }], {
        photons: {
          columnCount: 100,
          rowCount: 1024,
          async *batches() {
            for (let first = 0; first < tickCount; first += 1000) {
              const number = sum(counts.subarray(first, first + 1000));
              const ticks = new Int32Array(number);
              let photon = 0;
              for (let tick = first; tick < Math.min(tickCount, first + 1000); tick++)
                for (let each = 0; each < counts[tick]!; each++) ticks[photon++] = tick + 1;
              const same = (value: number) => new Int32Array(number).fill(value);
              yield {
                count: number,
                ticks,
                columns: same(50),
                rows: same(410),
                epsilons: new Float64Array(number).fill(1),
              };
            }
          },
        },
      });
      const { columns } = await extractLightcurve(exposure, { stepSeconds });
      const whole = [...columns.EVENTS].slice(1, -1);
      expect(Math.abs(scatterOverPoisson(whole) - 1)).toBeLessThan(0.02);

      const naive = new Float64Array(Math.ceil((tickCount * tickSeconds) / stepSeconds) + 1);
      for (let tick = 0; tick < tickCount; tick++)
        naive[Math.floor(((tick + 1) * tickSeconds) / stepSeconds)]! += counts[tick]!;
      const defective = scatterOverPoisson([...naive].slice(1, -2));
      expect(defective).toBeGreaterThan(stepSeconds === 1 ? 1.2 : 1.05);
      // fifteen million photons on a busy machine
    },
    30_000,
  );
});

/** Standard deviation over the root of the mean. */
function scatterOverPoisson(counts: readonly number[]): number {
  const mean = sum(counts) / counts.length;
  return Math.sqrt(sum(counts.map((count) => (count - mean) ** 2)) / (counts.length - 1) / mean);
}

/** Poisson counts from a fixed seed, by the inverse of their distribution. */
function poissonCounts(mean: number, length: number): Uint16Array {
  const distribution: number[] = [];
  let [chance, total] = [Math.exp(-mean), 0];
  for (let count = 0; count < 3 * mean; count++) {
    total += chance;
    distribution.push(total);
    chance *= mean / (count + 1);
  }
  let state = 42;
  return Uint16Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const wanted = (state + 0.5) / 2 ** 32;
    let [low, high] = [0, distribution.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (distribution[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  });
}

describe('defect 11: boxes without slope, and odd heights that lose a row', () => {
  it('has 57 rows of a box 57 high, and follows its slope', async () => {
    // at x = 537 the middle is 500, at x = 37 it is 501
    const atReference = [471, 472, 528, 529].map((y): CosPhoton => [1, 537, y, 1, 0]);
    const far = [472, 473, 529, 530].map((y): CosPhoton => [1, 37, y, 1, 0]);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile([...atReference, ...far])] });
    const { columns } = await extractLightcurve(exposure, wholeBin);
    expect(columns.EVENTS[0]).toBe(4);
    // from the middle half the height either way, upper end not included, and no slope
    const defective = [...atReference, ...far].filter(([, , y]) => y >= 500 - 28 && y < 500 + 28).length;
    expect(defective).toBe(3);
  });

  it('looks at YFULL, not at YCORR, which the trace has not straightened', async () => {
    const photons: readonly CosPhoton[] = [[1, 537, 526, 1, 0]];
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(photons)] });
    const { columns } = await extractLightcurve(exposure, wholeBin);
    expect(columns.EVENTS[0]).toBe(1);
    const ycorr = 526 + 3;
    const defective = ycorr >= 472 && ycorr <= 528 ? 1 : 0;
    expect(defective).toBe(0);
  });
});

describe('defect 13: the background scale not squared, EPSILON not squared, flux errors infinite or negative', () => {
  it('adds squared weights of source and scaled background', async () => {
    const { ERROR, GROSS, BACKGROUND } = await oneBin([
      ...photonsAt(100, 410, 1.5),
      ...photonsAt(70, 310, 1.2),
    ]);
    const scale = 20 / 70;
    expect(ERROR).toBeCloseTo(Math.sqrt(100 * 1.5 ** 2 + 70 * (1.2 * scale) ** 2), 9);
    const defective = Math.sqrt(GROSS! + BACKGROUND!);
    expect(Math.abs(defective / ERROR! - 1)).toBeGreaterThan(0.1);
  });

  it('gives a finite positive uncertainty to a flux of zero and below', async () => {
    const calibration = {
      sensitivities: new Float64Array(100).fill(1e13),
      enclosedEnergies: new Float64Array(100).fill(1),
      fluxes: new Float64Array(100).fill(Number.NaN),
    };
    for (const source of [20, 10]) {
      const photons = [...photonsAt(source, 410), ...photonsAt(70, 310)];
      const { COUNTS, ERROR, FLUX, FLUX_ERROR } = await oneBin(photons, { calibration });
      expect(COUNTS).toBeCloseTo(source - 20, 9);
      expect(FLUX_ERROR! > 0 && Number.isFinite(FLUX_ERROR!)).toBe(true);
      // flux × error / net
      const defective = (FLUX! * ERROR!) / COUNTS!;
      expect(defective > 0 && Number.isFinite(defective) && source === 20).toBe(false);
    }
    const flux = -1e-15;
    expect(flux * (5 / 10)).toBeLessThan(0);
  });
});

describe('defect 19: sums in single precision', () => {
  it('sums two million weights of 1.1 to the last digit', async () => {
    const photons = 2_000_000;
    const batch = 100_000;
    const exposure = exposureOf([], goodTimes, {
      photons: {
        columnCount: 100,
        rowCount: 1024,
        async *batches() {
          const same = (value: number) => new Int32Array(batch).fill(value);
          const each = { count: batch, ticks: same(10), columns: same(5), rows: same(410) };
          for (let first = 0; first < photons; first += batch)
            yield { ...each, epsilons: new Float64Array(batch).fill(1.1) };
        },
      },
    });
    const { columns } = await extractLightcurve(exposure, { stepSeconds: 100 });
    expect(Math.abs(columns.GROSS[0]! - 1.1 * photons)).toBeLessThan(1e-3);
    let defective = 0;
    for (let photon = 0; photon < photons; photon++) defective = Math.fround(defective + Math.fround(1.1));
    expect(Math.abs(defective - 1.1 * photons)).toBeGreaterThan(100);
  });
});

describe('defect 21: wavelength limits on the events of a NUV background', () => {
  it('takes the background of the columns of the band, whose own wavelengths are 0', async () => {
    const inBand = Array.from({ length: 30 }, (_, photon): CosPhoton => [1 + photon, 600, 500, 1, 0]);
    const background = Array.from({ length: 41 }, (_, photon): CosPhoton => [
      1 + photon,
      100 + 20 * photon,
      840,
      1,
      0,
    ]);
    // of columns 600 to 800, that is 1760 to 1780 Å
    const within = background.filter(([, x]) => x + 100 >= 600 && x + 100 <= 800).length;
    const expected = (within * 57) / 82;
    const x1d = await cosNuvSpectrum(new Map([[700, 30]]), expected / 201 / liveSeconds);
    const exposure = await readTimeTagExposure({
      events: [await cosNuvFile([...inBand, ...background])],
      x1d,
    });
    const { columns } = await extractLightcurve(exposure, { ...wholeBin, wavelengths: [[1760, 1780]] });
    expect(columns.GROSS[0]).toBe(30);
    // the one column with photons weighs its background by their mean EPSILON, 1.25
    expect(columns.BACKGROUND[0]).toBeCloseTo(expected * (1 + 0.25 / 201), 4);
    // those of the band, and of half a boxcar on either side
    expect(columns.BACKGROUND_EVENTS[0]).toBeGreaterThanOrEqual(within);
    expect(columns.BACKGROUND_EVENTS[0]).toBeLessThanOrEqual(within + 6);
    expect(columns.COUNTS[0]).toBeGreaterThan(0);
    // limits on the events' own wavelengths keep none of them: all are subtracted where the limits are on the source alone
    const defective = 30 - (background.length * 57) / 41;
    expect(defective).toBeLessThan(0);
  });
});

describe('defect 26: the last bin that is not whole is lost, and bin edges drift', () => {
  it('keeps it, with its live time', async () => {
    const short = [{ start: 0, stop: 170 * tickSeconds }];
    const { columns } = await extractLightcurve(exposureOf([5, 100, 169], short), { stepSeconds: 2.016 });
    expect([...columns.EVENTS]).toEqual([1, 1, 1]);
    expect(columns.EXPOSURE[2]).toBeCloseTo((170 - 125) * tickSeconds, 9);
    const wholeBins = Math.floor(170 / 63);
    const defective = [5, 100, 169].filter((tick) => tick < wholeBins * 63).length;
    expect(defective).toBe(2);
  });

  it('has the edge of the ten-thousandth bin where it belongs', async () => {
    const long = [{ start: 0, stop: 63 * 10_001 * tickSeconds }];
    const { columns } = await extractLightcurve(exposureOf([5], long), { stepSeconds: 2.016 });
    expect(columns.TIMES[10_000]).toBe(630_000 * tickSeconds);
    let drifting = 0;
    for (let bin = 0; bin < 10_000; bin++) drifting = Math.fround(drifting + Math.fround(2.016));
    expect(Math.abs(drifting - 20_160)).toBeGreaterThan(tickSeconds);
  });
});

describe('defect 5: mean densities of segments added, one mean response for all', () => {
  it('has the density of a flat spectrum over both segments, not twice that', async () => {
    const density = 1e-14;
    const seconds = 1000 * tickSeconds;
    const segmentOf = (name: string, sensitivity: number, start: number): Segment => {
      const count = Math.round(density * sensitivity * seconds);
      const photons = photonList(
        Array.from({ length: 100 * count }, (_, photon) => ({ tick: 10, column: photon % 100, epsilon: 1 })),
      );
      const [base] = exposureOf([], goodTimes).segments as [Segment];
      return {
        ...base,
        name,
        photons,
        source: [rows(400, 419)],
        wavelengths: Float64Array.from({ length: 100 }, (_, column) => start + 0.01 * column),
        calibration: {
          sensitivities: new Float64Array(100).fill(sensitivity),
          enclosedEnergies: new Float64Array(100).fill(1),
          fluxes: new Float64Array(100).fill(Number.NaN),
        },
      };
    };
    const exposure = {
      ...exposureOf([], goodTimes),
      segments: [segmentOf('FUVA', 1e14, 1400), segmentOf('FUVB', 5e13, 1320)],
    };
    const { columns } = await extractLightcurve(exposure, { stepSeconds: 100 });
    expect(columns.FLUX[0]! / density).toBeCloseTo(1, 1);
    const defective = 2 * density;
    expect(defective / columns.FLUX[0]!).toBeGreaterThan(1.65);
  });
});

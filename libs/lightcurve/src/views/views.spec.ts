import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import { isLightcurveError } from '../lightcurve-error.js';
import { smoothAdjoint } from '../photon-weights.js';
import { exposureOf, photonList, rows, tickSeconds } from '../testing/test-exposure.js';
import type { Segment, TimeTagExposure } from '../time-tag-exposure.js';
import { makeDetectorImages } from './detector-image.js';
import { smoothColumns } from './smooth-columns.js';
import { makeSpectra } from './spectrum.js';
import { makeSpectrogram } from './spectrogram.js';

const goodTimes = [
  { start: 0, stop: 300 * tickSeconds },
  { start: 500 * tickSeconds, stop: 1000 * tickSeconds },
];

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((total, value) => total + value, 0);

/** An exposure of photons anywhere: rows 400 to 419 are the source, 300 to 334 and 500 to 534 the background. */
function exposureWith(
  photons: readonly (readonly [tick: number, column: number, row: number])[],
  changes: Partial<Segment> = {},
): TimeTagExposure {
  return exposureOf([], goodTimes, {
    photons: photonList(
      photons.map(([tick, column, row], photon) => ({ tick, column, row, epsilon: 1 + (photon % 7) / 10 })),
      13,
    ),
    calibration: {
      sensitivities: Float64Array.from({ length: 100 }, (_, column) => 1e13 + column * 1e11),
      enclosedEnergies: new Float64Array(100).fill(0.9),
      fluxes: new Float64Array(100).fill(Number.NaN),
    },
    ...changes,
  });
}

const somePhotons = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 1100 }),
    fc.integer({ min: -3, max: 103 }),
    fc.oneof(fc.integer({ min: 395, max: 424 }), fc.integer({ min: 290, max: 540 })),
  ),
  { maxLength: 200 },
);

const smoothing = (columns: number): Partial<Segment> => ({
  background: {
    boxes: [rows(300, 334), rows(500, 534)],
    sourceRows: new Float64Array(100).fill(20),
    backgroundRows: new Float64Array(100).fill(70),
    smoothingColumns: columns,
    weighing: 'epsilon',
    spectrum: undefined,
  },
});

describe('the spectrogram', () => {
  it('sums over wavelength to the lightcurve, gross and events, and has its live times', async () => {
    await fc.assert(
      fc.asyncProperty(somePhotons, fc.constantFrom(0.03, 0.11, 5), async (photons, wavelengthStep) => {
        const exposure = exposureWith(photons);
        const { columns } = await extractLightcurve(exposure, { stepSeconds: 3 });
        const found = await makeSpectrogram(exposure, { stepSeconds: 3, wavelengthStep });
        expect(found.timeCount).toBe(columns.GROSS.length);
        expect(found.live).toEqual(columns.EXPOSURE);
        for (let time = 0; time < found.timeCount; time++) {
          const range = [time * found.wavelengthCount, (time + 1) * found.wavelengthCount] as const;
          if (Number.isNaN(columns.GROSS[time])) continue;
          expect(sum(found.counts.subarray(...range))).toBeCloseTo(columns.GROSS[time]!, 9);
          expect(sum(found.events.subarray(...range))).toBe(columns.EVENTS[time]);
        }
      }),
      { seed: 2, numRuns: 40 },
    );
  });

  it('puts a photon where the wavelength of its column lies, and tells how much of each bin is seen', async () => {
    const found = await makeSpectrogram(exposureWith([[10, 37, 410]]), { wavelengthStep: 0.25 });
    // column 37 is at 1400.37 Å; columns are 0.01 Å wide, and 1400 to 1400.99 Å is seen
    expect(found.wavelengthStart).toBe(1400);
    expect([...found.events.subarray(0, found.wavelengthCount)]).toEqual([0, 1, 0, 0]);
    expect(Array.from(found.widths, (width) => Math.round(width * 1000))).toEqual([250, 250, 250, 250]);
  });

  it('refuses more cells than a picture has, and wavelengths that are not known', async () => {
    const codes = [];
    const unknown = exposureWith([], { wavelengths: new Float64Array(100).fill(Number.NaN) });
    for (const made of [
      makeSpectrogram(exposureWith([]), { stepSeconds: 0.032, wavelengthStep: 1e-5 }),
      makeSpectrogram(exposureWith([]), { wavelengthStep: 0 }),
      makeSpectrogram(unknown),
    ])
      codes.push(await made.catch((error: unknown) => (isLightcurveError(error) ? error.code : error)));
    expect(codes).toEqual(['invalid-option', 'invalid-option', 'unsupported-configuration']);
  });
});

describe('the spectrum of a range of time', () => {
  it('sums over columns to the lightcurve: events, gross, net, and flux over the band', async () => {
    await fc.assert(
      fc.asyncProperty(somePhotons, fc.constantFrom(1, 10, 33), async (photons, width) => {
        const exposure = exposureWith(photons, smoothing(width));
        // one bin that holds the whole exposure
        const { columns } = await extractLightcurve(exposure, { stepSeconds: 40 });
        const [spectrum] = await makeSpectra(exposure);
        const seconds = spectrum!.liveSeconds;
        expect(seconds).toBeCloseTo(800 * tickSeconds, 9);
        expect(sum(spectrum!.events)).toBe(columns.EVENTS[0]);
        expect(sum(spectrum!.gross) * seconds).toBeCloseTo(columns.GROSS[0]!, 9);
        expect(sum(spectrum!.background) * seconds).toBeCloseTo(columns.BACKGROUND[0]!, 9);
        // columns are 0.01 Å wide, so the mean density is the mean over columns
        expect(sum(spectrum!.flux) / 100 / 1e-13).toBeCloseTo(columns.FLUX[0]! / 1e-13, 9);
      }),
      { seed: 3, numRuns: 40 },
    );
  });

  it('is made of the photons of that range alone, and its parts add up to the whole', async () => {
    await fc.assert(
      fc.asyncProperty(somePhotons, fc.integer({ min: 1, max: 999 }), async (photons, cut) => {
        const exposure = exposureWith(photons);
        const edge = (cut + 0.5) * tickSeconds;
        const [before] = await makeSpectra(exposure, { times: [{ start: -1, stop: edge }] });
        const [after] = await makeSpectra(exposure, { times: [{ start: edge, stop: 99 }] });
        const [whole] = await makeSpectra(exposure);
        const counted = before!.events.map((count, column) => count + after!.events[column]!);
        // a cut inside a tick shares its photons, for intervals are closed
        expect(sum(counted) - sum(whole!.events)).toBeGreaterThanOrEqual(0);
        const shared = photons.filter(([tick]) => tick === cut || tick === cut + 1).length;
        expect(sum(counted) - sum(whole!.events)).toBeLessThanOrEqual(shared);
      }),
      { seed: 4, numRuns: 40 },
    );
  });

  it('has errors that are finite and not 0 where nothing was counted, and NaN without live time', async () => {
    const [empty] = await makeSpectra(exposureWith([]));
    expect(empty!.netError.every((error) => error > 0 && Number.isFinite(error))).toBe(true);
    const [dark] = await makeSpectra(exposureWith([]), { times: [{ start: 10, stop: 15 }] });
    expect(dark!.liveSeconds).toBe(0);
    expect(dark!.net.every(Number.isNaN)).toBe(true);
  });
});

describe('the boxcar over columns', () => {
  it('is the adjoint of that by which background photons are weighed', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 60 })
          .chain((length) =>
            fc.tuple(
              fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length }),
              fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: length, maxLength: length }),
              fc.integer({ min: 1, max: 80 }),
            ),
          ),
        ([a, b, width]) => {
          const smooth = smoothColumns(Float64Array.from(a), width);
          const spread = smoothAdjoint(Float64Array.from(b), width);
          const left = smooth.reduce((total, value, column) => total + value * b[column]!, 0);
          const right = spread.reduce((total, value, column) => total + value * a[column]!, 0);
          expect(Math.abs(left - right)).toBeLessThan(1e-12);
        },
      ),
      { seed: 5 },
    );
  });
});

describe('the picture of the detector', () => {
  it('holds every photon on the detector in good time once, whatever its pixels', async () => {
    await fc.assert(
      fc.asyncProperty(
        somePhotons,
        fc.constantFrom(1, 7, 16),
        fc.constantFrom(1, 3),
        async (photons, columnsPerPixel, rowsPerPixel) => {
          const [image] = await makeDetectorImages(exposureWith(photons), { columnsPerPixel, rowsPerPixel });
          const isGood = (tick: number) => tick <= 300 || (tick >= 500 && tick <= 1000);
          const expected = photons.filter(([tick, column]) => isGood(tick) && column >= 0 && column < 100);
          expect(sum(image!.events)).toBe(expected.length);
          for (const [, column, row] of expected) {
            const pixel =
              Math.floor(row / rowsPerPixel) * image!.width + Math.floor(column / columnsPerPixel);
            expect(image!.events[pixel]).toBeGreaterThan(0);
          }
        },
      ),
      { seed: 6, numRuns: 40 },
    );
  });

  it('comes with the boxes, by segment and kind', async () => {
    const [image] = await makeDetectorImages(exposureWith([]));
    expect(image!.segments).toEqual(['FUVA']);
    expect(image!.boxes.map(({ segment, region, low, high }) => [segment, region, low[5], high[5]])).toEqual([
      ['FUVA', 'source', 399.5, 419.5],
      ['FUVA', 'background', 299.5, 334.5],
      ['FUVA', 'background', 499.5, 534.5],
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badPixelFile, flatFile, linearityFile } from '../testing/reference-files.js';
import { correctGlobalLinearity, globalLinearity, trueOverObserved } from './global-linearity.js';
import { readReferenceTable } from './reference-table.js';
import { badPixels, qualityAt } from './stis-bad-pixels.js';
import { combineFlats, expandFlat, flatWeight, missingFlatCaveats, readFlatField } from './stis-flat.js';

const absent = { pixel: undefined, delta: undefined, lowOrder: undefined };

describe('a STIS flat field', () => {
  it('is divided by: a photon on a pixel that sees half counts for two', async () => {
    const pixel = await readFlatField(await flatFile(1024, (x) => (x === 7 ? 0.5 : 1)));
    const weight = flatWeight(combineFlats({ ...absent, pixel })!);
    expect([13, 14, 15, 16].map((rawX) => weight(rawX, 100))).toEqual([1, 2, 2, 1]);
  });

  it('leaves photons as they are where the flat is not above 0, and beyond the detector', async () => {
    // a pixel of this flat is 8 of the detector
    const pixel = await readFlatField(await flatFile(256, (x) => (x === 3 ? 0 : 0.5)));
    const weight = flatWeight(combineFlats({ ...absent, pixel })!);
    expect([weight(31, 0), weight(32, 0), weight(-1, 0), weight(0, 2048)]).toEqual([1, 2, 1, 1]);
  });

  it('is the product of the three, the low-order one between the centres of its pixels', async () => {
    const pixel = await readFlatField(await flatFile(1024, () => 0.8));
    const delta = await readFlatField(await flatFile(1024, (x, y) => (y === 512 ? 0.5 : 1)));
    const lowOrder = await readFlatField(await flatFile(256, (x) => 1 + x / 1000));
    const flat = combineFlats({ pixel, delta, lowOrder })!;
    expect(flat.columnCount).toBe(1024);
    // pixel 601 of 1024 is 149.875 of 256
    expect(flat.values[512 * 1024 + 601]).toBeCloseTo(0.8 * 0.5 * 1.149875, 6);
    expect(combineFlats(absent)).toBeUndefined();
    expect(combineFlats({ ...absent, lowOrder })!.columnCount).toBe(2048);
  });

  it('that is a plane stays that plane on a finer grid, to its very edges', async () => {
    const coarse = await readFlatField(await flatFile(64, (x, y) => 1 + x / 100 - y / 200));
    const fine = expandFlat(coarse, 512, 512);
    for (const [x, y] of [
      [0, 0],
      [511, 511],
      [3, 508],
      [256, 77],
    ] as const) {
      const at = (place: number) => (place - 3.5) / 8;
      expect(fine.values[y * 512 + x]).toBeCloseTo(1 + at(x) / 100 - at(y) / 200, 6);
    }
  });

  it('that is not at hand is a caveat of its own; one the header leaves open is none', () => {
    const named = { PFLTFILE: 'oref$a_pfl.fits', LFLTFILE: 'oref$b_lfl.fits' };
    expect(missingFlatCaveats(absent, named).map(({ code }) => code)).toEqual(['no-pfltfile', 'no-lfltfile']);
  });
});

describe('bad pixels of STIS', () => {
  const rows = [
    { element: 'G140L', pix1: 10, pix2: 20, length: 3, axis: 1, value: 16 },
    { element: 'ANY', pix1: 11, pix2: 20, length: 2, axis: 2, value: 1024 },
    { element: 'E140M', pix1: 10, pix2: 20, length: 1, axis: 1, value: 4 },
    { element: 'ANY', pix1: 1023, pix2: 5, length: 100, axis: 1, value: 8 },
    { element: 'ANY', pix1: 0, pix2: 5, length: 1, axis: 1, value: 2 },
  ] as const;

  it('are those of the optical element and of any, runs along either axis, bits joined, cut at the edge', async () => {
    const quality = badPixels(await readReferenceTable(await badPixelFile(rows)), 'G140L');
    const at = (column: number, row: number) => qualityAt(quality, 2 * column - 1, 2 * row - 2);
    expect([at(10, 20), at(11, 20), at(12, 20), at(13, 20)]).toEqual([16, 16 | 1024, 16, 0]);
    expect([at(11, 21), at(11, 22)]).toEqual([1024, 0]);
    expect([at(1023, 5), at(1024, 5), at(1, 6), at(1, 5)]).toEqual([8, 8, 0, 0]);
    expect(qualityAt(quality, -1, 0) + qualityAt(quality, 2048, 0)).toBe(0);
  });
});

describe('the global linearity of a MAMA', () => {
  it('undoes y = x exp(−τ x) for every true rate below its maximum', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 0.95e6, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e-6, noNaN: true }),
        (rate, tau) => {
          const observed = rate * Math.exp(-tau * rate);
          const found = observed * trueOverObserved(observed, tau);
          // near the maximum a rounding of y moves x by its square root
          expect(Math.abs(found / rate - 1)).toBeLessThan(1e-9 / (1 - tau * rate));
        },
      ),
      { seed: 1 },
    );
  });

  it('has no answer for a rate that no true rate gives, and changes nothing without counts', () => {
    expect(trueOverObserved(0.37 / 1e-6, 1e-6)).toBeNaN();
    expect(trueOverObserved(0, 1e-6)).toBe(1);
    expect(trueOverObserved(1000, 0)).toBe(1);
  });

  it('agrees with the three Newton steps of CALSTIS below its limit', () => {
    // FindRate of dononlin.c for y = 200 000 count/s and τ = 2.6e-7 s, by hand with 16 digits
    const [rate, tau] = [200_000, 2.6e-7];
    let x = rate;
    for (let step = 0; step < 3; step++)
      x += (rate - x * Math.exp(-tau * x)) / ((1 - tau * x) * Math.exp(-tau * x));
    expect(trueOverObserved(rate, tau)).toBeCloseTo(x / rate, 9);
  });

  it('is that of the bin, so that a flare is corrected by more than the exposure on average', async () => {
    const table = await readReferenceTable(await linearityFile(1e-6, 150_000));
    const linearity = globalLinearity(table, 'FUV-MAMA')!;
    expect(linearity).toEqual({ tau: 1e-6, globalLimit: 150_000 });
    const live = Float64Array.of(1, 1, 0.5, 0);
    const events = Float64Array.of(10_000, 200_000, 5000, 0);
    const { factors, beyondLimit } = correctGlobalLinearity(events, live, linearity);
    expect(factors[0]).toBe(factors[2]);
    expect(factors[1]!).toBeGreaterThan(1.25);
    expect(factors[3]).toBeNaN();
    expect(beyondLimit).toBe(1);
    expect(globalLinearity(table, 'CCD')).toBeUndefined();
  });
});

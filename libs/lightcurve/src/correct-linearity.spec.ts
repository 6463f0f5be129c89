import { describe, expect, it } from 'vitest';
import { extractLightcurve } from './extraction.js';
import { readTimeTagExposure } from './instruments/read-exposure.js';
import { linearityFile } from './testing/reference-files.js';
import { stisTagFile } from './testing/synthetic-files.js';
import { exposureOf, photonList, tickSeconds, type TestPhoton } from './testing/test-exposure.js';

/** Time constant (s), far longer than a real one, so that few photons will do. */
const tau = 2e-4;
const linearity = { tau, globalLimit: 600 };

/** Two bins of 100 ticks: photons in the source box (row 410) and elsewhere on the detector (row 900). */
function exposureWith(counts: readonly (readonly [source: number, elsewhere: number])[], epsilon = 1) {
  const photons: TestPhoton[] = counts.flatMap(([source, elsewhere], bin) => [
    ...Array.from({ length: source }, (_, photon) => ({
      tick: 100 * bin + 1 + (photon % 90),
      column: photon % 100,
      epsilon,
    })),
    ...Array.from({ length: elsewhere }, (_, photon) => ({
      tick: 100 * bin + 1 + (photon % 90),
      column: photon % 100,
      row: 900,
    })),
  ]);
  const goodTimes = [{ start: 0, stop: (100 * counts.length - 1) * tickSeconds }];
  return exposureOf([], goodTimes, { photons: photonList(photons) });
}

const stepSeconds = 100 * tickSeconds;

describe('the linearity of a lightcurve', () => {
  it('is corrected bin by bin with the rate of the whole detector', async () => {
    // true rates whose observed ones are whole numbers of photons within a thousandth
    const exposure = exposureWith([
      [300, 300],
      [300, 1200],
    ]);
    const plain = await extractLightcurve(exposure, { stepSeconds });
    const { columns } = await extractLightcurve({ ...exposure, linearity }, { stepSeconds });
    for (const bin of [0, 1]) {
      const observed = (bin === 0 ? 600 : 1500) / columns.EXPOSURE[bin]!;
      const factor = columns.GROSS[bin]! / plain.columns.GROSS[bin]!;
      const trueRate = observed * factor;
      expect(trueRate * Math.exp(-tau * trueRate)).toBeCloseTo(observed, 6);
      expect(columns.ERROR[bin]! / plain.columns.ERROR[bin]!).toBeCloseTo(factor, 9);
      expect(columns.EVENTS[bin]).toBe(plain.columns.EVENTS[bin]);
    }
    // the exposure's mean rate would correct both alike
    expect(columns.GROSS[1]! / columns.GROSS[0]!).toBeGreaterThan(1.05);
  });

  it('tells of bins beyond the limit', async () => {
    const exposure = {
      ...exposureWith([
        [300, 300],
        [300, 3000],
      ]),
      linearity,
    };
    const { caveats } = await extractLightcurve(exposure, { stepSeconds });
    expect(caveats.find(({ code }) => code === 'beyond-linearity')?.text).toMatch(/^in 1 bins/);
  });

  it('changes nothing at rates a detector does not feel', async () => {
    const exposure = exposureWith([[300, 300]]);
    const gentle = { ...exposure, linearity: { tau: 1e-12, globalLimit: 1e6 } };
    const plain = await extractLightcurve(exposure, { stepSeconds });
    const { columns } = await extractLightcurve(gentle, { stepSeconds });
    expect(columns.GROSS[0]! / plain.columns.GROSS[0]!).toBeCloseTo(1, 8);
  });

  it('is that of MLINTAB for the detector, unless the pipeline left it out', async () => {
    const references = { MLINTAB: await linearityFile(2.6e-7, 285_000) };
    const events = [await stisTagFile([[8000, 1000, 800]])];
    const { linearity: found, parameters } = await readTimeTagExposure({ events, references });
    expect(found).toEqual({ tau: 2.6e-7, globalLimit: 285_000 });
    expect(parameters).toEqual([{ key: 'LINEARITY_TAU', value: '2.6e-7', unit: 's' }]);
    const omitted = [await stisTagFile([[8000, 1000, 800]], [{ keyword: 'GLINCORR', value: 'OMIT' }])];
    expect((await readTimeTagExposure({ events: omitted, references })).linearity).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import { isLightcurveError } from '../lightcurve-error.js';
import { exposureOf, photonList, rows, tickSeconds } from '../testing/test-exposure.js';
import { readEventList } from './read-event-list.js';
import { writeEventList } from './write-event-list.js';

const goodTimes = [
  { start: 0, stop: 300 * tickSeconds },
  { start: 500 * tickSeconds, stop: 1000 * tickSeconds },
];

// single precision, as files have it
const photons = Array.from({ length: 5000 }, (_, photon) => ({
  tick: photon % 1100,
  column: (photon * 37) % 103,
  row: 290 + ((photon * 61) % 250),
  epsilon: Math.fround(1 + (photon % 7) / 10),
}));

const exposure = {
  ...exposureOf([], goodTimes, {
    photons: photonList(photons),
    background: {
      boxes: [rows(300, 334), rows(500, 534)],
      sourceRows: new Float64Array(100).fill(20),
      backgroundRows: new Float64Array(100).fill(70),
      smoothingColumns: 11,
      weighing: 'epsilon',
      spectrum: undefined,
    },
    calibration: {
      sensitivities: Float64Array.from({ length: 100 }, (_, column) => (column === 0 ? Number.NaN : 1e13)),
      enclosedEnergies: new Float64Array(100).fill(0.9),
      fluxes: new Float64Array(100).fill(Number.NaN),
    },
  }),
  caveats: [{ code: 'test', text: 'Lyman α, "quoted"' }],
  linearity: { tau: 1e-8, globalLimit: Number.POSITIVE_INFINITY },
} as const;

describe('a photon list', () => {
  it('gives the same lightcurve as the files it was made of, to the bit, wherever its bytes lie', async () => {
    const bytes = await writeEventList(exposure);
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    const read = readEventList(shifted.subarray(3));
    for (const options of [{}, { stepSeconds: 1, wavelengths: [[1400.2, 1400.6]] as const }]) {
      const [ours, theirs] = [
        await extractLightcurve(read, options),
        await extractLightcurve(exposure, options),
      ];
      expect(ours).toEqual(theirs);
    }
    expect(read.linearity!.globalLimit).toBe(Number.POSITIVE_INFINITY);
  });

  it('refuses photons that it does not keep, and bytes that are something else', async () => {
    const read = readEventList(await writeEventList(exposure));
    const codes = [];
    for (const attempt of [
      () => extractLightcurve(read, { rejectedDq: 0 }),
      async () => readEventList(Uint8Array.from('SIMPLE  = T', (character) => character.charCodeAt(0))),
    ])
      codes.push(await attempt().catch((error: unknown) => (isLightcurveError(error) ? error.code : error)));
    expect(codes).toEqual(['invalid-option', 'not-a-product']);
  });
});

import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import {
  cosNuvFile,
  cosNuvSpectrum,
  liveSeconds,
  sensitivity,
  type CosPhoton,
} from '../testing/synthetic-files.js';
import { fluxTableFile, timeDependenceFile } from '../testing/reference-files.js';
import { readTimeTagExposure } from './read-exposure.js';

const options = { stepSeconds: 2 * liveSeconds, airglow: 'keep' } as const;

/** Two photons in the box of x = 537, one in a background band. */
const photons: readonly CosPhoton[] = [
  [1, 537, 500, 1.25, 0],
  [2, 537, 510, 1.25, 0],
  [3, 537, 840, 2, 0],
];

describe('a COS NUV exposure', () => {
  it('has a sloping box, referred to x = 537, with both edges in it', async () => {
    // at x = 37 the middle is 501: rows 473 to 529
    const rows = [472, 473, 529, 530].map((y): CosPhoton => [1, 37, y, 1, 0]);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(rows)] });
    expect(exposure.segments.map(({ name }) => name)).toEqual(['NUVA']);
    const { source } = exposure.segments[0]!;
    expect([source[0]!.low[137], source[0]!.high[137]]).toEqual([472.5, 529.5]);
    expect((await extractLightcurve(exposure, options)).columns.EVENTS[0]).toBe(2);
  });

  it('drops bursts, wrong pulse heights and bad times, and nothing else', async () => {
    const flags = [0, 64, 512, 2048, 8192, 4].map((dq): CosPhoton => [1, 537, 500, 1, dq]);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(flags)] });
    expect((await extractLightcurve(exposure, options)).columns.EVENTS[0]).toBe(3);
    const all = await extractLightcurve(exposure, { ...options, rejectedDq: 0 });
    expect(all.columns.EVENTS[0]).toBe(6);
  });

  it('counts background photons, not their weights, by rows and by the mean weight of the columns', async () => {
    const x1d = await cosNuvSpectrum(new Map([[637, 2]]), 1e-6);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(photons)], x1d });
    const { columns, selfCheck, parameters } = await extractLightcurve(exposure, options);
    expect(columns.GROSS[0]).toBe(2.5);
    // the boxcar spreads it over 100 columns; one of them has the mean weight 1.25
    const ofPhotons = (57 / 82) * (100.25 / 100);
    const scale = parameters.find(({ key }) => key === 'BACKGROUND_SCALE_NUVA');
    const ofSpectrum = (1273 + 1.25) * 1e-6 * liveSeconds;
    expect(Number(scale!.value) * ofPhotons).toBeCloseTo(ofSpectrum, 7);
    expect(columns.BACKGROUND[0]).toBeCloseTo(ofSpectrum, 7);
    expect(selfCheck.gcountsEqual).toBe(true);
  });

  it('has the flux of the spectrum when the photons are those of the spectrum', async () => {
    const background = ((57 / 82) * (100.25 / 100)) / liveSeconds / 1274.25;
    const net = 2.5 / liveSeconds - 1274.25 * background;
    const x1d = await cosNuvSpectrum(new Map([[637, 2]]), background);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(photons)], x1d });
    const { columns, selfCheck, caveats } = await extractLightcurve(exposure, options);
    expect(selfCheck.fluxRatio).toBeCloseTo(1, 6);
    expect(columns.FLUX[0]! / (net / 1274 / sensitivity)).toBeCloseTo(1, 4);
    expect(caveats).toEqual([]);
  });

  it('has no flux, only counts, when the photons are not those of the spectrum', async () => {
    const x1d = await cosNuvSpectrum(new Map([[637, 3]]), 1e-6);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(photons)], x1d });
    const { columns, selfCheck, caveats } = await extractLightcurve(exposure, options);
    expect(selfCheck.gcountsEqual).toBe(false);
    expect(columns.FLUX[0]).toBeNaN();
    expect(columns.COUNTS[0]).toBeGreaterThan(1);
    expect(caveats.map(({ code }) => code)).toContain('counts-differ');
  });

  it('has the flux of FLUXTAB and TDSTAB without an x1d, and none where they have no row', async () => {
    const setting = { segment: 'NUVA', element: 'G185M', wavelength: 1850, wavelengths: [1000, 3000] };
    // a photon in each of 20 columns, which tell their wavelengths, and one beside
    const spread = Array.from({ length: 20 }, (_, step): CosPhoton => [1 + step, 527 + step, 500, 1.25, 0]);
    const file = await cosNuvFile([...spread, [30, 537, 840, 2, 0]]);
    const tables = async (aperture: string) => ({
      FLUXTAB: await fluxTableFile([{ ...setting, aperture, sensitivities: [4e13, 4e13] }]),
      TDSTAB: await timeDependenceFile(
        [
          {
            ...setting,
            aperture: 'ANY',
            times: [50_000, 60_000],
            slopes: [
              [0, 0],
              [0, 0],
            ],
            intercepts: [
              [0.5, 0.5],
              [1, 1],
            ],
          },
        ],
        58_000,
      ),
    });
    const flux = async (aperture: string) => {
      const exposure = await readTimeTagExposure({ events: [file], references: await tables(aperture) });
      return extractLightcurve(exposure, options);
    };
    const { columns, selfCheck, caveats } = await flux('PSA');
    // 20 columns of 0.1 Å; the boxcar of 100 columns puts a fifth of the background into them
    const net = (20 * 1.25 - (57 / 82) * 2 * (20 / 100)) / liveSeconds;
    expect(columns.FLUX[0]! / (net / 20 / 2e13)).toBeCloseTo(1, 5);
    expect(selfCheck).toEqual({ gcountsEqual: null, fluxRatio: null });
    expect(caveats.map(({ code }) => code)).toEqual(['no-x1d']);
    const other = await flux('BOA');
    expect(other.columns.FLUX[0]).toBeNaN();
    expect(other.caveats.map(({ code }) => code)).toContain('no-table-row');
  });

  it('does not use a summed spectrum, nor that of another exposure', async () => {
    const events = [await cosNuvFile(photons)];
    for (const card of [
      { keyword: 'FILENAME', value: 'test00001_x1dsum.fits' },
      { keyword: 'ROOTNAME', value: 'other0001' },
    ]) {
      const x1d = await cosNuvSpectrum(new Map([[637, 2]]), 1e-6, [card]);
      const { caveats, segments } = await readTimeTagExposure({ events, x1d });
      expect(caveats.map(({ code }) => code)).toEqual(['x1d-of-another', 'no-x1d']);
      expect(segments[0]!.calibration).toBeUndefined();
    }
  });
});

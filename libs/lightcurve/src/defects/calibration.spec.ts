import { bytesSource, openFits } from '@hstlc/fits';
import { describe, expect, it } from 'vitest';
import { cosColumnSensitivity, cosTimeDependence } from '../calibration/cos-sensitivity.js';
import { interpolateClamped } from '../calibration/interpolate.js';
import { matchRow, readReferenceTable } from '../calibration/reference-table.js';
import { badPixels, qualityAt } from '../calibration/stis-bad-pixels.js';
import { combineFlats, flatWeight, readFlatField } from '../calibration/stis-flat.js';
import { extractLightcurve } from '../extraction.js';
import { readTimeTagExposure } from '../instruments/read-exposure.js';
import { stisPhotons } from '../instruments/stis-photons.js';
import { pipelineFilter } from '../photon-list.js';
import { calibrateStisTag } from '../products/stis-corrtag.js';
import { badPixelFile, flatFile, fluxTableFile, timeDependenceFile } from '../testing/reference-files.js';
import {
  cosNuvFile,
  liveSeconds,
  stisSpectrum,
  stisTagFile,
  type CosPhoton,
  type StisPhoton,
} from '../testing/synthetic-files.js';
import { exposureOf, tickSeconds } from '../testing/test-exposure.js';

// the defects of the first hstlc in calibration and files, by their numbers in the project's science page, section 7

/** Photons of the order of `stisSpectrum`, whose middle is the 0-based high-resolution row 799 (AXIS2 800). */
const orderPhotons = Array.from({ length: 50 }, (_, photon): StisPhoton => [
  8000 + photon,
  200 + 30 * photon,
  796 + (photon % 9),
]);

describe('defect 2: echelle orders looked for at half their position, SHIFTA2 added twice', () => {
  it('gives every photon of the order its wavelength', async () => {
    const corrtag = await openFits(
      bytesSource(await calibrateStisTag(await stisTagFile(orderPhotons), await stisSpectrum(1e-6))),
    );
    const wavelengths = Array.from(await corrtag.hdu('EVENTS')!.numbers('WAVELENGTH'), Number);
    const expected = orderPhotons.map(([, axis1]) => 1140 + 0.6 * ((axis1 - 1) >> 1));
    for (const [photon, wavelength] of wavelengths.entries())
      expect(wavelength).toBeCloseTo(expected[photon]!, 3);
    // EXTRLOCY, low-resolution, taken for a high-resolution row, and shifted again by SHIFTA2
    const [extrlocy, shift, size] = [400.25, -3.2, 11];
    const defective = orderPhotons.filter(([, , axis2]) => Math.abs(axis2 - (extrlocy + shift)) <= size / 2);
    expect(defective.length).toBe(0);
  });
});

describe('defect 4: NUV matches no row of the tables, and flux is counts', () => {
  it('finds the row of the stripe, and has no flux rather than a sensitivity of 1', async () => {
    const row = { element: 'G185M', wavelength: 1850, aperture: 'PSA', segment: 'NUVA' };
    const wavelengths = [1600, 2000];
    const flux = await readReferenceTable(
      await fluxTableFile([{ ...row, wavelengths, sensitivities: [1e12, 1e12] }]),
    );
    const change = { ...row, wavelengths, times: [50_000], slopes: [[0, 0]], intercepts: [[1, 1]] };
    const timeDependence = await readReferenceTable(await timeDependenceFile([change], 50_000));
    const setting = { opticalElement: 'G185M', centralWavelength: 1850, aperture: 'PSA', segment: 'NUVA' };
    const found = cosColumnSensitivity(
      { flux, timeDependence },
      { ...setting, startMjd: 58_000, endMjd: 58_000 },
      Float64Array.of(1800),
      0,
    );
    expect(found.kind === 'known' && found.sensitivities[0]).toBeCloseTo(1e12, -6);
    // the detector's name instead of the stripe's
    expect(matchRow(flux, { OPT_ELEM: 'G185M', SEGMENT: 'NUV' })).toBeUndefined();
    const photons = Array.from({ length: 85 }, (_, photon): CosPhoton => [1 + photon, 537, 500, 1, 0]);
    const exposure = await readTimeTagExposure({ events: [await cosNuvFile(photons)] });
    const { columns } = await extractLightcurve(exposure, { stepSeconds: 2 * liveSeconds, airglow: 'keep' });
    expect(columns.FLUX[0]).toBeNaN();
    const defective = columns.GROSS[0]! / 1;
    expect(defective).toBe(85);
  });
});

describe('defect 10: photons multiplied by the flat field', () => {
  it('makes an uneven detector even, where the product makes it worse', async () => {
    const response = (x: number) => 0.5 + (x % 4) / 3;
    const pixel = await readFlatField(await flatFile(1024, response));
    const weight = flatWeight(combineFlats({ pixel, delta: undefined, lowOrder: undefined })!);
    const columns = [0, 1, 2, 3];
    // an even light of 600 photons a column, seen as the pixels respond
    const counts = columns.map((column) => 600 * response(column));
    const ours = counts.map((count, column) => count * weight(2 * column, 0));
    for (const value of ours) expect(value).toBeCloseTo(600, 3);
    const defective = counts.map((count, column) => count / weight(2 * column, 0));
    expect(Math.max(...defective) / Math.min(...defective)).toBeGreaterThan(
      Math.max(...counts) / Math.min(...counts),
    );
  });
});

describe('defect 15: the change of sensitivity by another setting, from EXPSTART, with wavelengths that are none', () => {
  it('is that of the central wavelength at the middle of the exposure, over the first NWL wavelengths', async () => {
    const row = { element: 'G130M', aperture: 'ANY', segment: 'FUVA', wavelengths: [1300, 1400] };
    const table = await readReferenceTable(
      await timeDependenceFile(
        [
          { ...row, wavelength: 1055, times: [55_000], slopes: [[0, 0]], intercepts: [[1, 1]] },
          {
            ...row,
            wavelength: 1291,
            times: [55_000, 58_000.5],
            slopes: [
              [-4, -4],
              [0, 0],
            ],
            intercepts: [
              [1, 1],
              [0.7, 0.7],
            ],
          },
        ],
        55_000,
      ),
    );
    const ours = matchRow(table, { OPT_ELEM: 'G130M', CENWAVE: 1291, APERTURE: 'PSA', SEGMENT: 'FUVA' })!;
    // from 58 000 to 58 002: the middle is in the second interval
    const { factors, wavelengths } = cosTimeDependence(ours, 55_000, 58_001);
    expect([...factors]).toEqual([0.7, 0.7]);
    expect(wavelengths.length).toBe(2);

    const noCentralWavelength = matchRow(table, { OPT_ELEM: 'G130M', SEGMENT: 'FUVA' })!;
    expect(cosTimeDependence(noCentralWavelength, 55_000, 58_001).factors[0]).toBe(1);
    const atStart = cosTimeDependence(ours, 55_000, 58_000).factors[0]!;
    expect(atStart).toBeCloseTo(1 - (0.04 * 3000) / 365.25, 9);
    expect(Math.abs(atStart - 0.7)).toBeGreaterThan(0.02);
    const noWildcard = table.rows.filter((each) => each.text('APERTURE') === 'PSA');
    expect(noWildcard).toEqual([]);
    // beyond NWL the table holds zeros as wavelengths, and no number as factors
    const all = ours.numbers('INTERCEPT').slice(0, 60);
    expect(all.some((value) => value > 1e10)).toBe(true);
  });
});

describe('defect 16: the end of the sensitivity curve moved to the extreme photon', () => {
  it('leaves the table as it is', () => {
    const [wavelengths, sensitivities] = [
      [1300, 1350, 1400],
      [1e13, 2e13, 1e13],
    ];
    const [ours] = interpolateClamped(wavelengths!, sensitivities!, Float64Array.of(1390));
    expect(ours).toBeCloseTo(1.2e13, -3);
    const [defective] = interpolateClamped([1300, 1350, 1460], sensitivities!, Float64Array.of(1390));
    expect(defective! / ours!).toBeGreaterThan(1.3);
  });
});

describe('defect 20: two fixed airglow windows, and options that do nothing', () => {
  const wavelengths = Float64Array.from({ length: 100 }, (_, column) => 1129 + column);
  const goodTimes = [{ start: 0, stop: 1000 * tickSeconds }];
  const ticks = Array.from({ length: 1000 }, (_, tick) => tick + 1);
  const sun = Float64Array.from({ length: 40 }, (_, second) => second);
  const exposure = {
    ...exposureOf(ticks, goodTimes, { wavelengths }),
    sunAltitudes: { seconds: sun, degrees: sun.map((second) => (second < 16 ? 10 : -10)) },
  };
  const events = async (options: Parameters<typeof extractLightcurve>[1]) =>
    (await extractLightcurve(exposure, { stepSeconds: 100, ...options })).columns.EVENTS[0]!;

  it('masks what is asked for, keeps all when asked to, and heeds the limit on the Sun', async () => {
    const [masked, kept] = [await events({}), await events({ airglow: 'keep' })];
    // 100 columns of 1 Å, 10 photons each: 18 columns from 1208 to 1225 Å
    expect([kept, masked]).toEqual([1000, 820]);
    // the five windows together cover all of these columns
    await expect(events({ airglow: 'full' })).rejects.toMatchObject({ code: 'no-columns-left' });
    // good time is closed: the photon on its edge counts
    expect(await events({ airglow: 'keep', maximumSunAltitude: 0 })).toBe(501);
    // the defective options gave the same whatever was asked
    const defective = masked;
    expect([kept, await events({ maximumSunAltitude: 0 })]).not.toContain(defective);
  });
});

describe('defect 22: AXIS halved though it counts from 1', () => {
  it('puts AXIS1 1 and 2 into the first column, 3 and 4 into the second', async () => {
    const photons = [1, 2, 3, 4].map((axis1): StisPhoton => [8000, axis1, 800]);
    const file = await stisTagFile(photons);
    const columns: number[] = [];
    for await (const batch of stisPhotons(file.hdu('EVENTS')!).batches(pipelineFilter))
      columns.push(...batch.columns.slice(0, batch.count));
    expect(columns).toEqual([0, 0, 1, 1]);
    const defective = [1, 2, 3, 4].map((axis1) => axis1 >> 1);
    expect(defective.filter((column, photon) => column !== columns[photon]).length).toBe(2);
  });
});

describe('defect 23: bad pixels of all optical elements', () => {
  it('flags those of the exposure’s own', async () => {
    const bad = (element: string, pix1: number) =>
      ({ element, pix1, pix2: 5, length: 1, axis: 1, value: 16 }) as const;
    const table = await readReferenceTable(
      await badPixelFile([bad('G140L', 10), bad('E140M', 20), bad('ANY', 30)]),
    );
    const quality = badPixels(table, 'G140L');
    expect([10, 20, 30].map((pix1) => qualityAt(quality, 2 * pix1 - 2, 8))).toEqual([16, 0, 16]);
    const defective = table.rows.length;
    expect(defective).toBe(3);
  });
});

describe('defect 24: the corrtag loses good times, the tag is deleted', () => {
  it('keeps the good times, and does not touch the tag', async () => {
    const tag = await stisTagFile(orderPhotons);
    const before = await tag.hdu('EVENTS')!.checksums();
    const corrtag = await openFits(bytesSource(await calibrateStisTag(tag, await stisSpectrum(1e-6))));
    expect(Array.from(await corrtag.hdu('GTI')!.numbers('STOP'), Number)).toEqual([liveSeconds]);
    expect(await tag.hdu('EVENTS')!.checksums()).toEqual(before);
    const exposure = await readTimeTagExposure({ events: [corrtag] });
    expect((await extractLightcurve(exposure, { stepSeconds: 2 * liveSeconds })).liveSeconds).toBe(
      liveSeconds,
    );
    // without the table the only time left is the span of the photons
    const ticks = orderPhotons.map(([tick]) => tick);
    const defective = (Math.max(...ticks) - Math.min(...ticks)) * 0.000_125;
    expect(defective).toBeLessThan(0.01);
  });
});

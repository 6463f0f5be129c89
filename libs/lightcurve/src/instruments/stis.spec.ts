import { bytesSource, openFits } from '@hstlc/fits';
import { describe, expect, it } from 'vitest';
import { extractLightcurve } from '../extraction.js';
import { calibrateStisTag } from '../products/stis-corrtag.js';
import {
  liveSeconds,
  sensitivity,
  stisSpectrum,
  stisTagFile,
  type StisPhoton,
} from '../testing/synthetic-files.js';
import { flatFile } from '../testing/reference-files.js';
import { readTimeTagExposure } from './read-exposure.js';

const options = { stepSeconds: 2 * liveSeconds };

/**
 * EXTRLOCY 400.25 is 0-based high-resolution row 799, the box 788 to 810: half of rows 788 and 810. AXIS2 is one more.
 * Background boxes: 194 to 204 and 1394 to 1404, 20 rows for the 22 of the source.
 */
const photons: readonly StisPhoton[] = [
  [8000, 1000, 800],
  [8001, 1001, 801],
  [8000, 1002, 790],
  [9000, 1003, 789],
  [9000, 1003, 811],
  [9000, 1003, 788],
  [9000, 1003, 812],
  [9500, 1000, 200],
  [9500, 1000, 1400],
  [9500, 0, 800],
];

describe('a STIS exposure with an x1d', () => {
  it('weighs photons by the share of their pixel in the box, and scales the background by rows', async () => {
    const exposure = await readTimeTagExposure({
      events: [await stisTagFile(photons)],
      x1d: await stisSpectrum(1e-6),
    });
    const { columns } = await extractLightcurve(exposure, options);
    expect(columns.GROSS[0]).toBe(4);
    expect(columns.BACKGROUND[0]).toBeCloseTo(2 * 1.1, 12);
    expect(columns.EVENTS[0]).toBe(5);
  });

  it('has the flux of the spectrum', async () => {
    const netRate = (4 - 2.2) / liveSeconds / 1024;
    const exposure = await readTimeTagExposure({
      events: [await stisTagFile(photons)],
      x1d: await stisSpectrum(netRate),
    });
    const { columns, selfCheck, wavelengthRange } = await extractLightcurve(exposure, options);
    expect(selfCheck.fluxRatio).toBeCloseTo(1, 4);
    expect(columns.FLUX[0]! / (netRate / sensitivity)).toBeCloseTo(1, 4);
    expect(wavelengthRange).toEqual([1140, 1140 + 1023 * 0.6]);
  });

  it('gives the same lightcurve from the tag and from the corrtag made of it', async () => {
    const tag = await stisTagFile(photons);
    const x1d = await stisSpectrum(1e-6);
    const corrtag = await openFits(bytesSource(await calibrateStisTag(tag, x1d)));
    const curves = [];
    for (const file of [tag, corrtag])
      curves.push(await extractLightcurve(await readTimeTagExposure({ events: [file], x1d }), options));
    expect(curves[1]).toEqual(curves[0]);
  });
});

describe('a STIS exposure with flat fields at hand', () => {
  it('weighs each photon by one over the flat of the pixel it fell on, in the tag as in the corrtag of it', async () => {
    const references = { PFLTFILE: await flatFile(1024, (x) => (x === 499 ? 0.8 : 1)) };
    const tag = await stisTagFile(photons);
    const x1d = await stisSpectrum(1e-6);
    const corrtag = await openFits(bytesSource(await calibrateStisTag(tag, x1d, references)));
    const fromTag = await extractLightcurve(
      await readTimeTagExposure({ events: [tag], x1d, references }),
      options,
    );
    const fromCorrtag = await extractLightcurve(
      await readTimeTagExposure({ events: [corrtag], x1d }),
      options,
    );
    // of the photons in the box one lies in low-resolution column 499, all others count in full
    expect(fromTag.columns.GROSS[0]).toBeCloseTo(4 - 1 + Math.fround(1 / Math.fround(0.8)), 12);
    expect(fromCorrtag.columns).toEqual(fromTag.columns);
    expect(fromTag.caveats.map(({ code }) => code)).not.toContain('no-flat');
  });
});

describe('a STIS corrtag', () => {
  it('holds 0-based pixels, the wavelength of the order, and the good times', async () => {
    const bytes = await calibrateStisTag(await stisTagFile(photons), await stisSpectrum(1e-6));
    const corrtag = await openFits(bytesSource(bytes));
    const events = corrtag.hdu('EVENTS')!;
    const column = async (name: string) => Array.from(await events.numbers(name), Number);
    expect((await column('XCORR'))[0]).toBe(999);
    expect((await column('YCORR'))[0]).toBe(799);
    // low-resolution column 499
    expect((await column('WAVELENGTH'))[0]).toBeCloseTo(1140 + 499 * 0.6, 3);
    expect((await column('WAVELENGTH'))[7]).toBe(0);
    expect((await column('DQ')).at(-1)).toBe(128);
    expect(Array.from(await corrtag.hdu('GTI')!.numbers('STOP'), Number)).toEqual([liveSeconds]);
    expect(corrtag.hdus[0]!.header.text('FILENAME')).toBe('test00001_corrtag.fits');
  });
});

describe('a STIS exposure without an x1d', () => {
  it('counts all photons of the detector and does not pretend to know the background', async () => {
    const exposure = await readTimeTagExposure({ events: [await stisTagFile(photons)] });
    const { columns, caveats } = await extractLightcurve(exposure, options);
    expect(columns.GROSS[0]).toBe(9);
    for (const name of ['BACKGROUND', 'COUNTS', 'ERROR', 'NET', 'FLUX'] as const)
      expect(columns[name][0]).toBeNaN();
    expect(caveats.map(({ code }) => code)).toEqual(['no-x1d', 'no-flat']);
  });
});

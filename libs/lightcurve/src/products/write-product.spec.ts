import { bytesSource, openFits, type FitsFile } from '@hstlc/fits';
import { describe, expect, it } from 'vitest';
import { composeLightcurve } from '../composite.js';
import { extractLightcurve } from '../extraction.js';
import type { Lightcurve } from '../lightcurve.js';
import { exposureOf, lend, tickSeconds } from '../testing/test-exposure.js';
import { readLightcurveRows } from './read-product.js';
import { writeLightcurveProduct, type ProductProvenance } from './write-product.js';

const goodTimes = [{ start: 0, stop: 1000 * tickSeconds }];

const provenance: ProductProvenance = {
  inputs: [{ rootname: 'la', filename: 'la_corrtag_a.fits', sha256: 'a'.repeat(64) }],
  codeVersion: '0',
  productVersion: 'v1.0',
  // stands in for a hash: different texts have different lengths or ends here
  sha256: (text) => `${text.length} ${text.slice(-40)}`.replaceAll(/\s+/g, ' '),
};

const curve = () => extractLightcurve(exposureOf([1, 2, 900], goodTimes, {}, 'la'));

const write = (lightcurve: Lightcurve, changes: Partial<ProductProvenance> = {}): Promise<FitsFile> =>
  openFits(bytesSource(writeLightcurveProduct(lightcurve, { ...provenance, ...changes })));

describe('the FITS product', () => {
  it('gives back the columns that were written, to the bit, with valid checksums', async () => {
    const lightcurve = await curve();
    const file = await write(lightcurve);
    const { columns, mjdReference } = await readLightcurveRows(file);
    expect(columns).toEqual(lightcurve.columns);
    expect(mjdReference).toBe(58_000);
    for (const hdu of file.hdus)
      expect(await hdu.checksums()).toEqual({ checksum: 'valid', datasum: 'valid' });
    expect(file.hdus.map(({ name }) => name)).toEqual([
      'PRIMARY',
      'LIGHTCURVE',
      'GTI',
      'PROVENANCE',
      'PARAMETERS',
    ]);
  });

  it('is the same to the byte when made again', async () => {
    expect(writeLightcurveProduct(await curve(), provenance)).toEqual(
      writeLightcurveProduct(await curve(), provenance),
    );
  });

  it('says by PROVHASH whether it was made otherwise', async () => {
    const hash = async (file: Promise<FitsFile>) => (await file).hdus[0]!.header.text('PROVHASH');
    const before = await hash(write(await curve()));
    expect(await hash(write(await curve()))).toBe(before);
    expect(await hash(write(await curve(), { codeVersion: '0.2.0' }))).not.toBe(before);
    const coarser = await extractLightcurve(exposureOf([1, 2, 900], goodTimes, {}, 'la'), {
      stepSeconds: 16,
    });
    expect(await hash(write(coarser))).not.toBe(before);
  });

  it('states its time frame so that MJDREF and TIME give MJD, and its span so that both agree', async () => {
    const file = await write(await curve());
    const { header } = file.hdu('LIGHTCURVE')!;
    const number = (keyword: string) => header.number(keyword)!;
    expect(['TIMESYS', 'TIMEUNIT', 'TREFPOS'].map((keyword) => header.text(keyword))).toEqual([
      'UTC',
      's',
      'GEOCENTER',
    ]);
    expect([number('MJDREF'), number('MJDREFI'), number('MJDREFF')]).toEqual([58_000, 58_000, 0]);
    expect([number('TIMEPIXR'), number('TIMRDER'), number('TIMSYER')]).toEqual([0.5, 0.032, 0.023]);
    expect(number('MJDREF') + number('TSTART') / 86_400).toBeCloseTo(number('MJD-BEG'), 9);
    expect(number('MJDREF') + number('TSTOP') / 86_400).toBeCloseTo(number('MJD-END'), 9);
    expect(number('MJD-BEG')).toBeLessThan(number('MJD-MID'));
    expect(number('TELAPSE')).toBeCloseTo(number('TSTOP') - number('TSTART'), 6);
    expect(header.text('DATE-BEG')).toBe('2017-09-04T06:00:00.000');
    const { columns } = await readLightcurveRows(file);
    for (let bin = 0; bin < columns.TIME.length; bin++)
      expect(number('MJDREF') + columns.TIME[bin]! / 86_400).toBeCloseTo(columns.MJD[bin]!, 9);
    expect(number('XPOSURE')).toBeCloseTo(
      columns.EXPOSURE.reduce((sum, live) => sum + live, 0),
      9,
    );
  });

  it('has a unit or a comment for every column, no forbidden card, and the newest DATE of its inputs', async () => {
    const file = await write(await curve());
    const { header, columns } = file.hdu('LIGHTCURVE')!;
    for (const { comment } of columns) expect(comment).not.toBe('');
    for (const keyword of ['BUNIT', 'EPOCH', 'TREFDIR', 'TIMEREF']) expect(header.has(keyword)).toBe(false);
    expect(file.hdus[0]!.header.text('DATE')).toBe('2020-01-01');
  });

  it('tells HST’s orbital period where an exposure’s TIMELINE told it, of a composite their mean', async () => {
    const seconds = Float64Array.from({ length: 1200 }, (_, second) => second);
    const flown = (periodSeconds: number, rootname: string) => {
      const angles = seconds.map((second) => (2 * Math.PI * second) / periodSeconds);
      const positions = Float64Array.from({ length: 3600 }, (_, place) => {
        const angle = angles[Math.floor(place / 3)]!;
        return [6900 * Math.cos(angle), 6900 * Math.sin(angle), 0][place % 3]!;
      });
      return { ...exposureOf([5], goodTimes, {}, rootname), orbit: { seconds, positions } };
    };
    const period = async (lightcurve: Lightcurve) =>
      (await readLightcurveRows(await write(lightcurve))).orbitSeconds;
    expect(await period(await curve())).toBeUndefined();
    expect(await period(await extractLightcurve(flown(5700, 'la')))).toBeCloseTo(5700, 2);
    const composite = [flown(5700, 'la'), flown(5720, 'lb'), exposureOf([5], goodTimes, {}, 'lc')].map(lend);
    expect(await period(await composeLightcurve(composite))).toBeCloseTo(5710, 2);
  });

  it('lists every exposure of a composite, those left out with the reason', async () => {
    const empty = { ...exposureOf([], goodTimes, {}, 'lb', 58_002), segments: [] };
    const file = await write(
      await composeLightcurve([exposureOf([5], goodTimes, {}, 'la'), empty].map(lend)),
    );
    const table = file.hdu('PROVENANCE')!;
    expect(await table.texts('ROOTNAME')).toEqual(['la', 'lb']);
    expect(await table.texts('FILENAME')).toEqual(['la_corrtag_a.fits', '']);
    expect(await table.texts('REASON')).toEqual(['', 'no photons in good time']);
    expect(Array.from(await table.numbers('DATASET'), Number)).toEqual([1, 0]);
  });

  it('tells of more doubts than it can number', async () => {
    const caveats = Array.from({ length: 120 }, (_, index) => ({ code: 'doubt', text: `doubt ${index}` }));
    const { header } = (await write({ ...(await curve()), caveats })).hdu('LIGHTCURVE')!;
    expect(header.text('CAVEAT98')).toBe('doubt 97');
    expect(header.text('CAVEAT99')).toBe('and 22 more');
  });
});

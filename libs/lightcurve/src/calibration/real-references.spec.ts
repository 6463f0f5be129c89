import { readFileSync } from 'node:fs';
import type { FitsFile } from '@hstlc/fits';
import { openFitsFile } from '@hstlc/fits/node';
import { describe, expect, it } from 'vitest';
import { hasNoSamples, sampleFile } from '../testing/sample-data.js';
import { cosTimeDependence } from './cos-sensitivity.js';
import { matchRow, readReferenceTable } from './reference-table.js';
import { badPixels } from './stis-bad-pixels.js';
import { expandFlat, readFlatField } from './stis-flat.js';

interface Golden {
  readonly cosTds: readonly {
    readonly element: string;
    readonly centralWavelength: number;
    readonly segment: string;
    readonly mjd: number;
    readonly count: number;
    readonly sum: number;
    readonly last: number;
  }[];
  readonly lowOrderFlat: readonly { readonly x: number; readonly y: number; readonly value: number }[];
  readonly badPixels: readonly {
    readonly element: string;
    readonly flagged: number;
    readonly sum: number;
    readonly row512: number;
  }[];
}

const golden = JSON.parse(
  readFileSync(new URL('../../golden/reference-tables.json', import.meta.url), 'utf8'),
) as Golden;

/** Reads something of a real reference file, which is closed afterwards. */
async function reading<Value>(name: string, read: (file: FitsFile) => Promise<Value>): Promise<Value> {
  const file = await openFitsFile(sampleFile(`reference/${name}`));
  try {
    return await read(file);
  } finally {
    await file.close();
  }
}

describe.skipIf(hasNoSamples)('real reference files', () => {
  it('give the time-dependent sensitivity of COS that numpy computes from them', async () => {
    const table = await reading('cos_test_tds.fits', readReferenceTable);
    for (const { element, centralWavelength, segment, mjd, count, sum, last } of golden.cosTds) {
      const row = matchRow(table, {
        OPT_ELEM: element,
        CENWAVE: centralWavelength,
        APERTURE: 'PSA',
        SEGMENT: segment,
      });
      const { factors } = cosTimeDependence(row!, table.header.number('REF_TIME') ?? 0, mjd);
      expect(factors.length).toBe(count);
      expect(factors.reduce((total, factor) => total + factor, 0)).toBeCloseTo(sum, 9);
      expect(factors.at(-1)).toBeCloseTo(last, 11);
    }
  });

  it('have a row of any central wavelength, which is a negative number there', async () => {
    const table = await reading('cos_test_tds.fits', readReferenceTable);
    const row = matchRow(table, { OPT_ELEM: 'G185M', CENWAVE: 1850, APERTURE: 'PSA', SEGMENT: 'NUVA' });
    expect(row?.number('CENWAVE')).toBe(-1);
    expect(
      matchRow(table, { OPT_ELEM: 'G130M', CENWAVE: 1291, APERTURE: 'PSA', SEGMENT: 'FUVA' }),
    ).toBeUndefined();
  });

  it('give the low-order flat between its pixels that scipy interpolates', async () => {
    const flat = await reading('o481727ao_lfl.fits', readFlatField);
    const { values } = expandFlat(flat, 1024, 1024);
    for (const { x, y, value } of golden.lowOrderFlat) expect(values[y * 1024 + x]).toBeCloseTo(value, 6);
  });

  it('give the bad pixels of an optical element that numpy counts, not those of all', async () => {
    const table = await reading('uce15153o_bpx.fits', readReferenceTable);
    for (const { element, flagged, sum, row512 } of golden.badPixels) {
      const { flags } = badPixels(table, element);
      const total = (values: Uint16Array) => values.reduce((all, flag) => all + flag, 0);
      expect(flags.filter((flag) => flag !== 0).length).toBe(flagged);
      expect(total(flags)).toBe(sum);
      expect(total(flags.subarray(512 * 1024, 513 * 1024))).toBe(row512);
    }
  });
});

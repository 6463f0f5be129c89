import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Hdu } from './hdu.js';
import { encodeHeader } from './header.js';
import { openFitsFile, type OpenFitsFile } from './node.js';
import { hasNoSamples, sampleFile } from './testing/sample-data.js';

async function withFile(name: string, examine: (file: OpenFitsFile) => Promise<void>): Promise<void> {
  const file = await openFitsFile(sampleFile(name));
  try {
    await examine(file);
  } finally {
    await file.close();
  }
}

async function arraysOf(table: Hdu, name: string): Promise<readonly (readonly number[])[]> {
  const column = await table.column(name);
  if (column.kind !== 'arrays') throw new Error(`expected arrays, found ${column.kind}`);
  return column.values.map((array) => Array.from(array as ArrayLike<number>));
}

/** The sample files that are not gzipped. */
function plainFiles(): readonly string[] {
  return ['fits', 'real/cos', 'real/stis', 'real/reference'].flatMap((folder) =>
    readdirSync(sampleFile(folder))
      .filter((name) => /\.(fits|evt)$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
}

describe.skipIf(hasNoSamples)('real files', () => {
  test('COS corrtag: the columns agree with what the header says of them', async () => {
    await withFile('real/cos/ld9m10ujq_corrtag_a.fits', async (file) => {
      const events = file.hdu('EVENTS')!;
      const flags = await events.numbers('DQ');
      const wavelengths = await events.numbers('wavelength');
      const starts = (await file.hdu('GTI')!.numbers('START')) as Float64Array;
      const stops = (await file.hdu('GTI')!.numbers('STOP')) as Float64Array;
      expect(events.rowCount).toBe(40_450);
      expect(events.rowCount).toBe(events.header.number('NEVENTSA'));
      expect(Array.from(flags, Number).filter((flag) => (flag & 512) !== 0)).toHaveLength(8013);
      expect(events.header.number('NPHA_A')).toBe(8013);
      expect(Array.from(wavelengths, Number).filter((wavelength) => wavelength === 0)).toHaveLength(4600);
      expect(events.header.number('NOUT_A')).toBe(4600);
      const seconds = starts.reduce((sum, start, index) => sum + stops[index]! - start, 0);
      expect(seconds).toBeCloseTo(events.header.number('EXPTIME')!, 9);
      expect(seconds).toBeCloseTo(1881.152, 9);
      expect(file.hdu('TIMELINE')!.rowCount).toBe(1882);
    });
  });

  test('STIS tag: the photons make the image that the archive made of them', async () => {
    const image = new Int32Array(2048 * 2048);
    let shiftedOff = 0;
    await withFile('real/stis/odlm18040_tag.fits.gz', async (file) => {
      const events = file.hdu('EVENTS')!;
      const columns = await events.numbers('AXIS1');
      const rows = await events.numbers('AXIS2');
      for (let photon = 0; photon < events.rowCount; photon++) {
        const column = Number(columns[photon]) - 1;
        if (column < 0) shiftedOff++;
        else image[(Number(rows[photon]) - 1) * 2048 + column]!++;
      }
      const times = await events.numbers('TIME');
      expect(times).toBeInstanceOf(Float64Array);
      expect(times[0]).toBe(0.060_375);
      const hundreds = new Int32Array(28);
      for (const time of times) hundreds[Math.floor(Number(time) / 100)]!++;
      expect([...hundreds.subarray(0, 3), hundreds[27]]).toEqual([2546, 2543, 2710, 3387]);
      expect(file.hdu('GTI')!.rowCount).toBe(0);
    });
    expect(shiftedOff).toBe(6);
    await withFile('real/stis/odlm18040_raw.fits.gz', async (file) => {
      const raw = await file.hdu('SCI')!.image();
      expect(raw.shape).toEqual([2048, 2048]);
      expect(Buffer.compare(Buffer.from(raw.values.buffer), Buffer.from(image.buffer))).toBe(0);
      expect(await file.hdu('ERR')!.image()).toMatchObject({ shape: [] });
    });
  });

  // as astropy 5.2.1 finds them
  test.each([
    ['fits/checksum.fits', ['valid', 'valid']],
    ['fits/checksum_false.fits', ['invalid', 'invalid']],
    ['fits/chandra_time.fits', ['absent', 'invalid']],
    ['real/reference/13a1941fo_tds.fits', ['valid', 'valid']],
    ['fits/tb.fits', ['absent', 'absent']],
  ])('checksums of %s are told', async (name, expected) => {
    await withFile(name, async (file) => {
      const verdicts = await Promise.all(file.hdus.map((hdu) => hdu.checksums()));
      expect(verdicts.map(({ checksum }) => checksum)).toEqual(expected);
      expect(verdicts.map(({ datasum }) => datasum)).toEqual(expected);
    });
  });

  test('a misordered header is read with a caveat', async () => {
    await withFile('fits/verify.fits', async (file) => {
      expect(file.caveats.map(({ code }) => code)).toEqual(['misordered-cards']);
    });
  });

  test('x1d and reference files: vectors, text and odd spellings', async () => {
    await withFile('real/cos/ld9m10ujq_x1d.fits', async (file) => {
      const spectrum = file.hdu('SCI')!;
      expect(await spectrum.texts('SEGMENT')).toEqual(['FUVA', 'FUVB']);
      expect(await spectrum.numbers('GCOUNTS')).toHaveLength(2 * 16_384);
      expect(spectrum.columns.find(({ name }) => name === 'FLUX')?.unit).toBe('erg /s /cm**2 /angstrom');
    });
    await withFile('real/reference/uce15153o_bpx.fits', async (file) => {
      const table = file.hdu('BPX')!;
      expect(table.rowCount).toBe(31_898);
      expect(table.header.text('INHERIT')).toBe('T');
    });
    await withFile('real/stis/odlm21050_trl.fits', async (file) => {
      expect(file.hdu('TRL')?.kind).toBe('table');
      const lines = await file.hdu('TRL')!.texts('TEXT_FILE');
      expect(lines).toHaveLength(file.hdu('TRL')!.rowCount);
      expect(lines[0]).toContain('Generic Conversion Started: odlm21050');
    });
  });

  test('text with undefined logicals, and arrays in the heap, are told apart', async () => {
    await withFile('fits/logical_null.fits', async (file) => {
      const table = file.hdus[1]!;
      expect(await table.column(table.columns[0]!.name)).toMatchObject({ kind: 'logical' });
    });
    await withFile('fits/variable_length_table.fits', async (file) => {
      expect(await arraysOf(file.hdus[1]!, 'var')).toEqual([
        [45, 56],
        [11, 12, 13],
      ]);
    });
    await withFile('fits/vla_logical_null.fits', async (file) => {
      expect(await arraysOf(file.hdus[1]!, 'flag')).toEqual([
        [1, -1, 1],
        [0, 1],
      ]);
    });
  });

  // as astropy 5.2.1 finds them
  test('an ASCII table: numbers where they stand, undefined ones NaN', async () => {
    await withFile('fits/ascii.fits', async (file) => {
      const table = file.hdus[1]!;
      expect(table.kind).toBe('table');
      expect(Array.from(await table.numbers('a'), Number)).toEqual([10.123, 5.2, 15.61, NaN, 345]);
      expect(Array.from(await table.numbers('b'), Number)).toEqual([37, 23, 17, NaN, 345]);
    });
  });

  // as astropy 5.2.1 finds them
  test('random groups: parameters, and an array for each group', async () => {
    await withFile('fits/random_groups.fits', async (file) => {
      const groups = await file.primary.groups();
      expect(groups.groupCount).toBe(3);
      expect(groups.parameters.map(({ name }) => name)).toEqual(['UU', 'VV', 'WW', 'BASELINE', 'DATE']);
      expect(groups.parameters[0]!.values[0]).toBeCloseTo(4.912867e-7, 13);
      expect(groups.shape).toEqual([3, 1, 128, 1, 1]);
      expect(groups.values[2]).toBeCloseTo(447.441681, 5);
      expect(groups.values).toHaveLength(3 * 3 * 128);
    });
  });

  test('headers come out byte for byte as they went in', async () => {
    for (const name of plainFiles())
      await withFile(name, async (file) => {
        const bytes = readFileSync(sampleFile(name));
        for (const hdu of file.hdus) {
          const written = encodeHeader(hdu.header);
          const start = hdu.dataOffset - written.byteLength;
          expect(
            Buffer.compare(written, bytes.subarray(start, hdu.dataOffset)),
            `${name} HDU ${hdu.index}`,
          ).toBe(0);
        }
      });
  });
});

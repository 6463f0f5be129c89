import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesSource } from './byte-source.js';
import { openFitsFile } from './node.js';
import { openFits } from './open-fits.js';
import { writeFits } from './write-fits.js';

/** Cells as long as those of a spectrum: a row has more than a quarter of a megabyte. */
const length = 20_000;
const rowCount = 3;

const numbers = (step: number) =>
  Float64Array.from({ length: length * rowCount }, (_, index) => index * step);

const bytes = writeFits([
  { header: [] },
  {
    header: [],
    table: {
      rowCount,
      columns: [
        { name: 'NAME', format: '6A', values: ['first', 'second', 'third'] },
        { name: 'ORDER', format: '1I', values: [7, -8, 9] },
        { name: 'DOUBLE', format: `${length}D`, values: numbers(1 / 3) },
        { name: 'SINGLE', format: `${length}E`, values: Float32Array.from(numbers(-1 / 7)) },
        {
          name: 'SHIFTED',
          format: `${length}I`,
          zero: 32_768,
          values: new Int16Array(length * rowCount).fill(-9),
        },
        { name: 'GOOD', format: '2L', values: [true, false, true, true, false, false] },
        { name: 'LISTS', format: '1PJ', values: [[1, 2], [], [3]] },
        { name: 'NOTHING', format: '0D', values: [] },
      ],
    },
  },
]);

let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hstlc-'));
  file = path.join(folder, 'long-rows.fits');
  await writeFile(file, bytes);
});
afterAll(() => rm(folder, { recursive: true }));

describe('rows as long as those of spectra', () => {
  it('give the same cells where each is read on its own, from a file, as where rows are read whole', async () => {
    const whole = (await openFits(bytesSource(bytes))).hdus[1]!;
    const opened = await openFitsFile(file);
    const single = opened.hdus[1]!;
    const names = whole.columns.map(({ name }) => name);
    const filled = names.filter((name) => name !== 'NOTHING');
    for (const range of [undefined, { first: 1, count: 2 }, { first: 3, count: 0 }])
      for (const asked of [names, filled, ['SINGLE', 'DOUBLE']])
        expect(await single.readTogether(asked, range)).toEqual(await whole.readTogether(asked, range));
    expect(await single.texts('NAME')).toEqual(['first', 'second', 'third']);
    await opened.close();
  });

  it('are a failure where the file ends too early', async () => {
    const opened = await openFitsFile(file);
    await truncate(file, 300_000);
    await expect(opened.hdus[1]!.readTogether(['DOUBLE', 'SINGLE'])).rejects.toMatchObject({
      code: 'truncated',
    });
    await opened.close();
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { bytesSource } from './byte-source.js';
import { expandCompressedTable, readCompressedImage } from './compressed.js';
import { openFits } from './open-fits.js';
import { ditherSequence } from './quantize.js';

const golden = (name: string) => readFileSync(new URL(`../golden/${name}`, import.meta.url));

const open = (name: string) => openFits(bytesSource(golden(`compressed-${name}.fits`)));

const {
  table: tableCells,
  'table-of-arrays': arrayCells,
  'table-of-numbers': numberCells,
  ...images
} = JSON.parse(golden('compressed.json').toString()) as {
  readonly table: Readonly<Record<string, readonly unknown[]>>;
  readonly 'table-of-arrays': Readonly<Record<string, readonly unknown[]>>;
  readonly 'table-of-numbers': Readonly<Record<string, readonly (number | null)[]>>;
} & Readonly<
  Record<string, { readonly shape: readonly number[]; readonly values: readonly (number | null)[] }>
>;

// made by fpack, expanded by funpack: see golden/make_compressed.py
describe('an image compressed by tiles', () => {
  test.each(Object.keys(images))('%s is what funpack makes of it', async (name) => {
    const file = await open(name);
    const hdu = file.hdus.find(({ kind }) => kind === 'compressed')!;
    const { shape, values } = await readCompressedImage(hdu);
    const { shape: expectedShape, values: expected } = images[name]!;
    expect(shape).toEqual(expectedShape);
    const found = Array.from(values, Number).map((value) => (Number.isNaN(value) ? null : value));
    expect(found).toEqual(expected);
  });

  test('has its own header back', async () => {
    const file = await open('rice-cube');
    const { header } = await readCompressedImage(file.hdus[1]!);
    expect(['BITPIX', 'NAXIS', 'NAXIS1', 'NAXIS3'].map((keyword) => header.number(keyword))).toEqual([
      16, 3, 30, 3,
    ]);
    expect(header.cards.some(({ keyword }) => /^(ZCMPTYPE|TTYPE1|TFIELDS)$/.test(keyword))).toBe(false);
  });
});

test('the random numbers of dithering end as the standard says', () => {
  expect(ditherSequence().at(-1)).toBe(Math.fround(1_043_618_065 / (2 ** 31 - 1)));
});

test('a table compressed by tiles is the table it was', async () => {
  const file = await open('table');
  const table = await expandCompressedTable(file.hdu('EVENTS')!);
  expect(table.rowCount).toBe(400);
  for (const [name, expected] of Object.entries(tableCells)) {
    const column = await table.column(name);
    const values =
      column.kind === 'logical' ? Array.from(column.values, (value) => value === 1) : column.values;
    expect(Array.from(values as ArrayLike<unknown>)).toEqual(expected);
  }
});

test('arrays of a table compressed by tiles are those they were, of every type', async () => {
  const file = await open('table-of-arrays');
  const hdu = file.hdu('ARRAYS')!;
  expect(hdu.rowCount).toBe(3);
  const table = await expandCompressedTable(hdu);
  for (const [name, expected] of Object.entries(arrayCells)) {
    const column = await table.column(name);
    const found = Array.from(column.values as ArrayLike<unknown>, (cell) =>
      typeof cell === 'object' ? Array.from(cell as ArrayLike<number>, Number) : cell,
    );
    expect(found).toEqual(expected);
  }
});

test('complex, scaled, unsigned and undefined numbers of a compressed table are those they were', async () => {
  const file = await open('table-of-numbers');
  const table = await expandCompressedTable(file.hdu('NUMBERS')!);
  for (const [name, expected] of Object.entries(numberCells)) {
    const found = Array.from((await table.column(name)).values as ArrayLike<number>);
    expect([name, found]).toEqual([name, expected.map((value) => value ?? Number.NaN)]);
  }
});

test('smoothing changes what it is asked to', async () => {
  const bytes = new Uint8Array(golden('compressed-hcompress-smooth-16.fits'));
  const smooth = await readCompressedImage((await openFits(bytesSource(bytes))).hdus[1]!);
  const named = Buffer.from(bytes.buffer).indexOf("'SMOOTH");
  // its value is on the next card
  bytes[bytes.indexOf(0x31, named + 80)] = 0x30;
  const plain = await readCompressedImage((await openFits(bytesSource(bytes))).hdus[1]!);
  expect(plain.values).not.toEqual(smooth.values);
});

test('what is not compressed is refused by name', async () => {
  const file = await open('table');
  await expect(readCompressedImage(file.primary)).rejects.toMatchObject({ code: 'wrong-hdu-kind' });
  await expect(expandCompressedTable(file.primary)).rejects.toMatchObject({ code: 'wrong-hdu-kind' });
});

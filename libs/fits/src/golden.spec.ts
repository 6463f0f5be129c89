import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bytesSource } from './byte-source.js';
import { openFits } from './open-fits.js';

interface Answer {
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly pixels: readonly string[];
  readonly cards: Readonly<Record<string, string | boolean>>;
}

const golden = (name: string) => readFileSync(new URL(`../golden/${name}`, import.meta.url));
const answer = JSON.parse(golden('every-type.json').toString()) as Answer;
const open = () => openFits(bytesSource(golden('every-type.fits')));

/** Number of a cell as astropy prints it; an undefined integer is NaN here and its stored value there. */
const asNumber = (text: string | boolean) =>
  typeof text === 'boolean' ? Number(text) : Number(text.replace('inf', 'Infinity'));

test.each(Object.keys(answer.columns))('reads the cells of column %s as astropy does', async (name) => {
  const table = (await open()).hdu('EVENTS', 2);
  const column = await table?.column(name);
  const wanted = answer.columns[name]!;
  if (column?.kind === 'text') expect(column.values).toEqual(wanted);
  else if (column?.values instanceof BigInt64Array) expect([...column.values].map(String)).toEqual(wanted);
  else
    expect(Array.from(column?.values ?? [], Number)).toEqual(
      wanted.map((cell) => (name === 'SHORT' && cell === '-99' ? Number.NaN : asNumber(cell))),
    );
});

test('reads the pixels of an unsigned image as astropy does', async () => {
  const image = await (await open()).hdu('PIXELS')?.image();
  expect(image?.shape).toEqual([3, 2]);
  expect([...(image?.values ?? [])]).toEqual(answer.pixels.map(Number));
});

test('reads the cards as astropy does', async () => {
  const header = (await open()).hdu('EVENTS')!.header;
  expect(header.text('LONGTEXT')).toBe(answer.cards['LONGTEXT']);
  expect(header.comment('LONGTEXT')).toBe('its comment');
  expect(header.value('BIGINT')).toBe(2n ** 60n + 1n);
  expect(header.number('REAL')).toBe(asNumber(answer.cards['REAL']!));
  expect(header.logical('TRUTH')).toBe(false);
  expect(header.text('EMPTY')).toBe('');
  expect(header.has('UNDEF')).toBe(true);
  expect(header.value('UNDEF')).toBeUndefined();
});

test('finds the checksums that astropy wrote valid', async () => {
  for (const hdu of (await open()).hdus)
    expect(await hdu.checksums()).toEqual({ checksum: 'valid', datasum: 'valid' });
});

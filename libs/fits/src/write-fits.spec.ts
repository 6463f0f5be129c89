import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from './byte-source.js';
import { isFitsError } from './fits-error.js';
import { openFits } from './open-fits.js';
import { smallFile } from './testing/small-file.js';
import type { NewCard } from './write-card.js';
import { writeFits } from './write-fits.js';
import type { NewColumn } from './write-table.js';

const parameters = { seed: 20_261_125, numRuns: 200 };

/** Printable ASCII without trailing blanks, which mean nothing in FITS. */
const asciiText = (maxLength: number) =>
  fc
    .string({
      unit: fc.constantFrom(...Array.from({ length: 95 }, (_, code) => String.fromCharCode(code + 32))),
      maxLength,
    })
    .map((text) => text.trimEnd());

const keyword = fc.stringMatching(/^X[A-Z0-9_-]{0,7}$/);

async function readBack(column: NewColumn, rowCount: number) {
  const bytes = writeFits([{ header: [] }, { header: [], table: { rowCount, columns: [column] } }]);
  const file = await openFits(bytesSource(bytes));
  return file.hdus[1]!.column(column.name);
}

async function cardBack(card: NewCard) {
  const file = await openFits(bytesSource(writeFits([{ header: [card] }])));
  return file.primary.header.cards.find((each) => each.keyword === card.keyword);
}

describe('write then read is the identity', () => {
  const numbers = {
    B: fc.integer({ min: 0, max: 255 }),
    I: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }),
    J: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
    E: fc.float(),
    D: fc.double(),
  };
  test.each(Object.entries(numbers))(
    'for columns of numbers of type %s, of any width',
    async (letter, cell) => {
      const cells = fc
        .integer({ min: 0, max: 4 })
        .chain((repeat) =>
          fc
            .integer({ min: 0, max: 5 })
            .chain((rowCount) =>
              fc.tuple(
                fc.constant(repeat),
                fc.constant(rowCount),
                fc.array(cell, { minLength: repeat * rowCount, maxLength: repeat * rowCount }),
              ),
            ),
        );
      await fc.assert(
        fc.asyncProperty(cells, async ([repeat, rowCount, values]) => {
          const column = await readBack({ name: 'c', format: `${repeat}${letter}`, values }, rowCount);
          expect(column.kind).toBe('number');
          // toEqual tells -0 from 0 and takes NaN for NaN
          expect([...column.values]).toEqual(values);
        }),
        parameters,
      );
    },
  );

  test('for columns of 64-bit integers', async () => {
    const cells = fc.array(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }));
    await fc.assert(
      fc.asyncProperty(cells, async (values) => {
        const column = await readBack({ name: 'c', format: '1K', values }, values.length);
        expect([...column.values]).toEqual(values);
      }),
      parameters,
    );
  });

  test('for columns of text with quotes and slashes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(asciiText(12)), async (values) => {
        const column = await readBack({ name: 'c', format: '12A', values }, values.length);
        expect(column.values).toEqual(values);
      }),
      parameters,
    );
  });

  test('for logicals, undefined ones included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(1, 0, -1)), async (values) => {
        const column = await readBack({ name: 'c', format: '1L', values }, values.length);
        expect([...column.values]).toEqual(values);
      }),
      parameters,
    );
  });

  test('for cards with strings of any length, quotes, slashes and ampersands', async () => {
    await fc.assert(
      fc.asyncProperty(keyword, asciiText(400), async (name, value) => {
        expect((await cardBack({ keyword: name, value }))?.value).toBe(value);
      }),
      parameters,
    );
  });

  test('for cards with numbers, whole numbers of any length and logicals', async () => {
    const value = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n }),
      fc.boolean(),
    );
    await fc.assert(
      fc.asyncProperty(keyword, value, async (name, stated) => {
        const read = (await cardBack({ keyword: name, value: stated, comment: 'c' }))?.value;
        if (typeof read === 'bigint' && typeof stated === 'number') expect(Number(read)).toBe(stated);
        else expect(read).toBe(stated);
      }),
      parameters,
    );
  });
});

describe('a written file', () => {
  test('is whole blocks with valid checksums', async () => {
    const bytes = smallFile();
    expect(bytes.byteLength % 2880).toBe(0);
    const { hdus, caveats } = await openFits(bytesSource(bytes));
    expect(caveats).toEqual([]);
    for (const hdu of hdus) expect(await hdu.checksums()).toEqual({ checksum: 'valid', datasum: 'valid' });
  });

  test('has checksums that a changed bit makes invalid', async () => {
    const bytes = smallFile();
    const { hdus } = await openFits(bytesSource(bytes));
    const table = hdus[1]!;
    bytes[table.dataOffset]! ^= 1;
    expect(await table.checksums()).toEqual({ checksum: 'invalid', datasum: 'invalid' });
  });

  test('is the same for the same input', () => {
    expect(smallFile()).toEqual(smallFile());
  });

  test('says LONGSTRN once where a string is continued, and not elsewhere', () => {
    const count = (value: string) =>
      new TextDecoder('latin1')
        .decode(writeFits([{ header: [{ keyword: 'TEXT', value }] }]))
        .split('LONGSTRN=').length - 1;
    expect(count('a'.repeat(200))).toBe(1);
    expect(count('short')).toBe(0);
  });

  test('writes a whole number as real when asked', async () => {
    const bytes = writeFits([{ header: [{ keyword: 'MJDREF', value: 57_844, real: true }] }]);
    expect(new TextDecoder('latin1').decode(bytes)).toContain('MJDREF  =              57844.0');
  });

  test('keeps the texts of COMMENT and HISTORY, long ones on several cards', async () => {
    const bytes = writeFits([{ header: [{ keyword: 'HISTORY', value: `${'a'.repeat(72)}b` }] }]);
    const { header } = (await openFits(bytesSource(bytes))).primary;
    const texts = header.cards.filter((card) => card.keyword === 'HISTORY').map((card) => card.value);
    expect(texts).toEqual(['a'.repeat(72), 'b']);
  });
});

describe('writing is refused', () => {
  const table = (column: Partial<NewColumn>) =>
    writeFits([
      { header: [] },
      { header: [], table: { rowCount: 1, columns: [{ name: 'c', format: '1I', values: [1], ...column }] } },
    ]);
  test.each<readonly [string, () => unknown]>([
    ['of an integer its type cannot hold', () => table({ values: [40_000] })],
    ['of a fraction in a column of integers', () => table({ values: [0.5] })],
    ['of a fraction in a column of 64-bit integers', () => table({ format: '1K', values: [0.5] })],
    ['of NaN in a column of integers', () => table({ values: [Number.NaN] })],
    ['of too few values', () => table({ values: [] })],
    ['of text wider than its column', () => table({ format: '2A', values: ['abc'] })],
    ['of text outside ASCII', () => table({ format: '2A', values: ['Å'] })],
    [
      'of an image without all its pixels',
      () => writeFits([{ header: [], image: { bitpix: 8, shape: [2, 2], values: [1] } }]),
    ],
    ['of a card made from the data', () => writeFits([{ header: [{ keyword: 'NAXIS', value: 1 }] }])],
    ['of a keyword of nine characters', () => writeFits([{ header: [{ keyword: 'TOOLONGER', value: 1 }] }])],
    [
      'of a number that is not finite in a card',
      () => writeFits([{ header: [{ keyword: 'X', value: Infinity }] }]),
    ],
    ['of a table in the primary HDU', () => writeFits([{ header: [], table: { rowCount: 0, columns: [] } }])],
  ])('%s', (_, write) => {
    let caught: unknown;
    try {
      write();
    } catch (error) {
      caught = error;
    }
    expect(isFitsError(caught, 'cannot-write')).toBe(true);
  });
});

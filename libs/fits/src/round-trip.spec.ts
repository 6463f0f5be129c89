import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesSource } from './byte-source.js';
import { encodeHeader } from './header.js';
import { openFits } from './open-fits.js';
import { writeFits } from './write-fits.js';
import type { NewColumn } from './write-table.js';

const word = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const single = fc.oneof(fc.float(), fc.constantFrom(NaN, -0, Infinity, -Infinity));
const double = fc.oneof(fc.double(), fc.constantFrom(NaN, -0, Infinity, -Infinity));
const long = fc.oneof(
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.constantFrom(-(2n ** 63n), 2n ** 63n - 1n),
);
const printable = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
});

/** A type of cell: its letter, what its values are, and how many values make an element. */
const kinds = [
  { letter: 'B', value: fc.integer({ min: 0, max: 255 }), parts: 1 },
  { letter: 'I', value: fc.integer({ min: -(2 ** 15), max: 2 ** 15 - 1 }), parts: 1 },
  { letter: 'J', value: word, parts: 1 },
  { letter: 'K', value: long, parts: 1 },
  { letter: 'E', value: single, parts: 1 },
  { letter: 'D', value: double, parts: 1 },
  { letter: 'C', value: single, parts: 2 },
  { letter: 'M', value: double, parts: 2 },
  { letter: 'L', value: fc.constantFrom(1, 0, -1), parts: 1 },
] as const;

type Value = number | bigint;

const fixedColumn = (rowCount: number): fc.Arbitrary<NewColumn> =>
  fc.oneof(
    ...kinds.map(({ letter, value, parts }) =>
      fc.nat(3).chain((repeat) => {
        const length = rowCount * repeat * parts;
        return fc
          .array<Value>(value, { minLength: length, maxLength: length })
          .map((values) => ({ name: `fixed ${letter}`, format: `${repeat}${letter}`, values }));
      }),
    ),
  );

const textColumn = (rowCount: number): fc.Arbitrary<NewColumn> =>
  fc
    .array(printable, { minLength: rowCount, maxLength: rowCount })
    .map((texts) => texts.map((text) => text.trimEnd()))
    .map((values) => ({
      name: 'text',
      // of rows without bytes nothing can be read, not even empty texts
      format: `${Math.max(1, ...values.map((text) => text.length))}A`,
      values,
    }));

const heapColumn = (rowCount: number): fc.Arbitrary<NewColumn> =>
  fc.oneof(
    ...kinds.map(({ letter, value, parts }) =>
      fc
        .tuple(
          fc.constantFrom('P', 'Q'),
          fc.array(
            fc
              .nat(4)
              .chain((count) =>
                fc.array<Value>(value, { minLength: count * parts, maxLength: count * parts }),
              ),
            { minLength: rowCount, maxLength: rowCount },
          ),
        )
        .map(([descriptor, values]) => ({
          name: `heap ${letter}`,
          format: `1${descriptor}${letter}`,
          values,
        })),
    ),
  );

const tables = fc.nat(4).chain((rowCount) =>
  fc
    .array(fc.oneof(fixedColumn(rowCount), textColumn(rowCount), heapColumn(rowCount)), { maxLength: 6 })
    .map((columns) => ({
      rowCount,
      columns: columns.map((column, index) => ({ ...column, name: `${column.name} ${index}` })),
    })),
);

describe('what is written', () => {
  test('is read again as it was, of every type, in the rows and in the heap', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const file = await openFits(bytesSource(writeFits([{ header: [] }, { header: [], table }])));
        const found = await file.hdus[1]!.readTogether(table.columns.map(({ name }) => name));
        for (const [index, { values }] of table.columns.entries()) {
          const column = found[index]!;
          const isArrays = column.kind === 'arrays';
          const read = isArrays ? column.values.map(listOf) : listOf(column.values);
          const written = isArrays
            ? Array.from(values as ArrayLike<ArrayLike<unknown>>, listOf)
            : listOf(values);
          expect(read).toEqual(written);
        }
        for (const hdu of file.hdus)
          expect(await hdu.checksums()).toEqual({ checksum: 'valid', datasum: 'valid' });
      }),
      { seed: 436, numRuns: 300 },
    );
  });

  test('is the same whether rows are read together, by ranges, or in chunks', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 1, max: 3 }), async (table, rows) => {
        const names = table.columns.map(({ name }) => name);
        const hdu = (await openFits(bytesSource(writeFits([{ header: [] }, { header: [], table }]))))
          .hdus[1]!;
        const whole = await hdu.readTogether(names);
        for (const reusesArrays of [false, true]) {
          const parts: unknown[][] = names.map(() => []);
          for await (const { columns } of hdu.chunks(names, { rows, reusesArrays }))
            for (const [index, column] of columns.entries()) parts[index]!.push(...listOf(column.values));
          expect(parts).toEqual(whole.map(({ values }) => listOf(values)));
        }
      }),
      { seed: 436, numRuns: 100 },
    );
  });

  test('is the same in arrays of an earlier answer, of the same table or any other', async () => {
    await fc.assert(
      fc.asyncProperty(tables, tables, async (table, other) => {
        const names = table.columns.map(({ name }) => name);
        const [read, earlier] = await Promise.all(
          [table, other].map(async (each) => {
            const file = await openFits(
              bytesSource(writeFits([{ header: [] }, { header: [], table: each }])),
            );
            return file.hdus[1]!;
          }),
        );
        const expected = (await read!.readTogether(names)).map(({ values }) => listOf(values));
        const spares = await earlier!.readTogether(other.columns.map(({ name }) => name));
        const found = await read!.readTogether(names, undefined, spares);
        expect(found.map(({ values }) => listOf(values))).toEqual(expected);
        const again = await read!.readTogether(names, undefined, found);
        expect(again.map(({ values }) => listOf(values))).toEqual(expected);
        for (const [index, column] of again.entries())
          if (column.kind === 'number' && column.isComplex !== true && column.values.length > 0)
            expect(column.values.buffer).toBe((found[index]!.values as Float64Array).buffer);
      }),
      { seed: 436, numRuns: 200 },
    );
  });

  test('of cards is read again as it was: quotes, slashes, long texts, large and complex numbers', async () => {
    const value = fc.oneof(
      printable.map((text) => text.trimEnd()),
      fc.boolean(),
      fc.integer(),
      fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.record({
        real: fc.double({ noNaN: true, noDefaultInfinity: true }),
        imaginary: fc.double({ noNaN: true, noDefaultInfinity: true }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(value, { maxLength: 12 }), async (values) => {
        const cards = values.map((each, index) => ({ keyword: `KEY${index}`, value: each }));
        const bytes = writeFits([{ header: cards }]);
        const { header } = (await openFits(bytesSource(bytes))).primary;
        for (const [index, each] of values.entries())
          // whole numbers come back as numbers where these are exact, as bigint beyond
          expect(header.value(`KEY${index}`)).toEqual(exact(each));
        expect(encodeHeader(header)).toEqual(bytes.subarray(0, encodeHeader(header).byteLength));
      }),
      { seed: 436, numRuns: 300 },
    );
  });
});

function listOf(values: ArrayLike<unknown>): unknown[] {
  return Array.from(values);
}

function exact<Value>(value: Value): Value | number | bigint {
  if (typeof value === 'bigint' && Number.isSafeInteger(Number(value))) return Number(value);
  const isLarge = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value);
  return isLarge && !String(value).includes('e') ? BigInt(value) : value;
}

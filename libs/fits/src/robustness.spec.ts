import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { blobSource, bytesSource, type ByteSource } from './byte-source.js';
import { isFitsError } from './fits-error.js';
import { openFits } from './open-fits.js';
import { writeFits } from './write-fits.js';
import { card, fileOfCards, primaryCards, smallFile } from './testing/small-file.js';

/** Reads everything there is; an error that is no FitsError comes out. */
async function outcome(source: ByteSource): Promise<string> {
  try {
    const file = await openFits(source);
    for (const hdu of file.hdus) {
      for (const column of hdu.columns) await hdu.column(column.name);
      await hdu.checksums();
      if (hdu.kind === 'primary' || hdu.kind === 'image') await hdu.image();
    }
    return 'value';
  } catch (error) {
    if (!isFitsError(error)) throw error;
    return error.code;
  }
}

const ofCards = (...headers: readonly (readonly string[])[]) => outcome(bytesSource(fileOfCards(...headers)));

const tableCards = (
  rowBytes: number | string,
  rowCount: number | string,
  format: string,
  ...more: readonly string[]
) => [
  "XTENSION= 'BINTABLE'",
  card('BITPIX', 8),
  card('NAXIS', 2),
  card('NAXIS1', rowBytes),
  card('NAXIS2', rowCount),
  card('PCOUNT', 0),
  card('GCOUNT', 1),
  card('TFIELDS', 1),
  `TFORM1  = '${format}'`,
  ...more,
];

describe('damaged bytes', () => {
  test('cut anywhere give a value or a FitsError', async () => {
    const whole = smallFile();
    const outcomes = new Set<string>();
    // every fifth byte here, all of them in `npm run fuzz`
    for (let length = 0; length < whole.byteLength; length += 5)
      outcomes.add(await outcome(bytesSource(whole.subarray(0, length))));
    expect([...outcomes].sort()).toEqual(['not-fits', 'truncated', 'value']);
  });

  test('cut anywhere in a gzip stream give a FitsError', async () => {
    const whole = gzipSync(smallFile());
    for (let length = 0; length < whole.byteLength; length += 7)
      expect(await outcome(bytesSource(whole.subarray(0, length)))).toMatch(/^(not-fits|bad-gzip)$/);
  });

  test('with changed characters give a value or a FitsError', async () => {
    const whole = smallFile();
    const change = fc.tuple(
      fc.nat(whole.byteLength - 1),
      fc.oneof(fc.integer({ min: 32, max: 126 }), fc.nat(255)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        await outcome(bytesSource(bytes));
      }),
      { seed: 20_261_125, numRuns: 5000 },
    );
  });

  test('with changed structural values give a value or a FitsError', async () => {
    const value = fc.oneof(
      fc.constantFrom(
        '-1',
        '0',
        '1',
        '999',
        '1000',
        '1.5',
        'T',
        "'x'",
        '',
        '9007199254740993',
        '1E300',
        '2147483648',
      ),
      fc.integer().map(String),
    );
    const keyword = fc.constantFrom(
      'BITPIX',
      'NAXIS',
      'NAXIS1',
      'NAXIS2',
      'PCOUNT',
      'GCOUNT',
      'TFIELDS',
      'GROUPS',
      'TNULL1',
      'TZERO1',
      'TSCAL1',
    );
    const format = fc.oneof(
      fc.stringMatching(/^[0-9]{0,20}[LXBIJKAEDCMPQZ]?[0-9]{0,3}$/),
      fc.constantFrom('A132', '1PE(3)', '0A', '0D', '1QD(9)'),
    );
    const changes = fc.array(fc.tuple(keyword, value), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(changes, format, async (replaced, form) => {
        const cards = [
          ...tableCards(4, 2, form),
          card('GROUPS', 'F'),
          card('TNULL1', 0),
          card('TZERO1', 0),
          card('TSCAL1', 1),
        ].map((line) => {
          const change = replaced.find(([name]) => line.slice(0, 8).trimEnd() === name);
          return change === undefined ? line : card(...change);
        });
        await ofCards(primaryCards, [...cards]);
      }),
      { seed: 20_261_125, numRuns: 5000 },
    );
  });
});

describe('a header that claims more than the file has', () => {
  test.each([
    ['rows', tableCards(1000, 4_000_000, '1000A')],
    [
      'rows with no group',
      tableCards(8, 2_000_000_000, '1D').map((line) =>
        line.startsWith('GCOUNT') ? card('GCOUNT', 0) : line,
      ),
    ],
    [
      'a heap',
      tableCards(8, 0, '1D').map((line) => (line.startsWith('PCOUNT') ? card('PCOUNT', 2 ** 40) : line)),
    ],
    [
      'axes beyond all numbers',
      [
        "XTENSION= 'IMAGE'",
        card('BITPIX', 8),
        card('NAXIS', 3),
        card('NAXIS1', 2 ** 52),
        card('NAXIS2', 2 ** 52),
        card('NAXIS3', 2 ** 52),
      ],
    ],
  ])('is refused before anything is allocated: %s', async (_, cards) => {
    expect(await ofCards(primaryCards, cards)).toBe('truncated');
  });

  test('of rows without bytes has no cells', async () => {
    expect(await ofCards(primaryCards, tableCards(0, 2 ** 50, '0A'))).toBe('value');
  });

  test('with a negative length is refused, not followed backwards', async () => {
    const cards = tableCards(8, 0, '1D').map((line) =>
      line.startsWith('PCOUNT') ? card('PCOUNT', -5760) : line,
    );
    expect(await ofCards(primaryCards, cards)).toBe('bad-keyword');
  });

  test('without END is refused', async () => {
    const bytes = fileOfCards(primaryCards).fill(0x20, 240);
    expect(await outcome(bytesSource(bytes))).toBe('truncated');
  });
});

describe('what is not as the standard wants it', () => {
  test('is read, and said in a caveat: trailing bytes and missing padding', async () => {
    const whole = smallFile();
    const longer = new Uint8Array(whole.byteLength + 100);
    longer.set(whole);
    const codes = async (bytes: Uint8Array) =>
      (await openFits(bytesSource(bytes))).caveats.map(({ code }) => code);
    expect(await codes(longer)).toEqual(['trailing-bytes']);
    expect(await codes(whole.subarray(0, whole.byteLength - 1))).toEqual(['missing-padding']);
    expect(await codes(fileOfCards([primaryCards[0]!, primaryCards[2]!, primaryCards[1]!]))).toEqual([
      'misordered-cards',
    ]);
  });

  test('is taken as meant: the text format A132 for 132A', async () => {
    const header = fileOfCards(primaryCards, tableCards(132, 1, 'A132'));
    const bytes = new Uint8Array(header.byteLength + 2880);
    bytes.set(header);
    bytes.set(new TextEncoder().encode('trailer line'.padEnd(132)), header.byteLength);
    const { hdus } = await openFits(bytesSource(bytes));
    expect(await hdus[1]!.texts('col1')).toEqual(['trailer line']);
  });

  test('is refused with the place: a TFORM of no known type', async () => {
    const opened = openFits(bytesSource(fileOfCards(primaryCards, tableCards(4, 0, '1Z'))));
    await expect(opened).rejects.toMatchObject({
      code: 'bad-column-format',
      facts: { hdu: 1, keyword: 'TFORM1', found: '1Z' },
    });
  });
});

describe('sources', () => {
  test('of a Blob and of gzipped bytes give the same as bytes', async () => {
    const whole = smallFile();
    for (const source of [blobSource(new Blob([whole.slice()])), bytesSource(gzipSync(whole))]) {
      const file = await openFits(source);
      expect([...(await file.hdu('EVENTS')!.numbers('FLUX'))]).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  test('are asked for header blocks only when a file is opened', async () => {
    const rows = 20_000;
    const bytes = writeFits([
      { header: [] },
      {
        header: [],
        table: {
          rowCount: rows,
          columns: [{ name: 'T', format: '100E', values: new Float32Array(100 * rows) }],
        },
      },
    ]);
    let asked = 0;
    const counting: ByteSource = {
      byteLength: bytes.byteLength,
      slice: async (start, end) => {
        asked += end - start;
        return bytes.subarray(start, end);
      },
    };
    await openFits(counting);
    expect(asked).toBeLessThan(100_000);
  });

  test('that end before their length are an error, not zeros', async () => {
    const whole = smallFile();
    let length = whole.byteLength;
    const shrinking: ByteSource = {
      byteLength: whole.byteLength,
      slice: async (start, end) => whole.subarray(start, Math.min(end, length)),
    };
    const file = await openFits(shrinking);
    length -= 2880;
    await expect(file.hdu('SCI')!.image()).rejects.toMatchObject({ code: 'truncated' });
  });

  test('that expand beyond the limit are refused', async () => {
    const bomb = gzipSync(new Uint8Array(10_000_000));
    await expect(openFits(bytesSource(bomb), { maximumBytes: 1_000_000 })).rejects.toMatchObject({
      code: 'expands-too-far',
    });
  });

  test('gzipped twice are expanded once', async () => {
    expect(await outcome(bytesSource(gzipSync(gzipSync(smallFile()))))).toBe('not-fits');
  });
});

describe('a column', () => {
  const events = async () => (await openFits(bytesSource(smallFile()))).hdu('events')!;

  test('is found in any case, scaled, with undefined integers as NaN', async () => {
    expect([...(await (await events()).numbers('column'))]).toEqual([10, Number.NaN, 12]);
  });

  test('of unsigned integers stays integers', async () => {
    expect(await (await events()).numbers('FLAGS')).toEqual(Uint16Array.of(0, 2 ** 15, 2 ** 16 - 1));
  });

  test('that is not there, or of another type, is an error that names it', async () => {
    const table = await events();
    await expect(table.column('WAVELENGTH')).rejects.toMatchObject({
      code: 'no-such-column',
      facts: { expected: 'WAVELENGTH' },
    });
    await expect(table.numbers('SEGMENT')).rejects.toMatchObject({ code: 'wrong-column-type' });
    await expect(table.texts('TIME')).rejects.toMatchObject({ code: 'wrong-column-type' });
    await expect(table.image()).rejects.toMatchObject({ code: 'wrong-hdu-kind' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesSource } from './byte-source.js';
import { isFitsError } from './fits-error.js';
import { openFits } from './open-fits.js';
import { writeFits } from './write-fits.js';

const printable = fc.string({
  unit: fc.integer({ min: 32, max: 126 }).map((code) => String.fromCharCode(code)),
  maxLength: 200,
});

describe('what is written', () => {
  it('is read back: any text, quotes, slashes and ampersands included', async () => {
    await fc.assert(
      fc.asyncProperty(printable, async (text) => {
        const file = await openFits(bytesSource(writeFits([{ header: [{ keyword: 'TEXT', value: text }] }])));
        expect(file.hdus[0]!.header.text('TEXT')).toBe(text.trimEnd());
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('is read back: numbers to the bit, NaN, negative zero and 64-bit integers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.double(), fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })), {
          maxLength: 20,
        }),
        async (rows) => {
          const table = {
            rowCount: rows.length,
            columns: [
              { name: 'D', format: '1D', values: rows.map(([value]) => value) },
              { name: 'K', format: '1K', values: rows.map(([, value]) => value) },
            ],
          };
          const file = await openFits(bytesSource(writeFits([{ header: [] }, { header: [], table }])));
          const hdu = file.hdus[1]!;
          expect([...(await hdu.numbers('D'))]).toEqual(rows.map(([value]) => value));
          expect([...(await hdu.numbers('K'))]).toEqual(rows.map(([, value]) => value));
        },
      ),
      { seed: 2 },
    );
  });

  it('carries checksums that verify, and that a changed byte breaks', async () => {
    const bytes = sample();
    for (const hdu of (await openFits(bytesSource(bytes))).hdus)
      expect(await hdu.checksums()).toEqual({ checksum: 'valid', datasum: 'valid' });
    bytes[bytes.length - 2880] = 1;
    expect(await (await openFits(bytesSource(bytes))).hdus.at(-1)!.checksums()).toEqual({
      checksum: 'invalid',
      datasum: 'invalid',
    });
  });
});

describe('a damaged file', () => {
  it('cut anywhere gives a FitsError or a value, never another failure', async () => {
    const bytes = sample();
    for (let length = 0; length < bytes.length; length += 7) {
      const outcome = await readEverything(bytes.subarray(0, length)).catch((error: unknown) => error);
      expect(outcome === undefined || isFitsError(outcome), `at ${length}: ${String(outcome)}`).toBe(true);
    }
  });

  it('with random bytes in its headers gives a FitsError or a value, never another failure', async () => {
    const bytes = sample();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 32, max: 126 })), {
          minLength: 1,
          maxLength: 8,
        }),
        async (changes) => {
          const damaged = bytes.slice();
          for (const [at, byte] of changes) damaged[at] = byte;
          const outcome = await readEverything(damaged).catch((error: unknown) => error);
          expect(outcome === undefined || isFitsError(outcome), String(outcome)).toBe(true);
        },
      ),
      { seed: 3, numRuns: 2000 },
    );
  });

  it('that claims gigabytes is refused before they are allocated', async () => {
    const text = new TextDecoder('latin1').decode(sample());
    const claim = text.replace(/NAXIS2 {2}= +3/, 'NAXIS2  =           2000000000');
    const bytes = Uint8Array.from(claim, (character) => character.charCodeAt(0));
    const outcome = await openFits(bytesSource(bytes)).catch((error: unknown) => error);
    expect(isFitsError(outcome, 'truncated')).toBe(true);
  });
});

function sample(): Uint8Array {
  return writeFits([
    { header: [{ keyword: 'TARGNAME', value: "it's" }] },
    {
      header: [{ keyword: 'EXTNAME', value: 'EVENTS' }],
      table: {
        rowCount: 3,
        columns: [
          { name: 'TIME', format: '1J', scale: 0.000_125, unit: 's', values: [1, 2, 3] },
          { name: 'TEXT', format: '5A', values: ['a', 'bc', ''] },
          { name: 'FLAG', format: '1L', values: [true, false, true] },
          { name: 'VECTOR', format: '2E', values: [1, 2, 3, 4, 5, 6] },
        ],
      },
    },
    { header: [], image: { bitpix: 16, shape: [2, 2], values: [1, 2, 3, 4] } },
  ]);
}

async function readEverything(bytes: Uint8Array): Promise<void> {
  const file = await openFits(bytesSource(bytes));
  for (const hdu of file.hdus) {
    await hdu.checksums();
    for (const { name } of hdu.columns) await hdu.column(name);
    if (hdu.kind === 'image' || hdu.kind === 'primary') await hdu.image();
  }
}

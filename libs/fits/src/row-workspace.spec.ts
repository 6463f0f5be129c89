import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleCells } from '../tools/assemble-cells.mjs';
import { bytesSource } from './byte-source.js';
import { takeProgram } from './cell-program.js';
import { decodeNumbers } from './decode-numbers.js';
import { numberKinds, type NumberArray, type NumberLetter } from './number-array.js';
import { openFits } from './open-fits.js';
import { longRowDecoder, rowsOfBlock, takeWorkspace } from './row-workspace.js';
import { swapCellsBinary } from './swap-cells-binary.js';
import { writeFits } from './write-fits.js';

const letters = Object.keys(numberKinds) as NumberLetter[];

/** A column among the bytes of its rows. */
const layouts = fc.record({
  letter: fc.constantFrom(...letters),
  repeat: fc.oneof(fc.constant(1), fc.nat(40)),
  before: fc.nat(40),
  after: fc.nat(40),
  seed: fc.integer(),
});

describe('the WebAssembly program', () => {
  it('is what its source says', async () => {
    expect(swapCellsBinary()).toEqual(new Uint8Array(await assembleCells()));
  });

  it('is to be had here', () => {
    expect(takeProgram()).toBeDefined();
  });

  it('decodes to the same bits as the plain loops, whatever the bytes and wherever they lie', () => {
    fc.assert(
      fc.property(layouts, fc.double({ min: 0, max: 1, noNaN: true }), (column, fraction) => {
        const { letter, repeat, before, after, seed } = column;
        const rowBytes = before + repeat * numberKinds[letter].bytes + after;
        fc.pre(rowBytes > 0);
        const workspace = takeWorkspace(rowBytes, 1e6, 1e6);
        const rowCount = Math.floor(fraction * rowsOfBlock(rowBytes));
        for (const buffer of workspace.buffers) {
          // where the buffer begins, and where it ends: what lies beyond must not matter
          for (const start of [0, buffer.byteLength - rowCount * rowBytes]) {
            const rows = buffer.subarray(start, start + rowCount * rowBytes);
            fillWithNoise(rows, seed);
            const layout = { rowBytes, at: before, repeat };
            const first = 3;
            const expected = target(letter, (first + rowCount + 2) * repeat);
            const found = target(letter, (first + rowCount + 2) * repeat);
            decodeNumbers(letter, rows, layout, expected, first);
            workspace.decoder(letter, layout, found)(rows, first);
            expect(Buffer.compare(bytesOf(found), bytesOf(expected))).toBe(0);
          }
        }
        workspace.release();
      }),
      { seed: 436, numRuns: 400 },
    );
  });

  it('decodes long rows of one column to the same bits, in other memory and in place', () => {
    const rows = fc.record({
      letter: fc.constantFrom(...letters),
      repeat: fc.integer({ min: 1, max: 20_000 }),
      seed: fc.integer(),
    });
    fc.assert(
      fc.property(rows, ({ letter, repeat, seed }) => {
        const layout = { rowBytes: repeat * numberKinds[letter].bytes, at: 0, repeat };
        const row = new Uint8Array(layout.rowBytes);
        fillWithNoise(row, seed);
        const [expected, found, inPlace] = [0, 1, 2].map(() => target(letter, 3 * repeat));
        decodeNumbers(letter, row, layout, expected!, 1);
        longRowDecoder(letter, layout, found!)(row, 1);
        const place = new Uint8Array(inPlace!.buffer, layout.rowBytes, layout.rowBytes);
        place.set(row);
        longRowDecoder(letter, layout, inPlace!)(place, 1);
        expect(Buffer.compare(bytesOf(found!), bytesOf(expected!))).toBe(0);
        expect(Buffer.compare(bytesOf(inPlace!), bytesOf(expected!))).toBe(0);
      }),
      { seed: 436, numRuns: 60 },
    );
  });

  it('keeps what NaNs carry, in tables of any length and chunks of any size', async () => {
    const noise = new Uint8Array(8 * 20_000);
    fillWithNoise(noise, 5);
    const singles = new Float32Array(noise.buffer, 0, 20_000);
    const doubles = new Float64Array(noise.buffer);
    // signalling and quiet NaNs of either sign
    new Uint32Array(noise.buffer).set([0x7f80_0001, 0xff80_0001, 0x7fc1_2345, 0xffc0_0000]);
    const columns = [
      { name: 'SINGLE', format: '1E', values: singles },
      { name: 'DOUBLE', format: '1D', values: doubles },
    ];
    const bytes = writeFits([{ header: [] }, { header: [], table: { rowCount: 20_000, columns } }]);
    const table = (await openFits(bytesSource(bytes))).hdus[1]!;
    const [single, double] = await table.readTogether(['SINGLE', 'DOUBLE']);
    expect(bytesOf(single!.values as Float32Array)).toEqual(bytesOf(singles));
    expect(bytesOf(double!.values as Float64Array)).toEqual(bytesOf(doubles));
    for (const rows of [1, 7, 19_999, 20_000, 24_000]) {
      const parts: Buffer[] = [];
      for await (const chunk of table.chunks(['DOUBLE'], { rows }))
        parts.push(bytesOf(chunk.columns[0]!.values as Float64Array));
      expect(Buffer.concat(parts).equals(bytesOf(doubles))).toBe(true);
    }
  });
  it('keeps its memory until the last reading into it has ended, also when nobody wants more rows', async () => {
    const values = Array.from({ length: 1_000_000 }, (_, row) => row % 100);
    const table = { rowCount: values.length, columns: [{ name: 'NUMBER', format: '1J', values }] };
    const bytes = writeFits([{ header: [] }, { header: [], table }]);
    const happened: string[] = [];
    let endReading = () => {};
    const source = {
      ...bytesSource(bytes),
      async readInto(start: number, into: Uint8Array) {
        if (happened.length > 0) await new Promise<void>((resolve) => (endReading = resolve));
        happened.push('read');
        into.set(bytes.subarray(start, start + into.byteLength));
        return into.byteLength;
      },
    };
    const chunks = (await openFits(source)).hdus[1]!.chunks(['NUMBER'], { rows: 50_000 });
    await chunks.next();
    const ended = chunks.return(undefined).then(() => happened.push('ended'));
    endReading();
    await ended;
    expect(happened).toEqual(['read', 'read', 'ended']);
  });

  it('serves readers side by side, each in its own memory', async () => {
    const columns = ['A', 'B', 'C', 'D'].map((name, index) => ({
      name,
      format: '1E',
      values: Float32Array.from({ length: 300_000 }, (_, row) => row * (index + 1)),
    }));
    const bytes = writeFits([{ header: [] }, { header: [], table: { rowCount: 300_000, columns } }]);
    const table = (await openFits(bytesSource(bytes))).hdus[1]!;
    const found = await Promise.all(columns.map(({ name }) => table.numbers(name)));
    for (const [index, { values }] of columns.entries())
      expect(bytesOf(found[index]!).equals(bytesOf(values))).toBe(true);
  });
});

/** An array that tells when more is written than should be. */
function target(letter: NumberLetter, length: number): NumberArray {
  const array = numberKinds[letter].make(length);
  bytesOf(array).fill(0xa5);
  return array;
}

function bytesOf(array: NumberArray): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

/** All bytes of it, and among them many of 0x7f and 0xff, of which NaNs are made. */
function fillWithNoise(bytes: Uint8Array, seed: number): void {
  let state = seed | 1;
  for (let index = 0; index < bytes.byteLength; index++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[index] = state >>> 31 === 0 ? (state >>> 16) & 0xff : (state >>> 20) & 1 ? 0x7f : 0xff;
  }
}

import fc from 'fast-check';
import { bytesSource, openFits, writeFits } from '@hstlc/fits';
import { describe, expect, it } from 'vitest';
import { readClock, watchClock } from './clock.js';

/** A photon list of these times (s), with bytes before and behind the time in each row. */
async function fileOf(times: readonly number[]) {
  const filler = { format: '3B', values: new Uint8Array(3 * times.length) };
  const columns = [
    { name: 'BEFORE', ...filler },
    { name: 'TIME', format: '1E', values: Float32Array.from(times) },
    { name: 'BEHIND', ...filler },
  ];
  const events = {
    header: [{ keyword: 'EXTNAME', value: 'EVENTS' }],
    table: { rowCount: times.length, columns },
  };
  const bytes = writeFits([{ header: [{ keyword: 'INSTRUME', value: 'COS' }] }, events]);
  return { bytes, file: await openFits(bytesSource(bytes)) };
}

const seconds = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constant(Number.NaN));

describe('a clock that is watched', () => {
  it('tells what one that is read does, however the bytes go by', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(seconds, { minLength: 1, maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 20 }),
        async (times, lengths) => {
          const { bytes, file } = await fileOf(times);
          const watched = watchClock(file)!;
          const { dataOffset } = file.hdu('EVENTS')!;
          const end = dataOffset + 10 * times.length;
          watched.see(0, bytes.subarray(0, dataOffset));
          for (let start = dataOffset, piece = 0; start < end; piece++) {
            const next = Math.min(end, start + lengths[piece % lengths.length]!);
            watched.see(start, bytes.subarray(start, next));
            start = next;
          }
          watched.see(end, bytes.subarray(end));
          const read = (await readClock(file))!;
          const { worstStep, worstEvent, isSingular, firstSeconds } = watched.clock!;
          expect({ worstStep, worstEvent, isSingular, firstSeconds }).toEqual({
            worstStep: read.worstStep,
            worstEvent: read.worstEvent,
            isSingular: read.isSingular,
            firstSeconds: read.firstSeconds,
          });
        },
      ),
      { seed: 1127, numRuns: 300 },
    );
  });

  it('tells nothing when bytes were left out', async () => {
    const { bytes, file } = await fileOf([1, 2, 3]);
    const watched = watchClock(file)!;
    const { dataOffset } = file.hdu('EVENTS')!;
    watched.see(0, bytes.subarray(0, dataOffset + 5));
    watched.see(dataOffset + 6, bytes.subarray(dataOffset + 6));
    expect(watched.clock).toBeUndefined();
    const late = watchClock(file)!;
    late.see(dataOffset + 4, bytes.subarray(dataOffset + 4));
    expect(late.clock).toBeUndefined();
  });

  it('is not to be had without photons, or of times stored otherwise', async () => {
    expect(watchClock((await fileOf([])).file)).toBeUndefined();
    const ticks = { name: 'TIME', format: '1J', scale: 0.000_125, values: Int32Array.of(1, 2) };
    const events = {
      header: [{ keyword: 'EXTNAME', value: 'EVENTS' }],
      table: { rowCount: 2, columns: [ticks] },
    };
    expect(watchClock(await openFits(bytesSource(writeFits([{ header: [] }, events]))))).toBeUndefined();
  });
});

import { FitsError } from './fits-error.js';

/** What a word of a line list does, by its highest four bits (FITS 4.0 §10.4.3, Table 39). */
const operations = {
  zeros: 0,
  setHigh: 1,
  raise: 2,
  lower: 3,
  run: 4,
  zerosThenOne: 5,
  raiseAndPut: 6,
  lowerAndPut: 7,
} as const;

/**
 * Expands a tile compressed by PLIO_1 (FITS 4.0 §10.4.3): the run-length list of IRAF's pixel masks, for whole numbers
 * from 0 to 2^24.
 *
 * @param words of the list, 16 bits each
 * @param count pixels of the tile; those that the list does not reach are 0
 * @throws FitsError `bad-compression` for a list shorter than it says
 */
export function expandPlio(words: ArrayLike<number>, count: number): Int32Array {
  const pixels = new Int32Array(count);
  const { start, end } = extentOf(words);
  let value = 1;
  let place = 0;
  const put = (length: number, what: number) => {
    pixels.fill(what, place, Math.min(count, place + length));
    place += length;
  };
  for (let at = start; at < end; at++) {
    const data = words[at]! & 0xfff;
    switch ((words[at]! >> 12) & 0xf) {
      case operations.zeros:
        put(data, 0);
        break;
      case operations.setHigh:
        at += 1;
        value = ((at < end ? words[at]! : 0) << 12) + data;
        break;
      case operations.raise:
        value += data;
        break;
      case operations.lower:
        value -= data;
        break;
      case operations.run:
        put(data, value);
        break;
      case operations.zerosThenOne:
        put(data - 1, 0);
        put(1, value);
        break;
      case operations.raiseAndPut:
        value += data;
        put(1, value);
        break;
      case operations.lowerAndPut:
        value -= data;
        put(1, value);
        break;
      default:
        throw badList(`an operation from 0 to 7 in word ${at}`, (words[at]! >> 12) & 0xf);
    }
  }
  return pixels;
}

/** Where a list's instructions begin and end: long lists have their length in two words. */
function extentOf(words: ArrayLike<number>): { readonly start: number; readonly end: number } {
  if (words.length < 3) throw badList('a list of at least 3 words', words.length);
  const isShort = words[2]! > 0;
  const start = isShort ? 3 : words[1]!;
  const end = isShort ? words[2]! : ((words[4] ?? 0) << 15) + (words[3] ?? 0);
  if (start >= 0 && end <= words.length) return { start, end };
  throw badList(`a list of ${end} words`, words.length);
}

function badList(expected: string, found: number): FitsError {
  return new FitsError('bad-compression', `PLIO_1 tile: expected ${expected}, found ${found}`, { found });
}

import type { SeededRandom } from './seeded-random.js';

/** A valid file, and where in it the cards that say how it is built stand. */
export interface FuzzSeed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** offsets of structural cards */
  readonly cards: readonly number[];
  /** where data units begin */
  readonly dataOffsets: readonly number[];
}

const structural =
  /^(SIMPLE|XTENSION|BITPIX|NAXIS\d*|GROUPS|[PG]COUNT|TFIELDS|T(FORM|BCOL|DIM|NULL|SCAL|ZERO|TYPE)\d+|THEAP|BSCALE|BZERO|BLANK|P(SCAL|ZERO)\d+|Z[A-Z]+\d*|FZ\w+|END)\s*(=|$)/;

/** Finds the structural cards of a file. */
export function fuzzSeed(name: string, bytes: Uint8Array): FuzzSeed {
  const decoder = new TextDecoder('latin1');
  const cards: number[] = [];
  const dataOffsets: number[] = [];
  for (let at = 0; at + 80 <= bytes.byteLength; at += 80) {
    const card = decoder.decode(bytes.subarray(at, at + 80));
    if (!structural.test(card.slice(0, 9))) continue;
    cards.push(at);
    if (card.startsWith('END ')) dataOffsets.push(Math.ceil((at + 80) / 2880) * 2880);
  }
  return { name, bytes, cards, dataOffsets };
}

/** How an input is damaged. */
export const mutations = {
  truncate: ({ bytes }, random) => bytes.subarray(0, random.below(bytes.byteLength)),
  flipBits: ({ bytes }, random) => {
    const changed = bytes.slice();
    for (let flips = 1 + random.below(8); flips > 0; flips--)
      changed[random.below(changed.byteLength)]! ^= 1 << random.below(8);
    return changed;
  },
  changeData: ({ bytes, dataOffsets }, random) => {
    const changed = bytes.slice();
    const start = random.pick(dataOffsets);
    const extent = Math.min(random.pick([64, 2880]), bytes.byteLength - start);
    for (let changes = 1 + random.below(8); changes > 0; changes--)
      changed[start + random.below(Math.max(1, extent))] = random.pick([
        0,
        1,
        0x7f,
        0x80,
        0xff,
        random.below(256),
      ]);
    return changed;
  },
  changeValues: ({ bytes, cards }, random) => {
    const changed = bytes.slice();
    for (let changes = 1 + random.below(3); changes > 0; changes--)
      putText(changed, random.pick(cards) + 10, valueFor(random).padEnd(70));
    return changed;
  },
  changeDigits: ({ bytes, cards }, random) => {
    const changed = bytes.slice();
    for (let changes = 1 + random.below(3); changes > 0; changes--) {
      const at = random.pick(cards) + 10;
      const places = Array.from({ length: 20 }, (_, place) => at + place);
      const digits = places.filter((place) => /[0-9A-Z]/.test(String.fromCharCode(changed[place]!)));
      if (digits.length > 0) changed[random.pick(digits)] = random.pick(letters).charCodeAt(0);
    }
    return changed;
  },
  moveCards: ({ bytes, cards }, random) => {
    const changed = bytes.slice();
    changed.copyWithin(
      random.pick(cards),
      random.pick(cards),
      random.pick(cards) + 80 * random.pick([1, 1, 4]),
    );
    return changed;
  },
  dropCard: ({ bytes, cards }, random) => {
    const changed = bytes.slice();
    putText(changed, random.pick(cards), ''.padEnd(80));
    return changed;
  },
  dropBlock: ({ bytes }, random) => {
    const at = 2880 * random.below(Math.ceil(bytes.byteLength / 2880));
    const changed = new Uint8Array(Math.max(0, bytes.byteLength - 2880));
    changed.set(bytes.subarray(0, Math.min(at, changed.byteLength)));
    if (at < changed.byteLength) changed.set(bytes.subarray(at + 2880), at);
    return changed;
  },
} satisfies Readonly<Record<string, (seed: FuzzSeed, random: SeededRandom) => Uint8Array>>;

export type Mutation = keyof typeof mutations;

const letters = [...'0123456789LXABIJKEDCMPQZ'];

const values = [
  '-1',
  '0',
  '1',
  '2',
  '8',
  '16',
  '-32',
  '64',
  '999',
  '1000',
  '1.5',
  'T',
  'F',
  '',
  "'IMAGE   '",
  "'TABLE   '",
  "'BINTABLE'",
  "'A3DTABLE'",
  '2147483647',
  '2147483648',
  '-2147483648',
  '4503599627370496',
  '9007199254740993',
  '9223372036854775808',
  '1E300',
  '(1, 2)',
  "'(3,999)'",
  "'(0)'",
  "'RICE_1'",
  "'GZIP_1'",
  "'GZIP_2'",
  "'PLIO_1'",
  "'HCOMPRESS_1'",
  "'NOCOMPRESS'",
  "'NO_DITHER'",
  "'SUBTRACTIVE_DITHER_2'",
  "'x'",
  '&',
];

function valueFor(random: SeededRandom): string {
  switch (random.below(4)) {
    case 0:
      return String(random.below(3000) - 10);
    case 1: {
      const repeat = random.pick(['', '0', '1', '2', '7', '80', '99999', '99999999999999999999']);
      const tail = random.pick(['', '', '', '3', '(3)', 'E(9)', 'J', 'A', 'X(99999)']);
      return `'${repeat}${random.pick([...'LXABIJKEDCMPQZFa'])}${tail}'`;
    }
    default:
      return random.pick(values);
  }
}

function putText(target: Uint8Array, at: number, text: string): void {
  for (let place = 0; place < text.length && at + place < target.byteLength; place++)
    target[at + place] = text.charCodeAt(place);
}

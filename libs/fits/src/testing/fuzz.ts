import { meterAllocations } from './allocation-meter.js';
import { mutations, type FuzzSeed, type Mutation } from './mutate.js';
import { readEverything } from './read-everything.js';
import { SeededRandom } from './seeded-random.js';

/**
 * No damaged file may take longer than this to be read or refused (s). They are all below 20 kB and take milliseconds;
 * a busy machine may stand still a while, a loop over what a header claims would take hours.
 */
const maximumSeconds = 20;

/** Bytes that may be allocated in all while a plain file is read, part after part, for each byte of it. */
const maximumFactor = 32;

/** The same where tiles are compressed: pixels to a byte that a format can really reach, each in several arrays. */
const maximumCompressedFactor = 4000;

/** What may be allocated whatever the size (byte): buffers, the 10 000 random numbers of dithering. */
const allowance = 2 ** 21;

/** What came of the inputs: how many ended with a value in each part, with an error of which code in some part. */
export type Tally = Map<string, number>;

/** Makes input `number` of this seed, the same every time. */
export function damagedInput(
  corpus: readonly FuzzSeed[],
  seed: number,
  number: number,
): { readonly label: string; readonly bytes: Uint8Array; readonly isCompressed: boolean } {
  const random = new SeededRandom(seed, number);
  const file = random.pick(corpus);
  const mutation = random.pick(Object.keys(mutations) as Mutation[]);
  return {
    label: `seed ${seed}, input ${number}: ${file.name} by ${mutation}`,
    bytes: mutations[mutation](file, random),
    isCompressed: file.name.startsWith('compressed'),
  };
}

/** Reads inputs and holds each to its bounds; what is thrown names the input. */
export class Judge {
  readonly tally: Tally = new Map();
  inputs = 0;
  slowestSeconds = 0;
  private readonly meter = meterAllocations();

  async judge(label: string, bytes: Uint8Array, isCompressed: boolean): Promise<void> {
    this.meter.taken();
    const start = performance.now();
    const outcomes = await readEverything(bytes).catch((cause: unknown) => {
      throw new Error(`${label}: expected a value or a FitsError`, { cause });
    });
    const seconds = (performance.now() - start) / 1000;
    const allocated = this.meter.taken();
    const factor = isCompressed ? maximumCompressedFactor : maximumFactor;
    if (allocated > allowance + factor * bytes.byteLength)
      throw new Error(
        `${label}: expected ${factor} bytes allocated a byte, found ${allocated} of ${bytes.byteLength}`,
      );
    if (seconds > maximumSeconds)
      throw new Error(`${label}: expected an end within ${maximumSeconds} s, found ${seconds}`);
    this.inputs += 1;
    this.slowestSeconds = Math.max(this.slowestSeconds, seconds);
    for (const outcome of new Set(outcomes)) this.tally.set(outcome, (this.tally.get(outcome) ?? 0) + 1);
  }

  stop(): void {
    this.meter.stop();
  }
}

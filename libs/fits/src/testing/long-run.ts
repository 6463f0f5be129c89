import { fuzzCorpus, gzippedSeed } from './fuzz-corpus.js';
import { damagedInput, Judge } from './fuzz.js';
import type { FuzzSeed } from './mutate.js';
import { tinyFiles } from './tiny-files.js';

// the program's words, set by whoever starts it
const setting = (name: string, fallback: number) => Number(globalThis.process.env[name] ?? fallback);

/** Up to which input, from which one on (an even number), from which seed, in how much time (s): `npm run fuzz`. */
export const run = {
  inputs: setting('HSTLC_FUZZ_INPUTS', 1_000_000),
  first: setting('HSTLC_FUZZ_FIRST', 0),
  seed: setting('HSTLC_FUZZ_SEED', 20_261_126),
  seconds: setting('HSTLC_FUZZ_SECONDS', 3600),
};

/** One input in so many is a larger file; the others have one column or image, and are soon read. */
const largeShare = 32;

/**
 * Judges every `step`th input from `first` on: files cut at every byte by turns with files damaged at random, until all
 * are done or time is up.
 *
 * @returns what came of them, in words
 */
export async function longRun(first: number, step: number): Promise<string> {
  const tiny = tinyFiles();
  const large = [...fuzzCorpus(), gzippedSeed()];
  const cuts = allCuts([...tiny, ...large]);
  const judge = new Judge();
  const start = performance.now();
  const elapsed = () => (performance.now() - start) / 1000;
  for (let number = run.first + first; number < run.inputs && elapsed() < run.seconds; number += step) {
    const cut = number % 2 === 0 ? cuts(number / 2) : undefined;
    const corpus = number % largeShare === 1 ? large : tiny;
    const { label, bytes, isCompressed } = cut ?? damagedInput(corpus, run.seed, number);
    await judge.judge(label, bytes, isCompressed);
  }
  judge.stop();
  const outcomes = [...judge.tally].map(([code, count]) => `${code} ${count}`).join(', ');
  return (
    `${judge.inputs} inputs (seed ${run.seed}, from ${run.first + first} by ${step}) in ${elapsed().toFixed(0)} s, ` +
    `slowest ${judge.slowestSeconds.toFixed(2)} s; ${outcomes}`
  );
}

/** The number of a cut to the cut file, over all files and all their bytes. */
function allCuts(files: readonly FuzzSeed[]) {
  return (number: number): ReturnType<typeof damagedInput> | undefined => {
    let length = number;
    for (const { name, bytes } of files) {
      if (length < bytes.byteLength)
        return {
          label: `${name} cut at ${length}`,
          bytes: bytes.subarray(0, length),
          isCompressed: name.startsWith('compressed') || name === 'gzipped',
        };
      length -= bytes.byteLength;
    }
    return undefined;
  };
}

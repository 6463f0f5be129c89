import { afterAll, expect, test } from 'vitest';
import { damagedInput, Judge } from './testing/fuzz.js';
import { fuzzCorpus, gzippedSeed } from './testing/fuzz-corpus.js';
import { readEverything } from './testing/read-everything.js';
import { tinyFiles } from './testing/tiny-files.js';

const judge = new Judge();
afterAll(() => judge.stop());

test('the files that are damaged are read in every part while whole', async () => {
  for (const { name, bytes } of fuzzCorpus()) {
    const errors = (await readEverything(bytes)).filter((outcome) => outcome !== 'value');
    // what was compressed as an image is no table, and the other way round
    expect([name, errors]).toEqual([name, name.startsWith('compressed') ? ['wrong-hdu-kind'] : []]);
  }
});

test('ten thousand damaged files give values or FitsErrors, soon and in little memory', async () => {
  const large = fuzzCorpus();
  const tiny = tinyFiles();
  for (let number = 0; number < 10_000; number++) {
    const { label, bytes, isCompressed } = damagedInput(number % 8 === 0 ? large : tiny, 20_261_126, number);
    await judge.judge(label, bytes, isCompressed);
  }
  expect([...judge.tally.keys()]).toEqual(
    expect.arrayContaining([
      'value',
      'truncated',
      'bad-keyword',
      'bad-heap',
      'bad-compression',
      'bad-column-format',
    ]),
  );
}, 300_000);

test('gzip streams with changed bytes give values or FitsErrors', async () => {
  for (let number = 0; number < 500; number++) {
    const { label, bytes } = damagedInput([gzippedSeed()], 20_261_126, number);
    await judge.judge(label, bytes, true);
  }
});

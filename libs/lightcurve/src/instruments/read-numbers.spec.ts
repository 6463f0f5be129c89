import { bytesSource, openFits, writeFits } from '@hstlc/fits';
import { expect, it } from 'vitest';
import { readNumbers } from './read-numbers.js';

async function table() {
  const columns = [
    { name: 'WHOLE', format: '1J', values: [1, -2, 2 ** 31 - 1] },
    { name: 'REAL', format: '1E', values: [0.1, Number.NaN, -0] },
    { name: 'WORD', format: '3A', values: ['one', 'two', 'six'] },
  ];
  const header = [{ keyword: 'EXTNAME', value: 'NUMBERS' }];
  const file = await openFits(
    bytesSource(writeFits([{ header: [] }, { header, table: { rowCount: 3, columns } }])),
  );
  return file.hdus[1]!;
}

it('gives columns in the order asked for, in double precision', async () => {
  expect(await readNumbers(await table(), ['REAL', 'WHOLE'])).toEqual([
    Float64Array.of(Math.fround(0.1), Number.NaN, -0),
    Float64Array.of(1, -2, 2 ** 31 - 1),
  ]);
});

it('names the column that is not of numbers, and the one that is not there', async () => {
  await expect(readNumbers(await table(), ['WHOLE', 'WORD'])).rejects.toMatchObject({
    code: 'unsupported-configuration',
    message: 'NUMBERS: expected a column WORD of numbers, found text',
  });
  await expect(readNumbers(await table(), ['ABSENT'])).rejects.toMatchObject({ code: 'no-such-column' });
});

// Writes files of every type that @hstlc/fits writes into the folder named, for others to read.
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { writeFits } from '@hstlc/fits';

const tables = {
  'every-type': [
    { name: 'L', format: '1L', values: [true, false, -1] },
    { name: 'X', format: '11X', values: [255, 224, 0, 32, 1, 0] },
    { name: 'B', format: '2B', values: [0, 255, 1, 2, 3, 4] },
    { name: 'S', format: '1B', zero: -128, values: [0, 128, 255] },
    { name: 'I', format: '1I', nullValue: -1, values: [-32768, -1, 32767] },
    { name: 'U', format: '1I', zero: 32768, values: [-32768, 0, 32767] },
    { name: 'J', format: '1J', values: [-(2 ** 31), 0, 2 ** 31 - 1] },
    { name: 'V', format: '1J', zero: 2 ** 31, values: [-(2 ** 31), 0, 2 ** 31 - 1] },
    { name: 'SCALED', format: '1J', scale: 0.25, zero: 3.5, values: [1, 2, -3] },
    { name: 'K', format: '1K', values: [-(2n ** 63n), 2n ** 53n + 1n, 2n ** 63n - 1n] },
    { name: 'A', format: '12A', values: ["it's / a", '', '  leading'] },
    { name: 'E', format: '1E', unit: 's', display: 'F8.3', values: [0.1, -0, Infinity] },
    { name: 'D', format: '6D', dimensions: '(3,2)', values: Array.from({ length: 18 }, (_, at) => at / 7) },
    { name: 'N', format: '1D', values: [NaN, 1e-310, 1e300] },
    { name: 'C', format: '1C', values: [1, 2, -3, 4, 0, 0] },
    { name: 'M', format: '1M', values: [1e100, 2, -3, 1e-100, 0, 0.1] },
  ],
  heap: [
    ...['I', 'J', 'E', 'D'].map((letter) => ({
      name: letter,
      format: `1P${letter}(3)`,
      values: [[1, 2, 3], [], [-4]],
    })),
    { name: 'B', format: '1PB(2)', values: [[0, 255], [], [7]] },
    { name: 'K', format: '1QK(2)', values: [[2n ** 60n + 1n, -1n], [], [0n]] },
    { name: 'A', format: '1PA(9)', values: ['some text', '', 'more'] },
    { name: 'C', format: '1PC(2)', values: [[1, 2, 3, 4], [], [5, 6]] },
    { name: 'M', format: '1QM(1)', values: [[1, 2], [], [5, 6]] },
  ],
};

const cards = [
  { keyword: 'LONGTEXT', value: "it's long, with / and & in it: ".repeat(6) + 'end', comment: 'continued' },
  { keyword: 'BIGINT', value: 2n ** 60n + 1n, comment: 'beyond double precision' },
  { keyword: 'REAL', value: -1.25e-100 },
  { keyword: 'TRUTH', value: false },
  { keyword: 'BLANKED', value: '' },
  { keyword: 'UNDEF', value: undefined },
  { keyword: 'COMPLEX', value: { real: 1.5, imaginary: -2 } },
  { keyword: 'HISTORY', value: 'written for a cross-check' },
];

const images = [8, 16, 32, 64, -32, -64].map((bitpix) => ({
  header: [{ keyword: 'EXTNAME', value: `BITPIX${bitpix}` }],
  image: {
    bitpix,
    shape: [3, 2, 2],
    values: Array.from({ length: 12 }, (_, at) => (bitpix === 64 ? BigInt(at) : bitpix < 0 ? at / 3 : at)),
  },
}));

const folder = process.argv[2];
const save = (name, hdus) => writeFile(path.join(folder, `${name}.fits`), writeFits(hdus));

for (const [name, columns] of Object.entries(tables))
  await save(name, [
    { header: cards },
    { header: [{ keyword: 'EXTNAME', value: name.toUpperCase() }], table: { rowCount: 3, columns } },
    {
      header: [{ keyword: 'EXTNAME', value: 'NOTHING' }],
      table: { rowCount: 0, columns: columns.map((column) => ({ ...column, values: [] })) },
    },
  ]);
await save('images', [{ header: cards }, ...images]);

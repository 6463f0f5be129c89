import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { writeFits } from '../write-fits.js';
import { fuzzSeed, type FuzzSeed } from './mutate.js';
import { card, fileOfCards, smallFile } from './small-file.js';

const goldenFolder = new URL('../../golden/', import.meta.url);

/** Valid files of every structure that the library reads, to be damaged. */
export function fuzzCorpus(): readonly FuzzSeed[] {
  const golden = readdirSync(goldenFolder)
    .filter((name) => name.endsWith('.fits'))
    .sort()
    .map((name) => fuzzSeed(name, new Uint8Array(readFileSync(new URL(name, goldenFolder)))));
  return [
    fuzzSeed('small', smallFile()),
    fuzzSeed('rows', rowsFile()),
    fuzzSeed('heap', heapFile()),
    fuzzSeed('ascii-table', asciiTable()),
    fuzzSeed('random-groups', randomGroups()),
    ...golden,
  ];
}

/** The same, gzipped: what is damaged is the stream. */
export function gzippedSeed(): FuzzSeed {
  return fuzzSeed('gzipped', new Uint8Array(gzipSync(smallFile())));
}

/** Rows enough for the WebAssembly program. */
function rowsFile(): Uint8Array {
  const rowCount = 300;
  const formats = ['1B', '3B', '1I', '2I', '1J', '1E', '5E', '1D', '1M'];
  const values = Array.from({ length: 5 * rowCount }, (_, index) => index % 251);
  const columns = formats.map((format, index) => ({
    name: `${format} ${index}`,
    format,
    values: values.slice(0, rowCount * (format === '1M' ? 2 : Number(format[0]))),
  }));
  return writeFits([{ header: [] }, { header: [], table: { rowCount, columns } }]);
}

function heapFile(): Uint8Array {
  const numbers = [[1, 2, 3], [], [-1, 0]];
  return writeFits([
    { header: [] },
    {
      header: [{ keyword: 'EXTNAME', value: 'HEAP' }],
      table: {
        rowCount: 3,
        columns: [
          { name: 'EMPTY', format: '0A', values: ['', '', ''] },
          ...['I', 'J', 'E', 'D'].map((letter) => ({
            name: `P${letter}`,
            format: `1P${letter}(3)`,
            values: numbers,
          })),
          { name: 'PB', format: '1PB(3)', values: [[1, 2, 3], [], [255, 0]] },
          { name: 'PK', format: '1QK(2)', values: [[1n, -1n], [], [2n ** 62n]] },
          { name: 'PA', format: '1PA(9)', values: ['some text', '', 'more'] },
          { name: 'PL', format: '1PL(2)', values: [[true, false], [], [true]] },
          { name: 'PX', format: '1PX(16)', values: [[255, 1], [], [128]] },
          { name: 'PC', format: '1PC(2)', values: [[1, 2, 3, 4], [], [5, 6]] },
          { name: 'QM', format: '1QM(2)', values: [[1, 2, 3, 4], [], [5, 6]] },
        ],
      },
    },
  ]);
}

function asciiTable(): Uint8Array {
  const rows = 'GJ 436    1.25 -17 3.5D+02GJ 876   -9.00     1.0E-03TRAPPIST   125   7 999.125 ';
  return withData(
    fileOfCards(
      [card('SIMPLE', 'T'), card('BITPIX', 8), card('NAXIS', 0)],
      [
        "XTENSION= 'TABLE   '",
        card('BITPIX', 8),
        card('NAXIS', 2),
        card('NAXIS1', 26),
        card('NAXIS2', 3),
        card('PCOUNT', 0),
        card('GCOUNT', 1),
        card('TFIELDS', 4),
        ...[
          ['A8', 1],
          ['F6.2', 9],
          ['I4', 15],
          ['D8.1', 19],
        ].flatMap(([format, start], column) => [
          `TFORM${column + 1}  = '${format}'`,
          card(`TBCOL${column + 1}`, start!),
          `TTYPE${column + 1}  = 'C${column + 1}'`,
        ]),
        "TNULL3  = ''",
        card('TSCAL2', 2),
      ],
    ),
    Uint8Array.from(rows, (character) => character.charCodeAt(0)),
  );
}

function randomGroups(): Uint8Array {
  const header = fileOfCards([
    card('SIMPLE', 'T'),
    card('BITPIX', 16),
    card('NAXIS', 3),
    card('NAXIS1', 0),
    card('NAXIS2', 3),
    card('NAXIS3', 2),
    card('GROUPS', 'T'),
    card('PCOUNT', 2),
    card('GCOUNT', 5),
    "PTYPE1  = 'UU'",
    card('PSCAL1', 2),
    card('PZERO2', 100),
    card('BSCALE', 0.5),
    card('BLANK', 7),
  ]);
  return withData(
    header,
    Uint8Array.from({ length: 80 }, (_, place) => place),
  );
}

function withData(header: Uint8Array, data: Uint8Array): Uint8Array {
  const whole = new Uint8Array(header.byteLength + Math.ceil(data.byteLength / 2880) * 2880);
  whole.set(header);
  whole.set(data, header.byteLength);
  return whole;
}

import { writeFits } from '@hstlc/fits';
import { randomNumbers } from './stand-ins/faults.js';

/** A small FITS file with a table of random numbers; another seed gives other bytes of the same size. */
export function sampleFits(seed: number, rows = 5000, version = '3.4.3'): Uint8Array {
  const random = randomNumbers(seed);
  const values = Float32Array.from({ length: rows }, () => random());
  return writeFits([
    {
      header: [
        { keyword: 'ROOTNAME', value: `sample${seed}`, comment: '' },
        { keyword: 'CAL_VER', value: version, comment: 'CALCOS code version' },
      ],
    },
    {
      header: [{ keyword: 'EXTNAME', value: 'EVENTS', comment: '' }],
      table: { rowCount: rows, columns: [{ name: 'TIME', format: '1E', unit: 's', values }] },
    },
  ]);
}

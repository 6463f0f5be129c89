import type { FitsFile } from '@hstlc/fits';
import type { GoodTime } from '../good-times.js';
import { readNumbers } from './read-numbers.js';

/** Good times of an events file: those of the GTI extension with the highest EXTVER, as CALCOS leaves them. */
export async function readGoodTimes(file: FitsFile): Promise<readonly GoodTime[]> {
  const tables = file.hdus.filter(({ name, kind }) => name === 'GTI' && kind === 'bintable');
  const latest = tables.toSorted((a, b) => b.version - a.version)[0];
  if (latest === undefined || latest.rowCount === 0) return [];
  const [starts, stops] = await readNumbers(latest, ['START', 'STOP']);
  return Array.from({ length: latest.rowCount }, (_, row) => ({ start: starts![row], stop: stops![row] }));
}

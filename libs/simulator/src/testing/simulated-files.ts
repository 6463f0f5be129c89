import { bytesSource, openFits, type FitsFile } from '@hstlc/fits';
import type { SimulatedExposure } from '../exposure.js';

/** The files of a simulated exposure, opened: events files in order, and the x1d. */
export interface OpenedExposure {
  readonly events: readonly FitsFile[];
  readonly x1d: FitsFile;
}

export async function openExposure({ files }: SimulatedExposure): Promise<OpenedExposure> {
  const opened = await Promise.all(files.map(({ bytes }) => openFits(bytesSource(bytes))));
  const x1d = opened.pop();
  if (x1d === undefined) throw new TypeError('exposure: expected files, found none');
  return { events: opened, x1d };
}

/** A numeric column of a table, as doubles. */
export async function columnOf(file: FitsFile, table: string, name: string): Promise<Float64Array> {
  return Float64Array.from(await file.hdu(table)!.numbers(name), Number);
}

export function sumOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, value) => sum + value, 0);
}

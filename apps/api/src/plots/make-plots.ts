import path from 'node:path';
import type { DataSource } from 'typeorm';
import type { PermissionKeeper } from '../archive/permissions.js';
import { writeAtomically } from '../archive/write-atomically.js';
import { fontFamily } from '../quicklook/register-font.js';
import { drawFigure } from './draw-figure.js';
import type { ArchiveDirectories } from '../config/directories.js';
import { collect, explore, type Explored } from './collection.js';
import { configurationFigure, exposureTimeFigure, opticalElementFigure } from './collection-figures.js';
import { drawPeriodograms } from './periodogram-plots.js';

const size = { width: 900, height: 560 };

/**
 * Makes the collection's plots and the exploratory tables anew, each in place of the one before.
 *
 * @returns the files' names, in order
 */
export async function makePlots(
  database: DataSource,
  permissions: PermissionKeeper,
  directories: ArchiveDirectories,
): Promise<readonly string[]> {
  const folder = directories.plots;
  const collection = await collect(database);
  const figures = new Map([
    ['exposure-time-by-target.png', exposureTimeFigure(collection, fontFamily)],
    ['optical-elements.png', opticalElementFigure(collection, fontFamily)],
  ]);
  for (const [group, counts] of collection.configurations) {
    const name = `configurations-${group.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.png`;
    figures.set(name, configurationFigure(group, counts, fontFamily));
  }
  const made: string[] = [];
  const write = async (name: string, bytes: Uint8Array) => {
    await permissions.directory(path.dirname(path.join(folder, name)));
    await writeAtomically(path.join(folder, name), bytes);
    await permissions.file(path.join(folder, name));
    made.push(name);
  };
  for (const [name, figure] of figures) await write(name, await drawFigure(figure, size));
  const tables = await explore(database);
  await drawPeriodograms(tables.interesting, directories, write);
  for (const [name, rows] of Object.entries(tables))
    await write(`${name}.csv`, new TextEncoder().encode(table(rows)));
  return made.toSorted();
}

const statisticNames = [
  'total',
  'mean',
  'stdev',
  'poissonFactor',
  'pearsonR',
  'pearsonP',
  'lsPeriodSeconds',
  'lsFap',
  'lsLabel',
] as const;

function table(rows: readonly Explored[]): string {
  const head =
    'filename,path,total,mean,stdev,poisson_factor,pearson_r,pearson_p,ls_period_seconds,ls_fap,ls_label';
  const lines = rows.map(({ filename, path: place, statistics }) =>
    [filename, place, ...statisticNames.map((name) => cell(statistics?.[name] ?? ''))].join(','),
  );
  return [head, ...lines, ''].join('\n');
}

/** Labels hold commas. */
function cell(value: string | number): string {
  return typeof value === 'string' && value !== '' ? `"${value}"` : String(value);
}

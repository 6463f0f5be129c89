import path from 'node:path';
import type { DataSource } from 'typeorm';
import type { PermissionKeeper } from '../archive/permissions.js';
import { writeAtomically } from '../archive/write-atomically.js';
import { drawFigure, fontFamily } from '../quicklook/draw-figure.js';
import { collect, explore, type Explored } from './collection.js';
import { configurationFigure, exposureTimeFigure, opticalElementFigure } from './collection-figures.js';

const size = { width: 900, height: 560 };

/**
 * Makes the collection's plots and the exploratory tables anew, each in place of the one before.
 *
 * @returns the files' names, in order
 */
export async function makePlots(
  database: DataSource,
  permissions: PermissionKeeper,
  folder: string,
): Promise<readonly string[]> {
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
    await writeAtomically(path.join(folder, name), bytes);
    await permissions.file(path.join(folder, name));
    made.push(name);
  };
  await permissions.directory(folder);
  for (const [name, figure] of figures) await write(name, await drawFigure(figure, size));
  for (const [name, rows] of Object.entries(await explore(database)))
    await write(`${name}.csv`, new TextEncoder().encode(table(rows)));
  return made.toSorted();
}

const statisticNames = ['total', 'mean', 'stdev', 'poissonFactor', 'pearsonR', 'pearsonP'] as const;

function table(rows: readonly Explored[]): string {
  const head = 'filename,path,total,mean,stdev,poisson_factor,pearson_r,pearson_p';
  const lines = rows.map(({ filename, path: place, statistics }) =>
    [filename, place, ...statisticNames.map((name) => statistics?.[name] ?? '')].join(','),
  );
  return [head, ...lines, ''].join('\n');
}

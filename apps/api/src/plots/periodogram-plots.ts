import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { readLightcurveRows } from '@hstlc/lightcurve';
import { searchLightcurve, type PeriodSearch } from '@hstlc/lightcurve/periodogram';
import { withFitsFiles } from '../archive/open-files.js';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import { fontFamily } from '../quicklook/register-font.js';
import { drawFigure } from './draw-figure.js';
import type { Explored } from './collection.js';
import { periodogramFigure } from './periodogram-figure.js';

/** The folder below the plots that holds one periodogram per interesting lightcurve, and nothing else. */
export const periodogramFolder = 'periodograms';

const size = { width: 900, height: 480 };

/**
 * Draws the periodogram of each interesting lightcurve; takes away those of lightcurves that are so no longer. One whose
 * file is away has none.
 *
 * @param write puts a picture below the folder of plots
 */
export async function drawPeriodograms(
  interesting: readonly Explored[],
  directories: ArchiveDirectories,
  write: (name: string, bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const drawn = new Set<string>();
  for (const { filename, path: folder } of interesting) {
    const file = archiveFile(directories, folder, filename);
    if (!existsSync(file)) continue;
    const search = await searchFile(file);
    if (search === undefined) continue;
    const name = filename.replace(/\.fits$/, '.png');
    const figure = periodogramFigure(filename.replace(/\.fits$/, ''), search, fontFamily);
    await write(`${periodogramFolder}/${name}`, await drawFigure(figure, size));
    drawn.add(name);
  }
  const place = path.join(directories.plots, periodogramFolder);
  if (!existsSync(place)) return;
  for (const name of await readdir(place))
    if (name.endsWith('.png') && !drawn.has(name)) await rm(path.join(place, name));
}

function searchFile(file: string): Promise<PeriodSearch | undefined> {
  return withFitsFiles([file], async ([opened]) => {
    const { columns, orbitSeconds } = await readLightcurveRows(opened!);
    return searchLightcurve(columns, { count: 1, ...(orbitSeconds !== undefined && { orbitSeconds }) });
  });
}

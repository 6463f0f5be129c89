import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFile, type ArchiveDirectories } from '../config/directories.js';
import { PermissionKeeper } from '../archive/permissions.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { pulsingProduct } from '../testing/pulsing-product.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';
import { collect } from './collection.js';
import { configurationFigure, exposureTimeFigure, opticalElementFigure } from './collection-figures.js';
import { makePlots } from './make-plots.js';

describe.each(testDatabases)("the collection's plots on $kind", (kind) => {
  let seeded: SeededApplication;
  let folder: string;
  let directories: ArchiveDirectories;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    folder = await mkdtemp(path.join(tmpdir(), 'hstlc-plots-'));
    directories = { ...seeded.configuration.directories, plots: folder };
  });
  afterAll(async () => {
    await seeded?.close();
    await rm(folder, { recursive: true });
  });

  it('count what the index holds, with units on every axis', async () => {
    const collection = await collect(seeded.dataSource);
    expect(collection.targetSeconds.toSorted((a, b) => a - b)).toEqual([3000, 3610]);
    expect(Object.fromEntries(collection.opticalElements)).toEqual({ G130M: 2, E140M: 2 });
    expect(
      configurationFigure('COS FUV', collection.configurations.get('COS FUV')!, 'F').series,
    ).toMatchObject([{ data: [{ name: 'G130M 1291 PSA  2 (100 %)', value: 2 }] }]);
    expect(exposureTimeFigure(collection, 'F')).toMatchObject({
      xAxis: { name: 'total exposure time (s)' },
      yAxis: { name: 'targets (count)' },
      series: [{ data: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2] }],
    });
    expect(opticalElementFigure(collection, 'F')).toMatchObject({
      xAxis: { data: ['E140M', 'G130M'] },
      series: [{ data: [2, 2] }],
    });
  });

  it('are written as pictures, and each lightcurve is in exactly one exploratory table', async () => {
    const common = { lightcurvePath: 'outputs/GJ-436', total: 9, mean: 3, mu: 3, stdev: 1, poissonFactor: 1 };
    const rest = { ...common, pearsonR: 0, pearsonP: 1, deliver: false, periodogram: false };
    await seeded.dataSource.getRepository(StatsRow).clear();
    await seeded.dataSource.getRepository(StatsRow).insert([
      { ...rest, lightcurveFilename: 'ld9m10ujq_curve.fits', lsFap: 0.05 },
      { ...rest, lightcurveFilename: `${compositeStem}.fits`, lsFap: 1e-9 },
    ]);
    const place = archiveFile(directories, 'outputs/composite/GJ-436', `${compositeStem}.fits`);
    await writeFile(place, pulsingProduct(1));
    const { permissions } = seeded.configuration;
    const keeper = await PermissionKeeper.create(permissions, () => undefined);
    const made = await makePlots(seeded.dataSource, keeper, directories);
    expect(made).toEqual([
      'boring.csv',
      'configurations-cos-fuv.png',
      'configurations-stis-fuv-mama.png',
      'exposure-time-by-target.png',
      'interesting.csv',
      'null.csv',
      'optical-elements.png',
      `periodograms/${compositeStem}.png`,
    ]);
    const named = async (name: string) =>
      (await readFile(path.join(folder, name), 'utf8'))
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0]);
    expect(await named('interesting.csv')).toEqual([`${compositeStem}.fits`]);
    expect(await named('boring.csv')).toEqual(['ld9m10ujq_curve.fits']);
    const isOrbital = { lsLabel: 'HST orbit / 2, spectral window' };
    await seeded.dataSource.getRepository(StatsRow).update({ lsFap: 1e-9 }, isOrbital);
    await seeded.dataSource.getRepository(StatsRow).delete({ lsFap: 0.05 });
    expect(await makePlots(seeded.dataSource, keeper, directories)).not.toContain(
      `periodograms/${compositeStem}.png`,
    );
    expect(await readdir(path.join(folder, 'periodograms'))).toEqual([]);
    expect(await named('interesting.csv')).toEqual([]);
    expect(await named('boring.csv')).toEqual([`${compositeStem}.fits`]);
    expect(await readFile(path.join(folder, 'boring.csv'), 'utf8')).toContain(`"${isOrbital.lsLabel}"`);
    expect(await named('null.csv')).toEqual(['ld9m10ujq_curve.fits']);
    const picture = await readFile(path.join(folder, 'optical-elements.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
  });
});

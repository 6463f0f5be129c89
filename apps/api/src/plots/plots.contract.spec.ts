import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PermissionKeeper } from '../archive/permissions.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';
import { collect } from './collection.js';
import { configurationFigure, exposureTimeFigure, opticalElementFigure } from './collection-figures.js';
import { makePlots } from './make-plots.js';

describe.each(testDatabases)("the collection's plots on $kind", (kind) => {
  let seeded: SeededApplication;
  let folder: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    folder = await mkdtemp(path.join(tmpdir(), 'hstlc-plots-'));
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
    const rest = { ...common, pearsonR: 0, pearsonP: 1, deliver: false };
    await seeded.dataSource.getRepository(StatsRow).clear();
    await seeded.dataSource.getRepository(StatsRow).insert([
      { ...rest, lightcurveFilename: 'ld9m10ujq_curve.fits', periodogram: true },
      { ...rest, lightcurveFilename: `${compositeStem}.fits`, periodogram: false },
    ]);
    const { permissions } = seeded.configuration;
    const keeper = await PermissionKeeper.create(permissions, () => undefined);
    const made = await makePlots(seeded.dataSource, keeper, folder);
    expect(made).toEqual([
      'boring.csv',
      'configurations-cos-fuv.png',
      'configurations-stis-fuv-mama.png',
      'exposure-time-by-target.png',
      'interesting.csv',
      'null.csv',
      'optical-elements.png',
    ]);
    const named = async (name: string) =>
      (await readFile(path.join(folder, name), 'utf8'))
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0]);
    expect(await named('interesting.csv')).toEqual(['ld9m10ujq_curve.fits']);
    expect(await named('boring.csv')).toEqual([`${compositeStem}.fits`]);
    await seeded.dataSource.getRepository(StatsRow).delete({ periodogram: true });
    await makePlots(seeded.dataSource, keeper, folder);
    expect(await named('interesting.csv')).toEqual([]);
    expect(await named('null.csv')).toEqual(['ld9m10ujq_curve.fits']);
    const picture = await readFile(path.join(folder, 'optical-elements.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
  });
});

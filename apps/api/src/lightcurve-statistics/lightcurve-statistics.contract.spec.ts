import { rm } from 'node:fs/promises';
import path from 'node:path';
import { simulateStis } from '@hstlc/simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withArchiveLock } from '../archive/archive-lock.js';
import { archiveFile } from '../config/directories.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import type { IngestContext } from '../ingest/ingest-context.js';
import { IngestRunner } from '../ingest/ingest-runner.js';
import { changeVisibility } from '../ingest/withdraw.js';
import { IngestArchive, silent } from '../testing/ingest-archive.js';
import { testDatabases } from '../testing/test-databases.js';
import { findDifferences } from '../verify/find-differences.js';
import { repair } from '../verify/repair.js';
import { measureFile } from './measure-product.js';
import { recomputeStatistics, type Chosen, type Recomputed } from './recompute-statistics.js';
import { statsOfProduct } from './stats-of-product.js';

const short = { exposureSeconds: 40, sourceRate: 60, darkRate: 1, targetName: 'STAR' };

describe.each(testDatabases)('the statistics of an archive on $kind', (kind) => {
  let archive: IngestArchive;
  beforeEach(async () => {
    archive = await IngestArchive.create(kind, import.meta.url);
    await archive.drop(simulateStis({ ...short, seed: 1, rootname: 'ofirst010', startMjd: 58_000 }));
    await archive.drop(simulateStis({ ...short, seed: 2, rootname: 'osecond10', startMjd: 58_001 }));
    await archive.run();
  });
  afterEach(() => archive.remove());

  const stats = () => archive.database.getRepository(StatsRow);
  const rows = () => stats().find({ order: { lightcurveFilename: 'ASC' } });
  const withoutId = ({ id: _id, ...row }: StatsRow) => row;
  const withContext = <Result>(work: (context: IngestContext) => Promise<Result>) =>
    new IngestRunner(archive.configuration, archive.database).withContext(silent, (context) =>
      withArchiveLock(archive.home, () => work(context)),
    );
  const recompute = async (chosen: Chosen) => {
    const told: Recomputed[] = [];
    await withContext((context) =>
      recomputeStatistics(context, archive.database, chosen, silent, (each) => told.push(each)),
    );
    return told;
  };
  /** What each product on disk says, as rows. */
  const measured = async () => {
    const products = await archive.database.getRepository(ProductRow).find({ order: { filename: 'ASC' } });
    return Promise.all(
      products.map(async (product) => {
        const { directories } = archive.configuration;
        const found = await measureFile(archiveFile(directories, product.path, product.filename));
        return statsOfProduct(found, product);
      }),
    );
  };
  /** Alike to what the database gives back: MariaDB tells single precision by six digits. */
  const expectRows = (found: readonly StatsRow[], expected: readonly Omit<StatsRow, 'id'>[]) => {
    const isReal = (value: unknown) => typeof value === 'number' && !Number.isInteger(value);
    for (const [index, row] of found.entries())
      for (const [name, value] of Object.entries(withoutId(row))) {
        const wanted = Object.entries(expected[index]!).find(([key]) => key === name)?.[1];
        if (isReal(wanted)) expect(Number(value) / Number(wanted)).toBeCloseTo(1, 5);
        else expect([name, value]).toEqual([name, wanted]);
      }
    expect(found.length).toBe(expected.length);
  };

  it('come with each product, from its own file, and only a composite that passes is to be delivered', async () => {
    const found = await rows();
    expect(found.map(({ lightcurveFilename, deliver }) => [lightcurveFilename, deliver])).toEqual([
      [expect.stringMatching(/^hlsp_hstlc_hst_stis_star/), true],
      ['ofirst010_curve.fits', false],
      ['osecond10_curve.fits', false],
    ]);
    expectRows(found, await measured());
    expect(found[1]).toMatchObject({ lightcurvePath: 'outputs/STAR', bayesianBlocks: 1, flares: 0 });
    // rounded each by itself
    expect(Math.abs(found[0]!.total - found[1]!.total - found[2]!.total)).toBeLessThan(2);
  });

  it('are replaced with the product, composite too', async () => {
    const before = await rows();
    await archive.drop(
      simulateStis({ ...short, seed: 9, rootname: 'ofirst010', startMjd: 58_000, sourceRate: 90 }),
      /tag/,
    );
    await archive.run();
    const after = await rows();
    expect(after.map(({ lightcurveFilename }) => lightcurveFilename)).toEqual(
      before.map(({ lightcurveFilename }) => lightcurveFilename),
    );
    expect(after[1]!.total).toBeGreaterThan(before[1]!.total);
    expect(after[0]!.total).toBeGreaterThan(before[0]!.total);
    expect(after[2]).toEqual(before[2]);
    expectRows(after, await measured());
  });

  it('go with a composite that has no exposure left, and are not delivered while it is withdrawn', async () => {
    const composite = (await rows())[0]!;
    const change = (withdrawnAt: Date | null) =>
      changeVisibility(archive.configuration, archive.database, composite.lightcurveFilename, {
        withdrawnAt,
        withdrawnReason: withdrawnAt && 'to be looked at',
      });
    const deliver = async () => (await stats().findOneByOrFail({ id: composite.id })).deliver;
    await change(new Date('2026-01-31T00:00:00Z'));
    expect(await deliver()).toBe(false);
    await recompute({ kinds: ['composite'] });
    expect(await deliver()).toBe(false);
    await change(null);
    expect(await deliver()).toBe(true);
    for (const rootname of ['ofirst010', 'osecond10'])
      await changeVisibility(archive.configuration, archive.database, rootname, {
        withdrawnAt: new Date('2026-01-31T00:00:00Z'),
        withdrawnReason: 'another star',
      });
    await archive.run();
    expect((await rows()).map(({ lightcurveFilename }) => lightcurveFilename)).toEqual([
      'ofirst010_curve.fits',
      'osecond10_curve.fits',
    ]);
  });

  it('are computed anew to the same, those of one kind by themselves, and a file that is away keeps its row', async () => {
    const before = (await rows()).map(withoutId);
    await stats().clear();
    expect(await recompute({ kinds: ['individual'] })).toHaveLength(2);
    expect((await rows()).map(withoutId)).toEqual(before.slice(1));
    await recompute({ kinds: ['individual', 'composite'] });
    expect((await rows()).map(withoutId)).toEqual(before);
    await rm(path.join(archive.home, 'outputs/STAR/osecond10_curve.fits'));
    const told = await recompute({ kinds: ['individual'] });
    expect(told.map((each) => 'error' in each).toSorted()).toEqual([false, true]);
    expect((await rows()).map(withoutId)).toEqual(before);
  });

  it('are named by verify where they lack or have no product, and mended', async () => {
    const before = (await rows()).map(withoutId);
    await stats().delete({ lightcurveFilename: 'ofirst010_curve.fits' });
    const { id: _, ...stray } = { ...before[1]!, id: undefined };
    await stats().insert({ ...stray, lightcurveFilename: 'ogone0010_curve.fits' });
    const differences = () =>
      findDifferences(archive.database, archive.configuration.directories, () => undefined);
    expect((await differences()).map(({ code, path: place }) => `${code} ${place}`)).toEqual([
      'product-without-statistics outputs/STAR/ofirst010_curve.fits',
      'statistics-without-product outputs/STAR/ogone0010_curve.fits',
    ]);
    await withContext(async (context) => repair(context, archive.database, await differences(), silent));
    expect(await differences()).toEqual([]);
    expect((await rows()).map(withoutId)).toEqual(before);
  });
});

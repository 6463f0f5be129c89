import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { simulateCosNuv, simulateStis } from '@hstlc/simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withArchiveLock } from '../archive/archive-lock.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { OutputsRow } from '../database/entities/outputs-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { remakeComposites } from '../ingest/composites.js';
import { IngestRunner } from '../ingest/ingest-runner.js';
import type { IngestContext } from '../ingest/ingest-context.js';
import { changeVisibility, type VisibilityChange } from '../ingest/withdraw.js';
import { IngestArchive, silent, states } from '../testing/ingest-archive.js';
import { testDatabases } from '../testing/test-databases.js';
import { findDifferences } from './find-differences.js';
import { reindex } from './reindex.js';
import { repair } from './repair.js';
import { resetFilesystem } from './reset-filesystem.js';

const short = { exposureSeconds: 20, sourceRate: 30, darkRate: 1 };

describe.each(testDatabases)('an archive on $kind', (kind) => {
  let archive: IngestArchive;
  const first = simulateStis({
    ...short,
    seed: 1,
    rootname: 'ofirst010',
    targetName: 'STAR',
    startMjd: 58_000,
  });
  const second = simulateStis({
    ...short,
    seed: 2,
    rootname: 'osecond10',
    targetName: 'STAR',
    startMjd: 58_001,
  });
  beforeEach(async () => {
    archive = await IngestArchive.create(kind, import.meta.url);
    await archive.drop(first);
    await archive.drop(second);
    await archive.drop(simulateCosNuv({ ...short, seed: 3, rootname: 'lbad00001', exposureFlag: 'NOT' }));
  });
  afterEach(() => archive.remove());

  const withContext = <Result>(work: (context: IngestContext) => Promise<Result>) =>
    new IngestRunner(archive.configuration, archive.database).withContext(silent, (context) =>
      withArchiveLock(archive.home, () => work(context)),
    );
  const differences = async () => {
    const found = await findDifferences(archive.database, archive.configuration.directories, () => {});
    return found.map(({ code, path: place }) => `${code} ${place}`);
  };
  const change = (name: string, wanted: VisibilityChange) =>
    withContext(async (context) => {
      const changed = await changeVisibility(context, archive.database, name, wanted);
      const made = await remakeComposites(context, silent, () => Promise.resolve());
      return { changed, made };
    });
  /** Everything but numbers of rows and times. */
  const rows = async () => {
    const passing = [
      'id',
      'metadataId',
      'exposureId',
      'productId',
      'updatedAt',
      'ingestDate',
      'supersededAt',
    ];
    const told = (row: object) =>
      JSON.stringify(row, (name, value) => (passing.includes(name) ? undefined : value));
    const content: Record<string, string[]> = {};
    for (const { tableName, name } of archive.database.entityMetadatas) {
      if (/ingest_|token|schema|alias|download|resolved|revision|audit|idempot|bundle/.test(tableName))
        continue;
      content[tableName] = (await archive.database.getRepository(name).find()).map(told).toSorted();
    }
    return content;
  };

  it('agrees with itself after a run', async () => {
    await archive.run();
    expect(await differences()).toEqual([]);
  });

  it('names what is missing, changed or nobody knows, and mends what can be rebuilt', async () => {
    await archive.run();
    const before = await rows();
    const [composite] = (await archive.files('outputs/composite')).filter((name) => name.endsWith('.fits'));
    await rm(path.join(archive.home, 'outputs/STAR/ofirst010_curve.fits'));
    await rm(path.join(archive.home, 'outputs/STAR/ofirst010_curve.png'));
    await rm(path.join(archive.home, 'filesystem/STAR/osecond10_corrtag.fits'));
    await appendFile(path.join(archive.home, 'outputs/composite', composite!), 'x');
    await writeFile(path.join(archive.home, 'outputs/STAR/stray.fits'), 'x');
    await writeFile(path.join(archive.home, 'outputs/STAR/a_curve.fits.partial'), 'x');
    await appendFile(path.join(archive.home, 'filesystem/STAR/osecond10_x1d.fits'), 'x');
    expect(await differences()).toEqual([
      'missing-file filesystem/STAR/osecond10_corrtag.fits',
      'wrong-checksum filesystem/STAR/osecond10_x1d.fits',
      'partial-file outputs/STAR/a_curve.fits.partial',
      'missing-file outputs/STAR/ofirst010_curve.fits',
      'missing-file outputs/STAR/ofirst010_curve.png',
      'file-without-row outputs/STAR/stray.fits',
      `wrong-checksum outputs/composite/${composite}`,
    ]);
    const original = second.files.find(({ filename }) => filename.endsWith('x1d.fits'))!;
    await writeFile(path.join(archive.home, 'filesystem/STAR/osecond10_x1d.fits'), original.bytes);
    await withContext(async (context) => {
      const found = await findDifferences(archive.database, context.directories, () => {});
      await repair(context, archive.database, found, silent);
    });
    const kept = (await archive.files('outputs')).filter((name) => name.includes('stray'));
    expect(kept).toEqual([expect.stringMatching(/^STAR\/superseded\/[0-9a-f]{12}_stray.fits$/)]);
    await rm(path.join(archive.home, 'outputs', kept[0]!));
    expect(await differences()).toEqual([]);
    expect(await rows()).toEqual(before);
  });

  it('does not pass a damaged input off as whole', async () => {
    await archive.run();
    await appendFile(path.join(archive.home, 'filesystem/STAR/ofirst010_tag.fits'), 'x');
    await withContext(async (context) => {
      const found = await findDifferences(archive.database, context.directories, () => {});
      expect(found.map(({ code, path: place, repairable }) => ({ code, place, repairable }))).toEqual([
        { code: 'wrong-checksum', place: 'filesystem/STAR/ofirst010_tag.fits', repairable: false },
      ]);
      await repair(context, archive.database, found, silent);
    });
    expect(await differences()).toEqual(['wrong-checksum filesystem/STAR/ofirst010_tag.fits']);
  });

  it('is indexed anew from its files alone to the same content', async () => {
    await archive.run();
    const recalibrated = simulateStis({
      ...short,
      seed: 9,
      rootname: 'ofirst010',
      targetName: 'STAR',
      startMjd: 58_000,
    });
    await archive.drop(recalibrated, /tag/);
    expect(states(await archive.run())).toEqual(['ofirst010_tag.fits superseded']);
    await change('osecond10', {
      withdrawnAt: new Date('2026-01-31T00:00:00Z'),
      withdrawnReason: 'wrong star',
    });
    const before = await rows();
    expect(before['superseded_file']).toHaveLength(2);
    expect(before['bad_data']).toHaveLength(2);
    const files = await archive.files('outputs');
    expect(await withContext((context) => reindex(context, archive.database, silent))).toEqual([]);
    expect(await rows()).toEqual(before);
    expect(await archive.files('outputs')).toEqual(files);
    expect(await differences()).toEqual([]);
  });

  it('goes back to its inputs, and comes again to the same products', async () => {
    await archive.run();
    const before = await archive.files('.');
    const inputs = before.filter((name) => /^(filesystem|bad_data)\/.*_(tag|x1d|corrtag).fits$/.test(name));
    const { moved } = await resetFilesystem(archive.configuration.directories);
    // but for the corrtags that were made of tags
    expect(moved).toBe(inputs.length - 2);
    expect((await archive.files('outputs')).length + (await archive.files('filesystem')).length).toBe(0);
    await withContext((context) => reindex(context, archive.database, silent));
    await archive.run();
    expect((await archive.files('.')).filter((name) => !name.startsWith('logs/'))).toEqual(
      before.filter((name) => !name.startsWith('logs/')),
    );
  });

  it('shows an exposure from its release on, and puts it into the composite then', async () => {
    const release = new Date('2030-01-31T00:00:00Z');
    const report = await archive.run({ publicFrom: release });
    expect(report.composites).toEqual([]);
    const exposures = archive.database.getRepository(ExposureRow);
    expect((await exposures.find()).map(({ publicFrom }) => publicFrom)).toEqual([release, release]);
    const products = archive.database.getRepository(ProductRow);
    expect((await products.find()).map(({ publicFrom }) => publicFrom)).toEqual([release, release]);
    expect((await archive.run({}, () => new Date('2030-01-30T23:00:00Z'))).composites).toEqual([]);
    const after = await archive.run({}, () => new Date('2030-01-31T01:00:00Z'));
    expect(after.composites.map(({ members }) => members)).toEqual([['ofirst010', 'osecond10']]);
    const again = await archive.run({}, () => new Date('2030-01-31T02:00:00Z'));
    expect(again.composites).toEqual([]);
  });

  it('leaves a withdrawn exposure out of the composite with the reason, and takes it back', async () => {
    await archive.run();
    const withdrawn = { withdrawnAt: new Date(), withdrawnReason: 'another star in the slit' };
    const { changed, made } = await change('osecond10', withdrawn);
    expect(changed).toBe('exposure');
    expect(made[0]).toMatchObject({
      members: ['ofirst010'],
      excluded: [{ rootname: 'osecond10', reason: 'withdrawn: another star in the slit' }],
    });
    const product = await archive.database
      .getRepository(ProductRow)
      .findOneByOrFail({ stem: 'osecond10_curve' });
    expect(product.withdrawnReason).toBe('another star in the slit');
    const outputs = await archive.database
      .getRepository(OutputsRow)
      .find({ order: { individualFilename: 'ASC' } });
    expect(outputs.map(({ compositeFilename }) => compositeFilename !== null)).toEqual([true, false]);
    const back = await change('osecond10_curve.fits', { withdrawnAt: null, withdrawnReason: null });
    expect(back.made[0]!.members).toEqual(['ofirst010', 'osecond10']);
    expect(await change('nothing00', withdrawn)).toMatchObject({ changed: undefined });
  });

  it('keeps an old product with its bytes, and its row, when recalibrated photons come', async () => {
    await archive.run();
    const place = path.join(archive.home, 'outputs/STAR/ofirst010_curve.fits');
    const old = await readFile(place);
    const recalibrated = simulateStis({
      ...short,
      seed: 9,
      rootname: 'ofirst010',
      targetName: 'STAR',
      startMjd: 58_000,
    });
    await archive.drop(recalibrated, /tag/);
    await archive.run();
    const kept = (await archive.files('outputs')).find((name) => /superseded\/.*curve.fits/.test(name))!;
    expect(await readFile(path.join(archive.home, 'outputs', kept))).toEqual(old);
    expect(await readFile(place)).not.toEqual(old);
  });

  it('derives corrtags again when asked, and calls what came out the same unchanged', async () => {
    await archive.run();
    await rm(path.join(archive.home, 'filesystem/STAR/ofirst010_corrtag.fits'));
    const report = await archive.run({ corrtagExtract: true });
    expect(states(report)).toEqual(['ofirst010_tag.fits unchanged', 'osecond10_tag.fits unchanged']);
    expect(await differences()).toEqual([]);
  });

  it('ends a run that is to end before the next exposure; the next run does the rest', async () => {
    const stop = new AbortController();
    stop.abort();
    const report = await archive.run({ signal: stop.signal });
    expect([report.state, report.items]).toEqual(['cancelled', []]);
    await mkdir(archive.configuration.directories.logs, { recursive: true });
    expect((await archive.run()).items).toHaveLength(6);
    const log = await readFile(path.join(archive.home, 'logs/ingest-000002.jsonl'), 'utf8');
    const events = log
      .trimEnd()
      .split('\n')
      .map((line) => (JSON.parse(line) as { event: string }).event);
    expect([events[0], events.filter((event) => event === 'item').length, events.at(-1)]).toEqual([
      'begin',
      6,
      'end',
    ]);
  });
});

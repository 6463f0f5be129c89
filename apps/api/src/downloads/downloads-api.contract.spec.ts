import { readdir } from 'node:fs/promises';
import { downloadRunDetailSchema, downloadRunPageSchema, downloadRunSchema, routes } from '@hstlc/contract';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseConfiguration } from '../config/configuration.js';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { DownloadRunRow } from '../database/entities/download-run-row.js';
import { newToken, tokenHash } from '../http/api-token.js';
import { sampleFits } from '../testing/sample-fits.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { caomRow, MemoryHoldings } from '../testing/stand-ins/holdings.js';
import { startMastStandIn } from '../testing/stand-ins/mast.js';
import type { StandIn } from '../testing/stand-ins/stand-in.js';
import { testDatabases } from '../testing/test-databases.js';
import { backgroundDownloads } from './background-downloads.js';

describe.each(testDatabases)('downloads over REST on $kind', (kind) => {
  let seeded: SeededApplication;
  let mast: StandIn;
  let ingest: string;
  let token: string;

  beforeAll(async () => {
    const holdings = new MemoryHoldings();
    const files = [{ filename: 'la0000001_corrtag.fits', version: '3.4.3', bytes: sampleFits(1, 20_000) }];
    holdings.offer({ row: caomRow({ obsid: 1, obs_id: 'LA0000001' }), files });
    mast = await startMastStandIn(holdings);
    seeded = await startSeededApplication(kind, import.meta.url, {
      downloads: ({ dataSource, configuration }) => {
        const { home } = configuration.directories;
        const own = { HSTLC_HOME: home, HSTLC_MAST_URL: mast.url, HSTLC_DOWNLOAD_RETRY_MS: '1' };
        const changed = parseConfiguration(own, home);
        ingest = changed.directories.ingest;
        return backgroundDownloads({ dataSource, configuration: changed });
      },
    });
    token = newToken();
    await seeded.dataSource.getRepository(ApiTokenRow).insert({
      name: 'staff',
      tokenHash: tokenHash(token),
      scopes: 'ingest:write',
      createdAt: new Date(),
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
    });
  });
  afterAll(async () => {
    await seeded?.close();
    await mast?.close();
  });
  beforeEach(() => {
    mast.faults = () => undefined;
  });
  afterEach(() => {
    mast.faults = () => undefined;
  });

  const start = (body: object) =>
    seeded.http.post(routes.downloads).auth(token, { type: 'bearer' }).send(body);
  const detail = async (id: number) => {
    const { body } = await seeded.http.get(routes.download(id)).expect(200);
    return downloadRunDetailSchema.parse(body);
  };
  const ended = async (id: number) => {
    await expect
      .poll(async () => (await detail(id)).state, { timeout: 20_000 })
      .not.toMatch(/queued|running/);
    return detail(id);
  };

  it('says what would be fetched, at 202 with the address of the run', async () => {
    const { body, headers } = await start({ dryRun: true, target: 'gj 436' }).expect(202);
    const run = downloadRunSchema.parse(body);
    expect(run).toMatchObject({
      requestedBy: 'staff',
      request: { dryRun: true, target: 'gj 436', limit: null },
    });
    expect(headers.location).toBe(routes.download(run.id));
    expect(await ended(run.id)).toMatchObject({ state: 'done', exposuresDone: 1, problems: [] });
    expect(await readdir(ingest)).toEqual([]);
  });

  it('ends a run that is cancelled, and refuses to end one that has ended', async () => {
    mast.faults = ({ subject }) =>
      subject.endsWith('.fits') ? { kind: 'slow', pieceBytes: 500, waitMilliseconds: 20 } : undefined;
    const { body } = await start({}).expect(202);
    await expect.poll(async () => (await detail(body.id)).state, { timeout: 20_000 }).toBe('running');
    await seeded.http.delete(routes.download(body.id)).auth(token, { type: 'bearer' }).expect(202);
    expect(await ended(body.id)).toMatchObject({ state: 'cancelled' });
    await seeded.http.delete(routes.download(body.id)).auth(token, { type: 'bearer' }).expect(409);
  });

  it('fetches, and tells how far it is', async () => {
    mast.faults = ({ subject }) =>
      subject.endsWith('.fits') ? { kind: 'slow', pieceBytes: 4000, waitMilliseconds: 100 } : undefined;
    const { body } = await start({}).expect(202);
    await expect.poll(async () => (await detail(body.id)).bytesDone, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(await detail(body.id)).toMatchObject({ exposuresTotal: 1 });
    const run = await ended(body.id);
    expect(run).toMatchObject({ state: 'done', exposuresDone: 1, secondsLeft: null, error: null });
    expect(run.report).toMatch(/^download-\d{8}-\d{6}-run-\d+\.json$/);
    expect(await readdir(ingest)).toEqual(['la0000001_corrtag.fits']);
  });

  it('lists the runs, latest first', async () => {
    const { body } = await seeded.http.get(routes.downloads).query({ limit: 2 }).expect(200);
    const page = downloadRunPageSchema.parse(body);
    expect(page.items.map(({ state }) => state)).toEqual(['done', 'cancelled']);
    expect(page).toMatchObject({ total: 3, next: expect.any(String) });
  });

  it('takes up what a server that was killed had been asked for', async () => {
    const { body } = await start({ dryRun: true, limit: 1 }).expect(202);
    await ended(body.id);
    const rows = seeded.dataSource.getRepository(DownloadRunRow);
    await rows.update({ id: body.id }, { state: 'running', finishedAt: null });
    const { dataSource, configuration } = seeded;
    const own = { ...configuration, services: { ...configuration.services, mast: mast.url } };
    const launcher = backgroundDownloads({ dataSource, configuration: own });
    await expect.poll(async () => (await detail(body.id)).state, { timeout: 20_000 }).toBe('failed');
    const again = await ended(body.id + 1);
    expect(again).toMatchObject({ state: 'done', requestedBy: 'staff', request: { dryRun: true, limit: 1 } });
    await launcher.close();
  });

  it('hands back what it cannot finish before it stops', async () => {
    mast.faults = () => ({ kind: 'stall', share: 0.1 });
    const { dataSource, configuration } = seeded;
    const own = { ...configuration, services: { ...configuration.services, mast: mast.url } };
    const launcher = backgroundDownloads({ dataSource, configuration: own });
    const request = { dryRun: false, since: null, limit: null, target: null, proposal: null };
    const id = await launcher.launch(request, 'staff');
    await expect.poll(async () => (await detail(id)).state, { timeout: 20_000 }).toBe('running');
    await launcher.close();
    expect(await detail(id)).toMatchObject({
      state: 'queued',
      step: 'waiting for the server to come back',
      error: null,
    });
    await dataSource.getRepository(DownloadRunRow).delete({ id });
  });

  it('takes orders of staff only, and only such as it understands', async () => {
    await seeded.http.post(routes.downloads).send({}).expect(401);
    await start({ since: '2026-02-30' }).expect(400);
    await start({ limit: 0 }).expect(400);
    const { body } = await start({ targets: 'GJ-436' }).expect(400);
    expect(body).toMatchObject({ code: 'unknown-parameter', errors: [{ path: 'targets' }] });
    await seeded.http.get(routes.download(99)).expect(404);
  });
});

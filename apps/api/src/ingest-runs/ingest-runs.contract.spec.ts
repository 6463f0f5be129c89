import { mkdir, writeFile } from 'node:fs/promises';
import { ingestRunDetailSchema, ingestRunPageSchema, ingestRunSchema, routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';
import { newToken, tokenHash } from '../http/api-token.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { runLogFile } from '../ingest/run-log.js';
import { testDatabases } from '../testing/test-databases.js';
import type { IngestLauncherFactory } from './ingest-launcher.js';

/** Records a run and leaves it queued. */
const recordOnly: IngestLauncherFactory = ({ dataSource }) => ({
  launch: async (order) => {
    const row = await dataSource.getRepository(IngestRunRow).save({
      ...order,
      state: 'queued',
      queuedAt: new Date(),
      startedAt: null,
      finishedAt: null,
      step: 'queued',
      itemsDone: 0,
      itemsTotal: 0,
      error: null,
      files: order.files ?? null,
      retryOf: order.retryOf ?? null,
      corrtagExtract: order.corrtagExtract ?? false,
    });
    return row.id;
  },
});

describe.each(testDatabases)('ingest runs on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url, { ingest: recordOnly });
  });
  afterAll(() => seeded?.close());

  const addToken = async (name: string, changes: Partial<ApiTokenRow> = {}): Promise<string> => {
    const token = newToken();
    await seeded.dataSource.getRepository(ApiTokenRow).insert({
      name,
      tokenHash: tokenHash(token),
      scopes: 'ingest:write',
      createdAt: new Date(),
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
      ...changes,
    });
    return token;
  };
  const post = (token: string) => seeded.http.post(routes.ingestRuns).auth(token, { type: 'bearer' });

  it('tells a run with its files and composites, times in UTC', async () => {
    const { body } = await seeded.http.get(routes.ingestRun(1)).expect(200);
    expect(ingestRunDetailSchema.parse(body)).toMatchObject({
      state: 'done',
      queuedAt: '2026-01-31T12:00:00.123Z',
      finishedAt: null,
      items: [{ file: 'odlm18040_tag.fits.gz', state: 'refused', checks: [{ passed: false }] }],
      composites: [{ members: ['ld9m10ujq'], excluded: [{ rootname: 'ld9m10uyq' }] }],
    });
    await seeded.http.get(routes.ingestRun(99)).expect(404);
    await seeded.http.get(`${routes.ingestRuns}/one`).expect(400);
  });

  it('takes an order of who has the scope, answers 202 with the address of the run, and notes the use', async () => {
    const token = await addToken('staff');
    const { body, headers } = await post(token).send({ dryRun: true }).expect(202);
    const run = ingestRunSchema.parse(body);
    expect(run).toMatchObject({ state: 'queued', dryRun: true, requestedBy: 'staff' });
    expect(headers.location).toBe(routes.ingestRun(run.id));
    const { lastUsedAt } = await seeded.dataSource
      .getRepository(ApiTokenRow)
      .findOneByOrFail({ name: 'staff' });
    expect(Math.abs(Date.now() - (lastUsedAt?.getTime() ?? 0))).toBeLessThan(60_000);
    const page = await seeded.http.get(routes.ingestRuns).query({ limit: 1 }).expect(200);
    expect(ingestRunPageSchema.parse(page.body)).toMatchObject({ items: [{ id: run.id }], total: 2 });
  });

  it('takes an order without a body for one with the defaults, and refuses an unknown member', async () => {
    const token = await addToken('plain');
    const { body } = await post(token).expect(202);
    expect(body.dryRun).toBe(false);
    const refused = await post(token).send({ dryrun: true }).expect(400);
    expect(refused.body).toMatchObject({ code: 'unknown-parameter', errors: [{ path: 'dryrun' }] });
    await post(token).set('Content-Type', 'application/json').send('{"dryRun":').expect(400);
  });

  it('ends a run that waits at once, and tells one that is over so', async () => {
    const token = await addToken('canceller');
    const { body } = await post(token).send({ corrtagExtract: true }).expect(202);
    expect(body).toMatchObject({ corrtagExtract: true, cancelRequested: false });
    const cancel = (id: number) => seeded.http.delete(routes.ingestRun(id)).auth(token, { type: 'bearer' });
    const cancelled = await cancel(body.id).expect(200);
    expect(ingestRunSchema.parse(cancelled.body)).toMatchObject({
      state: 'cancelled',
      cancelRequested: true,
    });
    expect((await cancel(body.id).expect(409)).body.code).toBe('conflict');
    await cancel(9999).expect(404);
    await seeded.http.delete(routes.ingestRun(body.id)).expect(401);
  });

  it('asks a run that goes on to end, and does not say that it has', async () => {
    const token = await addToken('patient');
    const { body } = await post(token).expect(202);
    await seeded.dataSource.getRepository(IngestRunRow).update({ id: body.id }, { state: 'running' });
    const asked = await seeded.http
      .delete(routes.ingestRun(body.id))
      .auth(token, { type: 'bearer' })
      .expect(200);
    expect(asked.body).toMatchObject({ state: 'running', cancelRequested: true });
  });

  it('tries the files again that a run refused, as a run of its own', async () => {
    const token = await addToken('retrier');
    const retry = (id: number) => seeded.http.post(routes.ingestRunRetry(id)).auth(token, { type: 'bearer' });
    const { body, headers } = await retry(1).expect(202);
    expect(ingestRunSchema.parse(body)).toMatchObject({ state: 'queued', retryOf: 1 });
    expect(headers.location).toBe(routes.ingestRun(body.id));
    const { files } = await seeded.dataSource.getRepository(IngestRunRow).findOneByOrFail({ id: body.id });
    expect(files).toEqual(['odlm18040_tag.fits.gz']);
    // the new run has no file yet
    expect((await retry(body.id).expect(409)).body.code).toBe('conflict');
    await retry(9999).expect(404);
  });

  it('gives the log of a run as JSON lines', async () => {
    const line = '{"time":"2026-01-31T12:00:00.000Z","level":"info","event":"begin"}\n';
    await mkdir(seeded.configuration.directories.logs, { recursive: true });
    await writeFile(runLogFile(seeded.configuration.directories.logs, 1), line);
    const { text, headers } = await seeded.http.get(routes.ingestRunLog(1)).buffer(true).expect(200);
    expect([text, headers['content-type']]).toEqual([line, expect.stringMatching(/^application\/x-ndjson/)]);
    await seeded.http.get(routes.ingestRunLog(9999)).expect(404);
  });

  it('refuses who has no token in force with 401, who lacks the scope with 403', async () => {
    const past = new Date(Date.now() - 60_000);
    const { body, headers } = await seeded.http.post(routes.ingestRuns).expect(401);
    expect(body.code).toBe('unauthorized');
    expect(headers['www-authenticate']).toBe('Bearer');
    await post('hstlc_guess').expect(401);
    await post(await addToken('expired', { expiresAt: past })).expect(401);
    await post(await addToken('revoked', { revokedAt: past })).expect(401);
    await post(await addToken('reader', { scopes: '' })).expect(403);
  });
});

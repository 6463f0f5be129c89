import { routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken } from '../cli/token.js';
import { IdempotentAnswerRow } from '../database/entities/idempotent-answer-row.js';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';
import type { IngestLauncherFactory } from '../ingest-runs/ingest-launcher.js';
import { IngestRunsLog } from '../ingest/ingest-runs-log.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

/** Records a run and leaves it queued. */
const recordOnly: IngestLauncherFactory = ({ dataSource }) => ({
  launch: (order) => new IngestRunsLog(dataSource, () => new Date()).queue(order),
});

describe.each(testDatabases)('an Idempotency-Key on $kind', (kind) => {
  let seeded: SeededApplication;
  let token: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url, { ingest: recordOnly });
    token = await addToken(seeded.dataSource, 'staff', ['ingest:write']);
  });
  afterAll(() => seeded?.close());

  const start = (key: string, order: object = { dryRun: true }, by = token) =>
    seeded.http.post(routes.ingestRuns).auth(by, { type: 'bearer' }).set('Idempotency-Key', key).send(order);
  const countRuns = () => seeded.dataSource.getRepository(IngestRunRow).count();

  it('has a request done once, and answered the same again', async () => {
    const before = await countRuns();
    const first = await start('once').expect(202);
    const again = await start('once').expect(202);
    expect(again.body).toEqual(first.body);
    expect(again.headers.location).toBe(first.headers.location);
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([
      undefined,
      'true',
    ]);
    expect(await countRuns()).toBe(before + 1);
  });

  it('is refused with another body, and is another key for another token and another address', async () => {
    await start('same').expect(202);
    const refused = await start('same', { dryRun: false }).expect(422);
    expect(refused.body.code).toBe('idempotency-mismatch');
    const other = await addToken(seeded.dataSource, 'other', ['ingest:write']);
    const theirs = await start('same', { dryRun: false }, other).expect(202);
    expect(theirs.headers['idempotency-replayed']).toBeUndefined();
    await start('k'.repeat(300)).expect(400);
  });

  it('has one of many at the same time done', async () => {
    const before = await countRuns();
    const answers = await Promise.all(Array.from({ length: 8 }, () => start('together')));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.every((status) => status === 202 || status === 409)).toBe(true);
    expect(statuses).toContain(202);
    expect(await countRuns()).toBe(before + 1);
  });

  it('is free again when the request failed, and after a day', async () => {
    const retry = (id: number) =>
      seeded.http
        .post(routes.ingestRunRetry(id))
        .auth(token, { type: 'bearer' })
        .set('Idempotency-Key', 'failing');
    await retry(9999).expect(404);
    await retry(9999).expect(404);
    await start('old').expect(202);
    const rows = seeded.dataSource.getRepository(IdempotentAnswerRow);
    const dayAgo = new Date(Date.now() - 25 * 3_600_000);
    await rows.createQueryBuilder().update().set({ createdAt: dayAgo }).execute();
    const anew = await start('old', { dryRun: false }).expect(202);
    expect(anew.headers['idempotency-replayed']).toBeUndefined();
    expect(await rows.count()).toBe(1);
  });
});

import { badDataPageSchema, routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('bad data on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  it('lists refused files, latest first, with every check and its numbers', async () => {
    const { body } = await seeded.http.get(routes.badData).expect(200);
    expect(badDataPageSchema.parse(body)).toEqual({
      items: [
        { filename: 'empty_tag.fits', ingestDate: '2026-02-01', reason: 'No events', checks: [] },
        {
          filename: 'odlm18040_tag.fits.gz',
          ingestDate: '2026-01-31',
          reason: 'No good time',
          checks: [{ name: 'No good time', passed: false, value: 0, limit: 1, eventIndex: null }],
        },
      ],
      total: 2,
      next: null,
    });
  });

  it('pages, and filters by reason', async () => {
    const first = await seeded.http.get(routes.badData).query({ limit: 1 }).expect(200);
    const second = await seeded.http
      .get(routes.badData)
      .query({ limit: 1, cursor: first.body.next })
      .expect(200);
    expect(second.body).toMatchObject({ items: [{ reason: 'No good time' }], total: 2, next: null });
    const filtered = await seeded.http.get(routes.badData).query({ reason: 'No events' }).expect(200);
    expect(filtered.body).toMatchObject({ items: [{ filename: 'empty_tag.fits' }], total: 1 });
    await seeded.http.get(routes.badData).query({ reason: 'Boredom' }).expect(400);
  });
});

import { observationPageSchema, routes, targetPageSchema } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { TargetAliasRow } from '../database/entities/target-alias-row.js';
import { positionOf } from '../sky/unit-vector.js';
import { targetNameKey } from '../target-names/target-name-key.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('filters of lists on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    await seeded.dataSource.getRepository(TargetAliasRow).save({
      alias: 'Ross 905',
      aliasKey: targetNameKey('Ross 905'),
      target: 'GJ-436',
      origin: 'staff',
      addedBy: 'test',
      addedAt: new Date(),
    });
    const place = positionOf(0.01, 89.99);
    await seeded.dataSource.getRepository(ExposureRow).update({ rootname: 'osim01010' }, place);
  });
  afterAll(() => seeded?.close());

  const rootnames = async (query: object) => {
    const { body } = await seeded.http.get(routes.observations).query(query).expect(200);
    return observationPageSchema.parse(body).items.map(({ rootname }) => rootname);
  };
  const targets = async (query: object) => {
    const { body } = await seeded.http.get(routes.targets).query(query).expect(200);
    return targetPageSchema.parse(body).items.map(({ name }) => name);
  };
  const lightcurves = async (query: object) => {
    const { body } = await seeded.http.get(routes.lightcurves).query(query).expect(200);
    return body.items.map(({ id }: { id: string }) => id);
  };

  it.each([
    [{ target: 'GJ*' }, 3],
    [{ target: '*1145*' }, 1],
    [{ target: 'gj*' }, 0],
    [{ target: 'G_-436' }, 0],
    [{ target: 'G[J]-436' }, 0],
    [{ target: 'G?-436' }, 0],
    [{ target: 'G%' }, 0],
    [{ rootname: 'ld9m1*q' }, 3],
    [{ target: 'Ross 905' }, 3],
    [{ target: 'ROSS-905,WD*' }, 4],
    [{ target: 'Ross*' }, 3],
    [{ cenwave_min: 1300, cenwave_max: 1500 }, 2],
    [{ end_mjd_min: '2020-01-01' }, 1],
    [{ simulated: 'true' }, 1],
    [{ proposal: '14767', simulated: 'false' }, 3],
    [{ ingest_date_max: '2026-01-30' }, 0],
    [{ composite: compositeStem }, 2],
    [{ ra: 180, dec: 90, radius: 0.02 }, 1],
    [{ ra: 175.5, dec: 26.7, radius: 1, instrument: 'STIS' }, 1],
  ])('find by %o', async (query, count) => {
    expect(await rootnames(query)).toHaveLength(count);
  });

  it('choose targets by what their exposures are, in any order', async () => {
    expect(await targets({ detector: 'FUV' })).toEqual(['GJ-436']);
    expect(await targets({ ra: 0, dec: 90, radius: 0.1 })).toEqual(['WD 1145+017']);
    expect(await targets({ observation_count_min: 2 })).toEqual(['GJ-436']);
    expect(await targets({ sort: '-last_end_mjd' })).toEqual(['WD 1145+017', 'GJ-436']);
    expect(await targets({ sort: 'composite_count' })).toEqual(['WD 1145+017', 'GJ-436']);
    const { body } = await seeded.http.get(routes.targets).query({ q: 'ross905' }).expect(200);
    expect(body.items[0].matches).toEqual([{ by: 'alias', value: 'Ross 905' }]);
    const { body: one } = await seeded.http.get(routes.target('Ross 905')).expect(200);
    expect(one.name).toBe('GJ-436');
  });

  it('choose lightcurves by exposures in them and places of their targets', async () => {
    expect(await lightcurves({ member: 'ld9m10ujq' })).toEqual([compositeStem]);
    expect(await lightcurves({ member: 'ld9m10uyq' })).toEqual([]);
    expect(await lightcurves({ ra: 175.5, dec: 26.7, radius: 1 })).toHaveLength(2);
    expect(await lightcurves({ ra: 0, dec: 90, radius: 1 })).toEqual([]);
  });

  it('follow what changed or was released since a moment', async () => {
    const rows = seeded.dataSource.getRepository(ExposureRow);
    const since = { updated_since: '2026-02-01T00:00:00Z' };
    expect(await rootnames(since)).toEqual([]);
    await rows.update({ rootname: 'ld9m10ujq' }, { updatedAt: new Date('2026-02-01T00:00:00.000Z') });
    await rows.update({ rootname: 'ld9m10uyq' }, { publicFrom: new Date('2026-02-03T00:00:00Z') });
    expect(await rootnames(since)).toEqual(['ld9m10ujq', 'ld9m10uyq']);
    expect(await targets(since)).toEqual(['GJ-436']);
  });

  it('count anew when a row has changed', async () => {
    const rows = seeded.dataSource.getRepository(ExposureRow);
    const total = async () => (await seeded.http.get(routes.observations).query({ limit: 1 })).body.total;
    const before = await total();
    await rows.update({ rootname: 'ld9m11aaq' }, { withdrawnAt: new Date() });
    expect(await total()).toBe(before - 1);
    await rows.update({ rootname: 'ld9m11aaq' }, { withdrawnAt: null });
    expect(await total()).toBe(before);
  });

  it.each([
    ['sort', { sort: 'colour' }],
    ['sort', { sort: 'target,target' }],
    ['dec', { ra: 10, radius: 1 }],
    ['ra', { ra: 400, dec: 0, radius: 1 }],
    ['exptime_min', { exptime_min: 'long' }],
    ['instrument', { instrument: 'COS,WFC3' }],
    ['simulated', { simulated: 'maybe' }],
    ['updated_since', { updated_since: 'yesterday' }],
    ['cursor', { sort: '-exptime', cursor: 'WyJhIiwxXQ' }],
  ])('refuse a wrong %s: %o', async (path, query) => {
    const { body } = await seeded.http.get(routes.observations).query(query).expect(400);
    expect(body).toMatchObject({ code: 'invalid-request', errors: [{ path }] });
  });

  it('name the nearest of a field that there is not', async () => {
    const { body } = await seeded.http.get(routes.observations).query({ sort: '-exptme' }).expect(400);
    expect(body.detail).toContain('exptime');
  });
});

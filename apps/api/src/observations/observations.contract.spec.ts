import {
  observationDetailSchema,
  observationPageSchema,
  routes,
  type ObservationPage,
} from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('observations on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  const list = async (query: object): Promise<ObservationPage> => {
    const { body } = await seeded.http.get(routes.observations).query(query).expect(200);
    return observationPageSchema.parse(body);
  };
  const rootnames = async (query: object) => (await list(query)).items.map(({ rootname }) => rootname);

  it('lists in the order in which they began, with what the contract says of each', async () => {
    const { items, total, next } = await list({});
    expect(items.map(({ rootname }) => rootname)).toEqual([
      'ld9m10ujq',
      'ld9m10uyq',
      'ld9m11aaq',
      'osim01010',
    ]);
    expect({ total, next }).toEqual({ total: 4, next: null });
    expect(items[0]).toMatchObject({
      target: 'GJ-436',
      instrument: 'COS',
      startMjd: 57_844.125,
      ingestDate: '2026-01-31',
      simulated: false,
      composite: compositeStem,
      lightcurve: null,
    });
  });

  it('gives every row once over its pages, also where two begin together, and the exact total on each', async () => {
    const seen: string[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await list({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      expect(page.total).toBe(4);
      seen.push(...page.items.map(({ rootname }) => rootname));
      cursor = page.next;
    }
    expect(seen).toEqual(['ld9m10ujq', 'ld9m10uyq', 'ld9m11aaq', 'osim01010']);
  });

  it.each([
    [{ target: 'WD 1145+017' }, ['osim01010']],
    [{ target: 'wd 1145+017' }, []],
    [{ instrument: 'COS,STIS', detector: 'FUV' }, ['ld9m10ujq', 'ld9m10uyq']],
    [{ cenwave: '1291,1300' }, ['ld9m10ujq', 'ld9m10uyq']],
    [{ opt_elem: 'E140M', aperture: '0.2X0.2' }, ['ld9m11aaq', 'osim01010']],
    [{ rootname: 'ld9m10ujq, osim01010' }, ['ld9m10ujq', 'osim01010']],
    [{ proposal: 14_767, exptime_min: 1200, exptime_max: 1300 }, ['ld9m10ujq']],
    [{ date_from: '2020-01-01' }, ['osim01010']],
    [{ date_from: 57_844.25, date_to: '58000' }, ['ld9m10uyq', 'ld9m11aaq']],
    [{ obstype: 'IMAGING' }, []],
  ])('filters by %o', async (query, expected) => {
    expect(await rootnames(query)).toEqual(expected);
  });

  it('tells one with its input files, caveats and its address at MAST', async () => {
    const { body } = await seeded.http.get(routes.observation('ld9m10ujq')).expect(200);
    expect(observationDetailSchema.parse(body)).toMatchObject({
      inputs: [{ filename: 'ld9m10ujq_corrtag_a.fits', bytes: 5_000_000_000, sha256: 'b'.repeat(64) }],
      caveats: [{ code: 'no-x1d' }],
      mastUrl: expect.stringContaining('ld9m10ujq'),
    });
    const simulated = await seeded.http.get(routes.observation('osim01010')).expect(200);
    expect(simulated.body.mastUrl).toBeNull();
  });

  it.each([
    ['an unknown parameter', { colour: 'red' }, 'unknown-parameter', 'colour'],
    ['a malformed date', { date_from: 'yesterday' }, 'invalid-request', 'date_from'],
    ['too many rows', { limit: 1001 }, 'invalid-request', 'limit'],
    ['a foreign cursor', { cursor: 'eyJhIjoxfQ' }, 'invalid-request', 'cursor'],
    ['an empty filter', { detector: 'FUV,' }, 'invalid-request', 'detector'],
    ['a repeated parameter', { target: ['a', 'b'] }, 'invalid-request', 'target'],
  ])('refuses %s with 400 and names it', async (_, query, code, path) => {
    const { body } = await seeded.http.get(routes.observations).query(query).expect(400);
    expect(body).toMatchObject({ code, errors: [{ path }] });
  });

  it('answers 404 for one that is not there', async () => {
    const { body } = await seeded.http.get(routes.observation('nothing')).expect(404);
    expect(body.code).toBe('not-found');
  });
});

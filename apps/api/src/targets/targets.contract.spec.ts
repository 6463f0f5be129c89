import { routes, targetDetailSchema, targetPageSchema } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('targets on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  const list = async (query: object) => {
    const { body } = await seeded.http.get(routes.targets).query(query).expect(200);
    return targetPageSchema.parse(body);
  };

  it('sums over all exposures of each target', async () => {
    const { items, total } = await list({});
    expect(total).toBe(2);
    expect(items).toEqual([
      {
        name: 'GJ-436',
        instruments: ['COS', 'STIS'],
        rightAscensionDegrees: 175.5462,
        declinationDegrees: 26.7066,
        observationCount: 3,
        compositeCount: 1,
        exposureSeconds: 3610,
        firstStartMjd: 57_844.125,
        lastEndMjd: 57_844.25 + 2400 / 86_400,
        simulated: false,
        updatedAt: '2026-01-31T12:00:00.123Z',
        largestPoissonFactorGross: 1.05,
        smallestLsFap: 1e-12,
        matches: [],
      },
      expect.objectContaining({ name: 'WD 1145+017', compositeCount: 0, simulated: true }),
    ]);
  });

  it.each([
    ['gj436', ['GJ-436']],
    ['wd1145', ['WD 1145+017']],
    ['WD-1145 +017', ['WD 1145+017']],
    ['LD9M10U', ['GJ-436']],
    ['%', []],
    ['_', []],
  ])('finds "%s" whatever its case, blanks and dashes', async (q, expected) => {
    const { items, total } = await list({ q });
    expect(items.map(({ name }) => name)).toEqual(expected);
    expect(total).toBe(expected.length);
  });

  it('chooses targets by configuration but sums over all of each', async () => {
    const { items } = await list({ instrument: 'COS' });
    expect(items.map(({ name, observationCount }) => [name, observationCount])).toEqual([['GJ-436', 3]]);
  });

  it('pages by name', async () => {
    const first = await list({ limit: 1 });
    const second = await list({ limit: 1, cursor: first.next });
    expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['GJ-436', 'WD 1145+017']);
    expect(second).toMatchObject({ total: 2, next: null });
  });

  it('refuses a search for nothing but blanks and dashes', async () => {
    const { body } = await seeded.http.get(routes.targets).query({ q: ' - ' }).expect(400);
    expect(body).toMatchObject({ code: 'invalid-request', errors: [{ path: 'q' }] });
  });

  it('tells one target with its observations and composites', async () => {
    const { body } = await seeded.http.get(routes.target('GJ-436')).expect(200);
    const target = targetDetailSchema.parse(body);
    expect(target.observations).toHaveLength(3);
    expect(target.composites).toMatchObject([{ memberCount: 1, kind: 'composite' }]);
    await seeded.http.get(routes.target('WD 1145+017')).expect(200);
    await seeded.http.get(routes.target('gj-436')).expect(404);
  });
});

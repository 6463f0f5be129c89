import { facetsSchema, observationPageSchema, routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('facets of observations on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  const facets = async (query: object) => {
    const { body } = await seeded.http.get(routes.observationFacets).query(query).expect(200);
    return facetsSchema.parse(body);
  };
  const counts = async (query: object, field: string) =>
    (await facets(query)).facets
      .find((facet) => facet.field === field)!
      .values.map(({ value, count }) => [value, count]);

  it('counts every value, most frequent first', async () => {
    expect(await counts({}, 'instrument')).toEqual([
      ['COS', 2],
      ['STIS', 2],
    ]);
    expect(await counts({}, 'cenwave')).toEqual([
      [1291, 2],
      [1425, 2],
    ]);
    expect(await counts({}, 'simulated')).toEqual([
      [false, 3],
      [true, 1],
    ]);
  });

  it('leaves out the filters of the field itself and heeds those of the others', async () => {
    expect(await counts({ instrument: 'COS' }, 'instrument')).toEqual([
      ['COS', 2],
      ['STIS', 2],
    ]);
    expect(await counts({ instrument: 'COS' }, 'detector')).toEqual([['FUV', 2]]);
    expect(await counts({ instrument: 'COS', date_from: 57_844.2 }, 'instrument')).toEqual([
      ['STIS', 2],
      ['COS', 1],
    ]);
    expect((await facets({ instrument: 'COS', date_from: 57_844.2 })).total).toBe(1);
  });

  it('agrees with what each value finds', async () => {
    const { facets: counted } = await facets({ target: 'GJ-436' });
    for (const { field, values } of counted)
      for (const { value, count } of values) {
        const query = { target: 'GJ-436', [field]: String(value) };
        const { body } = await seeded.http.get(routes.observations).query(query).expect(200);
        expect(observationPageSchema.parse(body).total, `${field}=${value}`).toBe(count);
      }
  });

  it('lays every row into one bin of a range, whatever range is chosen', async () => {
    const { histograms } = await facets({ exptime_min: 1000, date_to: 57_900 });
    const [times, exposures] = histograms;
    expect(times).toMatchObject({ field: 'start_mjd', unit: 'd', absent: 0 });
    const years = times!.bins.map(({ count }) => count);
    expect(years).toEqual([2, 0, 0, 1]);
    expect(exposures!.bins.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    for (const { from, to, count } of exposures!.bins) {
      const query = { exptime_min: from, exptime_max: to * (1 - 1e-12), date_to: 57_900 };
      const { body } = await seeded.http.get(routes.observations).query(query).expect(200);
      expect(body.total).toBe(count);
    }
  });

  it('refuses what it does not know, and says what is nearest', async () => {
    const { body } = await seeded.http.get(routes.observationFacets).query({ detektor: 'FUV' }).expect(400);
    expect(body).toMatchObject({
      code: 'unknown-parameter',
      detail: expect.stringContaining('the nearest is "detector"'),
      errors: [{ path: 'detektor', message: expect.stringContaining('"detector"') }],
    });
    await seeded.http.get(routes.observationFacets).query({ instrument: 'CSO' }).expect(400);
  });
});

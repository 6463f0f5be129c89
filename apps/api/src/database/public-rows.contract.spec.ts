import { routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';
import { ExposureFileRow } from './entities/exposure-file-row.js';
import { ExposureRow } from './entities/exposure-row.js';
import { ProductRow } from './entities/product-row.js';

const hidden = {
  'before its release date': { status: 404, values: { publicFrom: new Date('2099-01-01T00:00:00Z') } },
  withdrawn: {
    status: 410,
    values: { withdrawnAt: new Date('2020-01-01T00:00:00Z'), withdrawnReason: 'another star in the slit' },
  },
} as const;
const shown = { publicFrom: null, withdrawnAt: null, withdrawnReason: null };

describe.each(testDatabases)('what the public sees on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  const total = async (address: string) => (await seeded.http.get(address).expect(200)).body.total as number;

  const change = async (values: Partial<ExposureRow> & Partial<ProductRow>) => {
    await seeded.dataSource.getRepository(ExposureRow).updateAll(values);
    await seeded.dataSource.getRepository(ProductRow).updateAll(values);
  };

  it.each(Object.entries(hidden))(
    'is nothing of what is %s: no list, count, address or file',
    async (_, { status, values }) => {
      const [exposure] = await seeded.dataSource
        .getRepository(ExposureRow)
        .find({ relations: { metadata: true } });
      const [file] = await seeded.dataSource.getRepository(ExposureFileRow).find();
      const lists = [routes.targets, routes.observations, routes.lightcurves];
      const addresses = [
        routes.observation(exposure!.rootname),
        routes.observationExtraction(exposure!.rootname),
        routes.lightcurve(compositeStem),
        routes.product(`${compositeStem}.fits`),
        ...(file === undefined ? [] : [routes.product(file.filename)]),
      ];
      for (const list of lists) expect(await total(list)).toBeGreaterThan(0);
      await change(values);
      for (const list of lists) expect(await total(list), list).toBe(0);
      for (const address of addresses) await seeded.http.get(address).expect(status);
      await seeded.http.get(routes.target(exposure!.metadata!.targname)).expect(status);
      const { body } = await seeded.http.get(routes.observationFacets).expect(200);
      expect(body).toMatchObject({ total: 0, facets: [{ values: [] }, {}, {}, {}, {}, {}, {}] });
      await change(shown);
      for (const list of lists) expect(await total(list), list).toBeGreaterThan(0);
    },
  );

  it('is what a date in the past has released', async () => {
    await change({ publicFrom: new Date('2020-01-01T00:00:00Z') });
    expect(await total(routes.observations)).toBeGreaterThan(0);
    await change(shown);
  });
});

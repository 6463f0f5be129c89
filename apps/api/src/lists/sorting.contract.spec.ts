import { lightcurveFields, observationFields, routes, targetFields } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ProductRow } from '../database/entities/product-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { lightcurveList } from '../lightcurves/lightcurve-list.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';
import { all } from './condition.js';
import { ListReader } from './list-reader.js';
import { pageStatement } from './page-statement.js';
import { sortTerms } from './sort-order.js';

describe.each(testDatabases)('sorting on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    const products = seeded.dataSource.getRepository(ProductRow);
    const { id: _, ...row } = await products.findOneByOrFail({ kind: 'individual' });
    for (let each = 0; each < 40; each++) {
      const stem = `lc${each}`;
      // every seventh is withdrawn: found from either side it must be left out
      const withdrawnAt = each % 7 === 0 ? new Date(0) : null;
      const { id: productId } = await products.save({ ...row, stem, filename: `${stem}.fits`, withdrawnAt });
      if (each % 5 !== 0)
        await seeded.dataSource.getRepository(StatsRow).insert({
          productId,
          lightcurvePath: row.path,
          lightcurveFilename: `${stem}.fits`,
          total: 1,
          periodogram: false,
          deliver: false,
          flares: each % 3,
          poissonFactor: (each * 7) % 11,
        });
    }
  });
  afterAll(() => seeded?.close());

  it.each([
    { list: routes.observations, fields: observationFields },
    { list: routes.lightcurves, fields: lightcurveFields },
    { list: routes.targets, fields: targetFields },
  ])('goes by every field of $list, both ways, page by page', async ({ list, fields }) => {
    for (const { parameter } of fields)
      for (const sort of [parameter, `-${parameter}`]) {
        const first = await seeded.http.get(list).query({ sort, limit: 1 });
        expect([sort, first.status]).toEqual([sort, 200]);
        const second = await seeded.http.get(list).query({ sort, limit: 1, cursor: first.body.next });
        expect([sort, second.status]).toEqual([sort, 200]);
        expect(second.body.items).not.toEqual(first.body.items);
      }
  });

  it.each(['-poisson_factor', 'poisson_factor', '-flares', 'flares'])(
    'by %s finds the same rows in the same order from the joined table and from its own',
    async (sort) => {
      const lists = seeded.application.get(ListReader, { strict: false });
      const chosen = await lists.choose(lightcurveList, {});
      const [first, tie] = sortTerms(lightcurveList, sort);
      const terms = [
        { ...first!, isNullable: false },
        { ...tie!, column: 'stats.product_id' },
      ];
      const present = { sql: `${first!.column} IS NOT NULL`, values: [] };
      const wanted = { ...chosen, where: all([chosen.where, present]) };
      const [found, sorted] = await Promise.all(
        [true, false].map(async (isMany) => {
          const { sql, values } = pageStatement(
            lightcurveList,
            wanted,
            terms,
            undefined,
            100,
            isMany ? 1e6 : 0,
          );
          expect(/ FROM stats (STRAIGHT_JOIN|CROSS JOIN) product /.test(sql)).toBe(isMany);
          return lists.query(sql, values);
        }),
      );
      expect(found).toEqual(sorted);
      // 40, less 8 without statistics, less 4 of the others that are withdrawn, and the seeded one
      expect(found!.length).toBe(29);
    },
  );
});

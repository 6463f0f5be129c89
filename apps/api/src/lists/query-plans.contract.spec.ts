import {
  lightcurveQuerySchema,
  namedQueries,
  observationQuerySchema,
  routes,
  targetQuerySchema,
  type ListQuery,
} from '@hstlc/contract';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../database/data-source.js';
import { lightcurveList } from '../lightcurves/lightcurve-list.js';
import { observationList } from '../observations/observation-list.js';
import { targetList } from '../targets/target-list.js';
import { fillForPlans } from '../testing/fill-for-plans.js';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import type { SqlValue } from './condition.js';
import { ListReader } from './list-reader.js';

const lists = {
  [routes.observations]: { definition: observationList, schema: observationQuerySchema },
  [routes.lightcurves]: { definition: lightcurveList, schema: lightcurveQuerySchema },
  [routes.targets]: { definition: targetList, schema: targetQuerySchema },
} as const;

/** Sums made on the way, and the aliases, written by people, of which a part of a word is looked for. */
const unkeyed = ['sums', 'composites', 'target_alias'];

/** Whether an index is asked for what nearly all rows have. */
const isOfAll = (detail: string) => /withdrawn_at=\?/.test(detail);

interface Statement {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Notes each statement that it asks. */
class WatchedReader extends ListReader {
  constructor(
    dataSource: DataSource,
    private readonly statements: Statement[],
  ) {
    super(dataSource);
  }

  override query(sql: string, values: readonly SqlValue[]) {
    this.statements.push({ sql, values });
    return super.query(sql, values);
  }
}

describe.each(testDatabases)('the plan on $kind', ({ kind, create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await create(import.meta.url);
    dataSource = await openDatabase(database.url);
    await fillForPlans(dataSource, 6000);
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.remove();
  });

  /** Tables of the database that are read from one end to the other, row by row. */
  const scanned = async (sql: string, values: readonly unknown[]): Promise<readonly string[]> => {
    if (kind === 'SQLite') {
      const rows: { detail: string }[] = await dataSource.query(`EXPLAIN QUERY PLAN ${sql}`, [...values]);
      return rows
        .map(({ detail }) => detail)
        .filter(
          (detail) => /^SCAN (exposure|product|stats|metadata|outputs)\b/.test(detail) || isOfAll(detail),
        )
        .filter((detail) => !/USING (COVERING )?INDEX/.test(detail) || isOfAll(detail));
    }
    const rows: { table: string | null; type: string | null; key: string | null }[] = await dataSource.query(
      `EXPLAIN ${sql}`,
      [...values],
    );
    return rows
      .filter(({ table, key }) => table !== null && !table.startsWith('<') && key === null)
      .filter(({ type, table }) => type === 'ALL' && !unkeyed.includes(table ?? ''))
      .map(({ table }) => table ?? '');
  };

  it.each(namedQueries)('of "$name" begins at an index', async ({ addresses }) => {
    const address = new URL(addresses[3]!, 'http://localhost');
    const { definition, schema } = lists[address.pathname as keyof typeof lists];
    const parsed = schema.parse(Object.fromEntries(address.searchParams)) as ListQuery;
    const statements: Statement[] = [];
    const reader = new WatchedReader(dataSource, statements);
    const first = await reader.page(definition, parsed, { ...parsed, limit: 50 });
    if (first.next !== null)
      await reader.page(definition, parsed, { ...parsed, limit: 50, cursor: first.next });
    expect(statements.length).toBeGreaterThan(1);
    for (const { sql, values } of statements) expect(await scanned(sql, values), sql).toEqual([]);
  });

  it.each([
    { definition: lightcurveList, table: 'product', sort: 'id', index: 'uq_product_stem' },
    { definition: lightcurveList, table: 'product', sort: 'target', index: 'idx_product_targname_stem' },
    { definition: lightcurveList, table: 'product', sort: '-opt_elem', index: 'idx_product_opt_elem_stem' },
    { definition: observationList, table: 'exposure', sort: 'start_mjd', index: 'idx_exposure_start_mjd' },
    {
      definition: observationList,
      table: 'exposure',
      sort: '-target',
      index: 'idx_exposure_targname_start_mjd',
    },
  ])('of all $table rows by $sort goes on in $index without sorting them', async (each) => {
    const { definition, table, sort, index } = each;
    const statements: Statement[] = [];
    let rows = 0;
    for await (const portion of new WatchedReader(dataSource, statements).everything(definition, {}, sort))
      rows += portion.length;
    expect(rows).toBe(6000);
    const [first, ...later] = statements.filter(({ sql }) => sql.includes('LIMIT 1000'));
    expect(first).toBeDefined();
    expect(later.length).toBeGreaterThan(4);
    for (const { sql, values } of later) expect(await search(sql, values, table), sql).toEqual([index]);
  });

  /** The index by which rows of a table are found in order; "sorted" when they are not. */
  const search = async (sql: string, values: readonly unknown[], table: string) => {
    if (kind === 'SQLite') {
      const plan: { detail: string }[] = await dataSource.query(`EXPLAIN QUERY PLAN ${sql}`, [...values]);
      const details = plan.map(({ detail }) => detail);
      // the found rows of a portion are put in order again, by themselves
      const inner = details.slice(
        0,
        details.findIndex((detail) => detail.startsWith('SCAN found')),
      );
      if (inner.some((detail) => detail.includes('TEMP B-TREE'))) return ['sorted'];
      return inner
        .flatMap((detail) => /^(?:SEARCH|SCAN) (\w+) USING .*?INDEX (\w+)/.exec(detail) ?? [])
        .slice(2);
    }
    const plan: { select_type: string; table: string; key: string | null; Extra: string }[] =
      await dataSource.query(`EXPLAIN ${sql}`, [...values]);
    return plan
      .filter((row) => row.select_type === 'DERIVED' && row.table === table)
      .map(({ key, Extra }) => (Extra.includes('filesort') ? 'sorted' : key));
  };

  it('is told from a plan without an index', async () => {
    const sql = 'SELECT exposure.id FROM exposure WHERE exposure.end_mjd > 1';
    expect(await scanned(sql, [])).toHaveLength(1);
  });
});

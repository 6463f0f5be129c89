import { refusalReasons } from '@hstlc/contract';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabases, type TestDatabase } from '../testing/test-databases.js';
import { createDataSource, openDatabase } from './data-source.js';
import { badDataReasons } from './entities/bad-data-row.js';

describe.each(testDatabases)('schema on $kind', ({ kind, create }) => {
  let database: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await create(import.meta.url);
    dataSource = await createDataSource(database.url).initialize();
    await dataSource.runMigrations({ transaction: 'each' });
  });
  afterAll(async () => {
    await dataSource?.destroy();
    await database?.remove();
  });

  it('leaves nothing to synchronise after all migrations', async () => {
    const missing = await dataSource.driver.createSchemaBuilder().log();
    expect(missing.upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('goes down to nothing, and up again to the same', async () => {
    const before = await tableNames(dataSource);
    for (const _ of dataSource.migrations) await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await tableNames(dataSource)).toEqual(['schema_migrations']);
    await dataSource.runMigrations({ transaction: 'each' });
    const missing = await dataSource.driver.createSchemaBuilder().log();
    expect(missing.upQueries.map(({ query }) => query)).toEqual([]);
    expect(await tableNames(dataSource)).toEqual(before);
  });

  it('comes up once when two processes begin on an empty database at the same time', async () => {
    await dataSource.destroy();
    await database.remove();
    database = await create(import.meta.url);
    const opened = await Promise.all([openDatabase(database.url), openDatabase(database.url)]);
    for (const each of opened) await each.destroy();
    dataSource = await createDataSource(database.url).initialize();
    expect(await dataSource.showMigrations()).toBe(false);
  });

  it('tells upper from lower case in names, whatever the database was made with', async () => {
    const row = {
      path: 'bad_data',
      ingestDate: '2026-01-31',
      reason: 'No events',
    } as const;
    const badData = dataSource.getRepository('bad_data');
    await badData.insert([
      { ...row, filename: 'a_tag.fits' },
      { ...row, filename: 'A_tag.fits' },
    ]);
    expect(await badData.countBy({ filename: 'a_tag.fits' })).toBe(1);
  });

  if (kind === 'MariaDB')
    it.each(Object.entries(documentedColumns))(
      'shows the documented columns of %s',
      async (table, columns) => {
        const rows: { Field: string; Type: string; Null: string; Key: string }[] = await dataSource.query(
          `DESCRIBE ${table}`,
        );
        const described = rows.map(({ Field, Type, Null, Key }) =>
          [
            Field,
            Type.replace(/^int\(\d+\)$/, 'int'),
            Null === 'YES' ? 'null' : '',
            Key === 'PRI' || Key === 'UNI' ? Key : '',
          ]
            .filter(Boolean)
            .join(' '),
        );
        expect(described).toEqual(columns);
      },
    );
});

it('knows exactly the refusal reasons of the contract', () => {
  expect([...badDataReasons].sort()).toEqual([...refusalReasons].sort());
});

async function tableNames(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(
    dataSource.options.type === 'better-sqlite3'
      ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  );
  return rows.map(({ name }) => name);
}

const documentedColumns = {
  metadata: [
    'id int PRI',
    'filename varchar(30) UNI',
    'path varchar(100)',
    'ingest_date date',
    'telescop varchar(10)',
    'instrume varchar(10)',
    'targname varchar(30)',
    'cal_ver varchar(30)',
    'obstype varchar(30)',
    'cenwave int',
    'aperture varchar(30)',
    'detector varchar(30)',
    'opt_elem varchar(30)',
    'fppos int',
  ],
  outputs: [
    'id int PRI',
    'metadata_id int UNI',
    'individual_path varchar(100) null',
    'individual_filename varchar(30) null',
    'composite_path varchar(100) null',
    'composite_filename varchar(100) null',
  ],
  bad_data: [
    'id int PRI',
    'filename varchar(30) UNI',
    'ingest_date date',
    "reason enum('No events','Bad EXPFLAG','Non-linear time','Singular event','Bad Proposal','Short Exposure'," +
      "'Unreadable file','No good time','Not time-tag','Not science')",
    'public_from datetime(6) null',
  ],
  stats: [
    'id int PRI',
    'lightcurve_path varchar(100)',
    'lightcurve_filename varchar(100) UNI',
    'total int',
    'mean float null',
    'mu float null',
    'stdev float null',
    'poisson_factor float null',
    'pearson_r float null',
    'pearson_p float null',
    'periodogram tinyint(1)',
    'deliver tinyint(1)',
    'chi2_dof double null',
    'chi2_p double null',
    'excess_variance double null',
    'excess_variance_error double null',
    'fractional_rms double null',
    'poisson_factor_gross double null',
    'von_neumann double null',
    'bayesian_blocks int null',
    'bayesian_blocks_max_jump double null',
    'flares int null',
    'ls_period_seconds double null',
    'ls_power double null',
    'ls_fap double null',
    'ls_label varchar(200) null',
    'bls_period_days double null',
    'bls_depth double null',
    'product_id int null UNI',
    'kind varchar(10)',
    'instrume varchar(10)',
    'detector varchar(30)',
    'opt_elem varchar(30)',
    'cenwave int',
    'aperture varchar(30)',
    'has_flux tinyint(1)',
    'simulated tinyint(1)',
  ],
};

import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { createConnection } from 'mysql2/promise';
import { fileChecksums } from '../file-checksums.js';

type Row = Readonly<Record<string, unknown>>;
type Query = (sql: string) => Promise<readonly Row[]>;

/** Rows by their natural keys: which number a row got, and when, depends on the course of events. */
const statements = {
  metadata: 'SELECT * FROM metadata',
  outputs: 'SELECT o.*, m.filename FROM outputs o JOIN metadata m ON m.id = o.metadata_id',
  bad_data: 'SELECT * FROM bad_data',
  exposure: 'SELECT * FROM exposure',
  exposure_file: 'SELECT f.*, e.rootname FROM exposure_file f JOIN exposure e ON e.id = f.exposure_id',
  product: 'SELECT * FROM product',
  product_member: 'SELECT m.*, p.stem FROM product_member m JOIN product p ON p.id = m.product_id',
  superseded_file: 'SELECT * FROM superseded_file',
  stats: 'SELECT * FROM stats',
};
const passing = [
  'id',
  'metadata_id',
  'exposure_id',
  'product_id',
  'ingest_date',
  'updated_at',
  'superseded_at',
];

/**
 * All that an archive holds, time stamps aside: every file below its folders with its checksum, every row of its
 * index. Two archives with equal content are equal.
 */
export async function archiveContent(home: string, databaseUrl?: string) {
  const query =
    databaseUrl === undefined ? querySqlite(path.join(home, 'hstlc.sqlite')) : queryMysql(databaseUrl);
  const tables: Record<string, string[]> = {};
  for (const [table, sql] of Object.entries(statements))
    tables[table] = (await query(sql)).map(told).toSorted();
  const folders: Record<string, Readonly<Record<string, string>>> = {};
  for (const folder of ['ingest', 'filesystem', 'outputs', 'bad_data'])
    folders[folder] = await fileChecksums(path.join(home, folder));
  return { folders, tables };
}

/** The documented reals in single precision, of which MariaDB writes six digits and SQLite all that a double has. */
const singles = ['mean', 'mu', 'stdev', 'poisson_factor', 'pearson_r', 'pearson_p'];

function told(row: Row): string {
  const lasting = Object.entries(row).filter(([name]) => !passing.includes(name));
  const written = lasting.map(([name, value]) => [
    name,
    singles.includes(name) && typeof value === 'number' ? Number(value.toPrecision(6)) : value,
  ]);
  return JSON.stringify(Object.fromEntries(written.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1))));
}

function querySqlite(file: string): Query {
  return async (sql) => {
    const database = new DatabaseSync(file, { readOnly: true });
    try {
      return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  };
}

function queryMysql(url: string): Query {
  return async (sql) => {
    const connection = await createConnection(url);
    try {
      return (await connection.query(sql))[0] as Row[];
    } finally {
      await connection.end();
    }
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createConnection } from 'mysql2/promise';

/** An empty database of one spec file. */
export interface TestDatabase {
  readonly url: string;
  /** Removes it. */
  remove(): Promise<void>;
}

export interface TestDatabaseKind {
  readonly kind: 'SQLite' | 'MariaDB';
  /** Makes an empty database named after the spec file, in place of one that an earlier run left. */
  create(specUrl: string): Promise<TestDatabase>;
}

/** The databases we support; every database spec runs on each. */
export const testDatabases: readonly TestDatabaseKind[] = [
  { kind: 'SQLite', create: createSqlite },
  { kind: 'MariaDB', create: createMariadb },
];

async function createSqlite(specUrl: string): Promise<TestDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), `${nameOf(specUrl)}-`));
  return {
    url: `sqlite:${path.join(folder, 'hstlc.sqlite')}`,
    remove: () => rm(folder, { recursive: true }),
  };
}

async function createMariadb(specUrl: string): Promise<TestDatabase> {
  const server = process.env.HSTLC_TEST_DATABASE_URL;
  if (server === undefined)
    throw new Error(
      'HSTLC_TEST_DATABASE_URL: expected mysql://user:password@host:port/database of a MySQL or MariaDB whose user ' +
        'may create databases, found nothing; `npm test` at the root starts one',
    );
  const url = new URL(server);
  const name = nameOf(specUrl);
  const execute = async (...statements: string[]) => {
    const connection = await createConnection(server);
    for (const statement of statements) await connection.query(statement);
    await connection.end();
  };
  await execute(`DROP DATABASE IF EXISTS ${name}`, `CREATE DATABASE ${name} CHARACTER SET latin1`);
  url.pathname = `/${name}`;
  return { url: url.href, remove: () => execute(`DROP DATABASE ${name}`) };
}

function nameOf(specUrl: string): string {
  return `hstlc_${path.basename(specUrl, '.ts').replace(/\W/g, '_')}`;
}

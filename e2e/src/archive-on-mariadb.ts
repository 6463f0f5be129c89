import { createConnection } from 'mysql2/promise';
import { expectHstlc } from './hstlc.js';
import { demonstration } from './served-archive.js';
import { serve } from './server.js';
import { temporaryHome } from './temporary-home.js';

export interface ArchiveOnMariadb {
  /** where it is served */
  readonly address: string;
  readonly home: string;
  /** what leads the command line to its database */
  readonly variables: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** Of these suites alone. */
const database = 'hstlc_e2e_pages';

/** The same demonstration as all suites have, in a database of its own on the MariaDB of the tests, and served. */
export async function serveArchiveOnMariadb(): Promise<ArchiveOnMariadb> {
  const server = process.env['HSTLC_TEST_DATABASE_URL'];
  if (server === undefined) throw new Error('HSTLC_TEST_DATABASE_URL: expected mysql://…, found nothing');
  await execute(server, `DROP DATABASE IF EXISTS ${database}`, `CREATE DATABASE ${database}`);
  const url = new URL(server);
  url.pathname = `/${database}`;
  const variables = { HSTLC_DATABASE_URL: url.href };
  const home = await temporaryHome();
  await expectHstlc(home.folder, demonstration, [0, 1], variables);
  const served = await serve(home.folder, variables);
  return {
    address: served.address,
    home: home.folder,
    variables,
    async remove() {
      await served.stop();
      await home.remove();
      await execute(server, `DROP DATABASE ${database}`);
    },
  };
}

async function execute(server: string, ...statements: readonly string[]): Promise<void> {
  const connection = await createConnection(server);
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}

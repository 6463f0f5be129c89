import { spawn } from 'node:child_process';
import { startMariadb } from './mariadb.mjs';

// `npm run fuzz:api`: 20,000 requests made from the OpenAPI document, on SQLite and a private MariaDB
const given = process.env.HSTLC_TEST_DATABASE_URL;
const database = given ? { url: given, stop: async () => {} } : await startMariadb();
const vitest = spawn('npx', ['vitest', 'run', '--root', 'apps/api', '--config', 'fuzz.config.mts'], {
  stdio: 'inherit',
  env: { ...process.env, HSTLC_TEST_DATABASE_URL: database.url },
});
const status = await new Promise((resolve) => vitest.on('exit', (code) => resolve(code ?? 1)));
await database.stop();
process.exit(status);

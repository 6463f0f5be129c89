import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { archiveContent } from './faults/archive-content.js';
import { startDurableMariadb, type PrivateMariadb } from './faults/private-mariadb.js';
import { drop, simulateDatasets } from './faults/simulated-datasets.js';
import { temporaryHome, type TemporaryHome } from './temporary-home.js';

const root = path.resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const guide = await readFile(path.join(root, 'docs/operator-guide.md'), 'utf8');

/** The code block of the guide that has these words in it, as it stands. */
function blockWith(words: string): string {
  const blocks = [...guide.matchAll(/```(?:sh|sql)\n(.*?)```/gs)].map(([, block]) => block!);
  const found = blocks.filter((block) => block.includes(words));
  expect([words, found.length]).toEqual([words, 1]);
  return found[0]!;
}

let mariadb: PrivateMariadb;
let place: TemporaryHome;
let home: string;
beforeAll(async () => {
  mariadb = await startDurableMariadb();
  place = await temporaryHome();
  home = path.join(place.folder, 'srv/hstlc');
});
afterAll(async () => {
  await mariadb.stop();
  await place.remove();
});

/** Words of the guide with this test's folders and server in place of the example's. */
function here(block: string): string {
  return block
    .replaceAll('/srv/hstlc', home)
    .replaceAll('/opt/hstlc', path.join(place.folder, 'opt'))
    .replaceAll('/backup', path.join(place.folder, 'backup'))
    .replace(/^HSTLC_DATABASE_URL=.*$/m, `HSTLC_DATABASE_URL=${mariadb.url}`)
    .replaceAll('mariadb-dump', `mariadb-dump ${server()}`)
    .replaceAll('mariadb hstlc', `mariadb ${server()} hstlc`);
}

const server = () => `-h 127.0.0.1 -P ${new URL(mariadb.url).port} -u hstlc -phstlc`;

/** Runs lines of the guide in the folder the program is started in. */
async function shell(script: string): Promise<string> {
  const cwd = path.join(place.folder, 'opt');
  const env = { PATH: process.env['PATH'], HOME: place.folder, CI: '1' };
  return (await run('sh', ['-ec', here(script)], { cwd, env, maxBuffer: 1 << 26 })).stdout;
}

async function makeDatabase(): Promise<void> {
  const connection = await createConnection(mariadb.url.replace(/[^/]*$/, ''));
  await connection.query('DROP DATABASE hstlc');
  const [create] = blockWith('CREATE DATABASE').split('\n');
  await connection.query(create!);
  await connection.end();
}

it('is right from nothing to a night’s run, a backup, a disaster and a restore', async () => {
  const program = path.join(place.folder, 'opt');
  await mkdir(path.join(program, 'bin'), { recursive: true });
  await writeFile(
    path.join(program, 'bin/hstlc'),
    `#!/bin/sh\nexec "${path.join(root, 'bin/hstlc')}" "$@"\n`,
    {
      mode: 0o755,
    },
  );
  await makeDatabase();
  await writeFile(path.join(program, '.env'), here(blockWith('HSTLC_GROUP=hstlc\n')));
  const setUp = blockWith('bin/hstlc migrate').split('\n');
  await shell(setUp.filter((line) => !line.includes('hstlc serve')).join('\n'));

  await drop(path.join(home, 'ingest'), simulateDatasets([0, 1, 2, 3, 4, 5]));
  const nightly = path.join(home, 'nightly.sh');
  await writeFile(nightly, here(blockWith('nightly.sh')), { mode: 0o755 });
  // nothing to tell anybody, on whatever day it is
  expect(await shell('/srv/hstlc/nightly.sh')).toBe('');
  const before = await archiveContent(home, mariadb.url);
  expect(before.folders['ingest']).toEqual({});
  expect(before.tables['product']!.length).toBeGreaterThan(6);

  await mkdir(path.join(place.folder, 'backup'));
  const backup = blockWith('-cf /backup').split('\n');
  const hasDump = await run('mariadb-dump', ['--version']).then(
    () => true,
    () => false,
  );
  await shell(backup.filter((line) => hasDump || !line.startsWith('mariadb-dump')).join('\n'));
  const tokens = await countTokens();

  // with the dump where there is a program that makes one, and from the files alone
  for (const words of [...(hasDump ? ['mariadb hstlc <'] : []), 'bin/hstlc reindex']) {
    await rm(home, { recursive: true });
    await makeDatabase();
    await mkdir(home, { recursive: true });
    await shell(blockWith(words));
    expect(await archiveContent(home, mariadb.url)).toEqual(before);
    expect(await countTokens()).toBe(tokens);
  }
});

async function countTokens(): Promise<number> {
  const connection = await createConnection(mariadb.url);
  const [rows] = await connection.query('SELECT * FROM api_token');
  await connection.end();
  return (rows as unknown[]).length;
}

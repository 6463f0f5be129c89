import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from './programs.mjs';

/** The two programs a private server takes; undefined when one is missing. */
export function findMariadb() {
  const server = findProgram('mariadbd', 'mysqld');
  const installer = findProgram('mariadb-install-db');
  return server && installer ? { server, installer } : undefined;
}

/**
 * Starts a MariaDB of our own: its data directory, socket and port are private and go when it stops.
 * Its user may create databases. `stop` is called at the end; should we die before, the server goes with us.
 *
 * @param durable whether what it has confirmed survives `kill`; else it is faster
 * @returns `{ url, stop, kill, restart }`; `kill` ends the server as a power cut would, `restart` starts it again
 * @throws Error with the server's own log when it does not start
 */
export async function startMariadb({ durable = false } = {}) {
  const { server, installer } = findMariadb();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'hstlc-mariadb-'));
  const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
  createDataDirectory(installer, folder, asRoot);
  const port = await freePort();
  const options = serverOptions(folder, port, [...asRoot, ...(durable ? [] : notDurable)]);
  let keeper;
  const kill = () => endOf(keeper, 'keep');
  const stop = async () => {
    await endOf(keeper, '');
    rmSync(folder, { recursive: true, force: true });
  };
  const restart = async (first = false) => {
    keeper = keepServer(
      server,
      first ? [...options, `--init-file=${initialStatements(folder)}`] : options,
      folder,
    );
    if (await answers(port, 30)) return;
    const log = readLog(folder);
    await stop();
    throw new Error(`mariadb: expected an answer on port ${port} within 30 s, found none\n${log}`);
  };
  await restart(true);
  return { url: `mysql://hstlc:hstlc@127.0.0.1:${port}/hstlc`, stop, kill, restart };
}

function endOf(keeper, word) {
  return new Promise((resolve) => {
    if (keeper.exitCode !== null) return resolve();
    keeper.once('exit', resolve);
    keeper.stdin.end(word);
  });
}

/** The data need not survive a power cut, only the tests. */
const notDurable = ['--innodb-flush-log-at-trx-commit=0', '--innodb-doublewrite=0'];

function createDataDirectory(installer, folder, asRoot) {
  const created = spawnSync(
    installer,
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${folder}/data`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ],
    { encoding: 'utf8' },
  );
  if (created.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`mariadb: expected a new data directory, found\n${created.stdout}${created.stderr}`);
}

function initialStatements(folder) {
  const file = path.join(folder, 'initial.sql');
  writeFileSync(
    file,
    [
      'CREATE DATABASE hstlc CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;',
      "CREATE USER 'hstlc'@'127.0.0.1' IDENTIFIED BY 'hstlc';",
      "GRANT ALL ON *.* TO 'hstlc'@'127.0.0.1';",
      '',
    ].join('\n'),
  );
  return file;
}

function serverOptions(folder, port, more) {
  return [
    '--no-defaults',
    ...more,
    `--datadir=${folder}/data`,
    `--socket=${folder}/socket`,
    // two servers that share /tmp take each other's temporary tables away
    `--tmpdir=${folder}`,
    `--port=${port}`,
    '--bind-address=127.0.0.1',
    `--pid-file=${folder}/pid`,
    `--log-error=${folder}/error.log`,
    '--skip-name-resolve',
    '--skip-log-bin',
    '--character-set-server=utf8mb4',
    '--collation-server=utf8mb4_bin',
  ];
}

/**
 * A shell between us and the server, in a process group of its own so that Ctrl-C does not reach it. It waits for the
 * end of its stdin, which comes when we close it or when we die in whatever way; then it takes server and files away,
 * the files unless it was told to keep them.
 */
function keepServer(server, options, folder) {
  const script =
    '"$@" & server=$!; word=$(cat); kill -9 $server; wait $server; test "$word" = keep || rm -rf "$FOLDER"';
  return spawn('sh', ['-c', script, 'sh', server, ...options], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
}

async function answers(port, seconds) {
  for (const deadline = Date.now() + seconds * 1000; Date.now() < deadline;) {
    if (await connects(port)) return true;
    await sleep(100);
  }
  return false;
}

function connects(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1');
    const answer = (connected) => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

function readLog(folder) {
  try {
    return readFileSync(path.join(folder, 'error.log'), 'utf8').split('\n').slice(-30).join('\n');
  } catch {
    return 'the server wrote no log';
  }
}

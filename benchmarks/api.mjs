// How fast the archive answers when it is large: lists at a fixed rate, downloads beside nginx, memory over time.
//   node benchmarks/api.mjs [--observations=100000] [--lightcurves=1000000] [--seconds=20] [--soak=60] [--nginx=PROGRAM] [--database=URL]
// after `npm run build`; Linux. A MariaDB of its own is started and filled (two minutes), and goes at the end; a filled one may be given.
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import mysql from 'mysql2/promise';
import { startMariadb } from '../tools/mariadb.mjs';
import { findProgram } from '../tools/programs.mjs';
import { fillArchive } from './fill-archive.mjs';
import { namedQueries } from '@hstlc/contract';
import { startNginx } from './serve-by-nginx.mjs';

const given = Object.fromEntries(process.argv.slice(2).map((word) => word.replace(/^--/, '').split('=')));
const counts = {
  observations: Number(given.observations ?? 100_000),
  lightcurves: Number(given.lightcurves ?? 1_000_000),
};
const seconds = Number(given.seconds ?? 20);
const soakSeconds = Number(given.soak ?? 60);
const rate = 50;
const limits = { p95: 50, ratio: 0.5 };
const fileBytes = 20 * 1024 ** 2;

const bin = path.resolve(import.meta.dirname, '../bin/hstlc');
const home = mkdtempSync(path.join(os.tmpdir(), 'hstlc-benchmark-'));
const say = (words) => process.stdout.write(`${words}\n`);
const database =
  given.database === undefined ? await startMariadb() : { url: given.database, stop: () => undefined };
let server;
let nginx;
try {
  const environment = {
    HSTLC_HOME: home,
    HSTLC_DATABASE_URL: database.url,
    HSTLC_PORT: '0',
    HSTLC_RATE_LIMIT: '0',
    HSTLC_LOG_LEVEL: 'error',
  };
  await fill(environment);
  server = spawn(process.execPath, [bin, 'serve'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await addressOf(server);
  const each = await oneByOne(origin);
  await lists(origin, 'lists, each variant for the first time or again');
  const asked = await lists(origin, 'lists, all asked before');
  for (const { name, first, again } of each)
    say(
      `  ${name.padEnd(44)} first ${first.toFixed(0).padStart(5)} ms, again ${again.toFixed(1).padStart(6)} ms`,
    );
  await downloads(origin);
  await soak(origin);
  if (asked.p95 > limits.p95) process.exitCode = 1;
} finally {
  nginx?.stop();
  await ended(server);
  await database.stop();
  rmSync(home, { recursive: true });
}

async function fill(environment) {
  execFileSync(process.execPath, [bin, 'migrate'], { env: environment, stdio: 'ignore' });
  const connection = await mysql.createConnection(database.url);
  if (given.database === undefined) await fillArchive(connection, counts, (words) => say(`filling ${words}`));
  const folder = path.join(home, 'outputs/x');
  mkdirSync(folder, { recursive: true });
  const bytes = Buffer.alloc(fileBytes, 'photons ');
  writeFileSync(path.join(folder, 'lc1.fits'), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await connection.query('UPDATE product SET bytes = ?, sha256 = ? WHERE id = 1', [fileBytes, sha256]);
  await connection.end();
}

/** Each query for the first time and again (ms, medians over its variants). */
async function oneByOne(origin) {
  const told = [];
  for (const { name, addresses } of namedQueries) {
    const times = [[], []];
    for (const round of times)
      for (const address of addresses) {
        const begin = performance.now();
        const response = await fetch(origin + address);
        const { total } = await response.json();
        if (response.status !== 200 || total === undefined)
          throw new Error(`${address}: status ${response.status}`);
        round.push(performance.now() - begin);
      }
    told.push({ name, first: Math.max(...times[0]), again: median(times[1]) });
  }
  return told;
}

async function lists(origin, what) {
  const requests = shuffled(namedQueries.flatMap(({ addresses }) => addresses)).map((address) => ({
    path: address,
  }));
  const times = [];
  let failures = 0;
  const before = processorSeconds(server.pid);
  const load = autocannon({ url: origin, requests, connections: 10, overallRate: rate, duration: seconds });
  load.on('response', (_client, status, _bytes, milliseconds) => {
    times.push(milliseconds);
    if (status !== 200) failures += 1;
  });
  const result = await load;
  const p95 = quantile(times, 0.95);
  const each = ((processorSeconds(server.pid) - before) * 1000) / times.length;
  say(
    `${what}: ${times.length} answers at ${rate}/s, p50 ${quantile(times, 0.5).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ` +
      `p99 ${quantile(times, 0.99).toFixed(1)} ms, ${failures + result.errors} failures, ` +
      `${each.toFixed(1)} ms of the server's processor time each; wanted p95 ${limits.p95} ms`,
  );
  return { p95 };
}

async function downloads(origin) {
  const ours = await throughput(`${origin}/api/v1/products/lc1.fits`);
  say(`downloads of 20 MB, 8 at a time: ours ${ours.toFixed(0)} MB/s`);
  const program = given.nginx ?? findProgram('nginx');
  if (program === undefined) return say('nginx: not on this machine, so not compared');
  nginx = await startNginx(program, path.join(home, 'outputs/x'));
  const theirs = await throughput(`${nginx.origin}/lc1.fits`);
  const again = await throughput(`${origin}/api/v1/products/lc1.fits`);
  const ratio = (ours + again) / 2 / theirs;
  say(
    `nginx ${theirs.toFixed(0)} MB/s, ours again ${again.toFixed(0)} MB/s: ${ratio.toFixed(2)} of nginx; wanted ${limits.ratio}`,
  );
}

/** MB (10^6 byte) per second, whole answers only. */
async function throughput(url) {
  const begin = performance.now();
  let bytes = 0;
  const load = autocannon({ url, connections: 8, duration: 8 });
  load.on('response', (_client, status, size) => {
    if (status === 200) bytes += size;
  });
  await load;
  return bytes / 1e3 / (performance.now() - begin);
}

async function soak(origin) {
  const memory = [megabytes(server.pid)];
  const requests = shuffled(namedQueries.flatMap(({ addresses }) => addresses)).map((address) => ({
    path: address,
  }));
  requests.push({ path: '/api/v1/products/lc1.fits' });
  const load = autocannon({
    url: origin,
    requests,
    connections: 10,
    overallRate: rate,
    duration: soakSeconds,
  });
  const watch = (async () => {
    for (let each = 0; each < 6; each++) {
      await sleep((soakSeconds * 1000) / 6);
      memory.push(megabytes(server.pid));
    }
  })();
  const { errors, non2xx } = await load;
  await watch;
  say(
    `memory of the server over ${soakSeconds} s at ${rate}/s (MB): ${memory.join(', ')}; ${errors + non2xx} failures`,
  );
}

/** Stops the server before its database goes. */
function ended(child) {
  if (child === undefined || child.exitCode !== null) return undefined;
  child.kill();
  return new Promise((resolve) => child.once('exit', resolve));
}

/** @see proc(5): fields 14 and 15 of stat, in hundredths of a second */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

function megabytes(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Math.round(Number(kilobytes) / 1000);
}

function addressOf(child) {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (piece) => {
      said += piece;
      const [printed] = /http:\/\/[\w.:]+/.exec(said) ?? [];
      if (printed !== undefined) resolve(printed);
    });
    child.once('exit', (status) => reject(new Error(`hstlc serve ended with ${status}`)));
  });
}

function quantile(values, share) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
}

function median(values) {
  return quantile(values, 0.5);
}

/** In an order that is the same each time and follows nothing. */
function shuffled(values) {
  const key = (value) => createHash('md5').update(value).digest('hex');
  return values.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

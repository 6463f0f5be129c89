// How fast the archive answers when it is large: lists at a fixed rate, downloads beside nginx, memory over time.
//   node benchmarks/api.mjs [--observations=100000] [--lightcurves=1000000] [--seconds=20] [--soak=60] [--stream=1]
//     [--nginx=PROGRAM] [--database=URL]
// after `npm run build`; Linux. A MariaDB of its own is started and filled (two to five minutes), and goes at the end; a
// filled one may be given. `--soak=600` is the soak of ten minutes; `--stream=0` leaves out the tables of all rows.
// The last lines are the verdict; the exit code is 1 when it is not met.
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
const limits = { p95: 50, ratio: 0.5, soakGrowth: 60, streamGrowth: 60 };
const fileBytes = 20 * 1024 ** 2;

const bin = path.resolve(import.meta.dirname, '../bin/hstlc');
const home = mkdtempSync(path.join(os.tmpdir(), 'hstlc-benchmark-'));
const say = (words) => process.stdout.write(`${words}\n`);
const verdicts = [];
const judge = (what, isMet) => verdicts.push({ what, isMet });
const database =
  given.database === undefined ? await startMariadb() : { url: given.database, stop: () => undefined };
const connection = await mysql.createConnection(database.url);
let databasePid;
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
  const [[{ Value: pidFile }]] = await connection.query("SHOW VARIABLES LIKE 'pid_file'");
  databasePid = Number(readFileSync(pidFile, 'utf8'));
  server = spawn(process.execPath, [bin, 'serve'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const origin = await addressOf(server);
  await oneByOne(origin);
  await changeArchive();
  await lists(origin, 'mix, each asked for the first time after a change of the archive');
  const asked = await lists(origin, 'mix, all asked before');
  judge(`p95 of the mix ${asked.p95.toFixed(1)} ms, wanted ${limits.p95}`, asked.p95 <= limits.p95);
  judge(`${asked.failures} failures in the mix, wanted 0`, asked.failures === 0);
  await downloads(origin);
  if (given.stream !== '0') await streams(origin);
  await soak(origin);
  say(`load of the machine at the end: ${os.loadavg()[0].toFixed(1)} on ${os.cpus().length} processors`);
  for (const { what, isMet } of verdicts) say(`${isMet ? 'met    ' : 'NOT MET'} ${what}`);
  if (verdicts.some(({ isMet }) => !isMet)) process.exitCode = 1;
} finally {
  nginx?.stop();
  await ended(server);
  await connection.end();
  await database.stop();
  rmSync(home, { recursive: true });
}

async function fill(environment) {
  execFileSync(process.execPath, [bin, 'migrate'], { env: environment, stdio: 'ignore' });
  if (given.database === undefined) await fillArchive(connection, counts, (words) => say(`filling ${words}`));
  const folder = path.join(home, 'outputs/x');
  mkdirSync(folder, { recursive: true });
  const bytes = Buffer.alloc(fileBytes, 'photons ');
  writeFileSync(path.join(folder, 'lc1.fits'), bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await connection.query('UPDATE product SET bytes = ?, sha256 = ? WHERE id = 1', [fileBytes, sha256]);
}

/** As ingest does when something came: whatever was remembered is not true any more. */
async function changeArchive() {
  await connection.query('UPDATE archive_revision SET revision = revision + 1');
}

/** Each query alone, nothing else being asked: for the first time, and again; ms, over its variants. */
async function oneByOne(origin) {
  say(
    'each query alone, its ten variants   first: worst   cpu | again:   p50   p95   cpu (server + database, ms)',
  );
  for (const { name, addresses } of namedQueries) {
    const rounds = [];
    for (const times of [1, 3]) {
      const before = spent();
      const taken = [];
      for (let time = 0; time < times; time += 1)
        for (const address of addresses) {
          const begin = performance.now();
          const response = await fetch(origin + address);
          const { total } = await response.json();
          if (response.status !== 200 || total === undefined)
            throw new Error(`${address}: status ${response.status}`);
          taken.push(performance.now() - begin);
        }
      const after = spent();
      const cpu = ['server', 'database'].map((who) => (1000 * (after[who] - before[who])) / taken.length);
      rounds.push({ taken, cpu: cpu.map((each) => each.toFixed(1)).join(' + ') });
    }
    const [first, again] = rounds;
    say(
      `  ${name.padEnd(44)} ${quantile(first.taken, 1).toFixed(0).padStart(5)} ${first.cpu.padStart(13)} | ` +
        `${median(again.taken).toFixed(1).padStart(6)} ${quantile(again.taken, 0.95).toFixed(1).padStart(6)} ${again.cpu.padStart(11)}`,
    );
  }
}

/** Answers at the rate, evenly spaced: as many connections, each asking once a second, begun one after the other. */
async function load(origin, requests, duration) {
  const answers = [];
  const failures = new Map();
  const fail = (words) => failures.set(words, (failures.get(words) ?? 0) + 1);
  const connections = Array.from({ length: rate }, async (_, place) => {
    await sleep((place * 1000) / rate);
    const from = Math.floor((place * requests.length) / rate);
    const own = [...requests.slice(from), ...requests.slice(0, from)];
    let answered;
    const cannon = autocannon({
      url: origin,
      connections: 1,
      connectionRate: 1,
      duration,
      requests: own.map(({ name, address }) => ({
        path: address,
        onResponse: (status, body) => (answered = { name, address, status, body }),
      })),
    });
    cannon.on('response', (_client, status, _bytes, milliseconds) => {
      const { name, address, body } = answered;
      answers.push({ name, milliseconds });
      if (status !== 200) fail(`${status} ${address}: ${String(body).slice(0, 300)}`);
    });
    cannon.on('reqError', (error) =>
      fail(`no answer: ${error.message} (after ${answered?.address ?? 'nothing'})`),
    );
    await cannon;
  });
  await Promise.all(connections);
  return { answers, failures };
}

function mix() {
  const requests = namedQueries.flatMap(({ name, addresses }) =>
    addresses.map((address) => ({ name, address })),
  );
  return shuffled(requests);
}

async function lists(origin, what) {
  const before = spent();
  const { answers, failures } = await load(origin, mix(), seconds);
  const after = spent();
  const times = answers.map(({ milliseconds }) => milliseconds);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => quantile(times, share));
  const each = (who) => ((1000 * (after[who] - before[who])) / times.length).toFixed(1);
  say(
    `${what}: ${times.length} answers at ${rate}/s, p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms; ` +
      `processor time of each: server ${each('server')} ms, database ${each('database')} ms; load ${os.loadavg()[0].toFixed(1)}`,
  );
  for (const { name } of namedQueries) {
    const own = answers.filter((answer) => answer.name === name).map(({ milliseconds }) => milliseconds);
    const told = [0.5, 0.95, 0.99].map((share) => quantile(own, share).toFixed(1).padStart(7));
    say(`  ${name.padEnd(44)} p50, p95, p99 ${told.join('')} ms`);
  }
  return { p95, failures: tellFailures(failures) };
}

/** @returns how many */
function tellFailures(failures) {
  for (const [words, count] of failures) say(`  failed ${count} times: ${words}`);
  return [...failures.values()].reduce((sum, count) => sum + count, 0);
}

async function downloads(origin) {
  const ours = await throughput(`${origin}/api/v1/products/lc1.fits`);
  say(`downloads of 20 MB, 8 at a time: ours ${ours.toFixed(0)} MB/s`);
  const program = given.nginx ?? findProgram('nginx');
  if (program === undefined) return judge('nginx: not on this machine, so not compared', false);
  nginx = await startNginx(program, path.join(home, 'outputs/x'));
  const theirs = await throughput(`${nginx.origin}/lc1.fits`);
  const again = await throughput(`${origin}/api/v1/products/lc1.fits`);
  const ratio = (ours + again) / 2 / theirs;
  const told = `${ratio.toFixed(2)} of nginx's throughput, wanted ${limits.ratio}`;
  say(`nginx ${theirs.toFixed(0)} MB/s, ours again ${again.toFixed(0)} MB/s: ${told}`);
  judge(`downloads of 20 MB at ${told}`, ratio >= limits.ratio);
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

/** The whole list of lightcurves as a table, to a reader that takes all it gets and to one that takes 2 MB/s. */
async function streams(origin) {
  for (const format of ['csv', 'ecsv', 'votable'])
    for (const megabytesPerSecond of [Infinity, 2]) {
      const begin = performance.now();
      const memory = [megabytes(server.pid)];
      const watch = setInterval(() => memory.push(megabytes(server.pid)), 250);
      const stop = new AbortController();
      const { body } = await fetch(`${origin}/api/v1/lightcurves?format=${format}`, { signal: stop.signal });
      let bytes = 0;
      for await (const piece of body) {
        bytes += piece.length;
        if (megabytesPerSecond === Infinity) continue;
        await sleep(Math.max(0, bytes / 1e3 / megabytesPerSecond - (performance.now() - begin)));
        if (bytes > 40e6) break;
      }
      stop.abort();
      clearInterval(watch);
      const taken = ((performance.now() - begin) / 1000).toFixed(0);
      const growth = Math.max(...memory) - memory[0];
      const reader =
        megabytesPerSecond === Infinity ? 'fast reader, all rows' : 'slow reader, the first 40 MB';
      say(
        `stream of lightcurves as ${format}, ${reader}: ${(bytes / 1e6).toFixed(0)} MB in ${taken} s, memory ${memory[0]} MB, ` +
          `at most ${growth} MB more`,
      );
      judge(
        `memory of a ${format} stream, ${reader}: ${growth} MB more, wanted ${limits.streamGrowth}`,
        growth <= limits.streamGrowth,
      );
    }
}

/** Minutes of the mix and of downloads; memory is flat when the last half needs no more than the first. */
async function soak(origin) {
  const requests = [...mix(), { name: 'download', address: '/api/v1/products/lc1.fits' }];
  const memory = [megabytes(server.pid)];
  const parts = Math.max(6, Math.round(soakSeconds / 60));
  const watch = (async () => {
    for (let each = 0; each < parts; each++) {
      await sleep((soakSeconds * 1000) / parts);
      memory.push(megabytes(server.pid));
    }
  })();
  const { answers, failures } = await load(origin, requests, soakSeconds);
  await watch;
  const failed = tellFailures(failures);
  const p95 = quantile(
    answers.map(({ milliseconds }) => milliseconds),
    0.95,
  );
  say(
    `soak of ${soakSeconds} s at ${rate}/s: ${answers.length} answers, p95 ${p95.toFixed(1)} ms, ${failed} failures; memory of the ` +
      `server every ${(soakSeconds / parts).toFixed(0)} s (MB): ${memory.join(', ')}`,
  );
  const half = Math.ceil(memory.length / 2);
  const growth = Math.max(...memory.slice(half)) - Math.max(...memory.slice(0, half));
  judge(`${failed} failures in the soak, wanted 0`, failed === 0);
  judge(
    `memory of the soak's second half ${growth} MB above the first, wanted ${limits.soakGrowth}`,
    growth <= limits.soakGrowth,
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

/** Processor time so far (s). */
function spent() {
  return { server: processorSeconds(server.pid), database: processorSeconds(databasePid) };
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

/** Requests in an order that is the same each time and follows nothing. */
function shuffled(values) {
  const key = (value) => createHash('md5').update(value.address).digest('hex');
  return values.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

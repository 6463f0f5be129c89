// How fast an ingest run goes, what memory it takes, and whether the size of the archive matters.
//   node benchmarks/ingest.mjs [--pairs=N] [--events=N] [--exposures=N]
// Tells seconds, processor seconds, both against reading and hashing alone, memory, and what each stage costs by itself;
// and the pace over the ancestors', who made the bare lightcurve of a pair, process by process: by their steps written
// anew (peers/ancestors.py) in the same run, and by the time that was recorded of their own program elsewhere.
// Short form by default: 6 COS FUV pairs of 10^6 events in each segment; the claim is made with --pairs=100. With
// --exposures=10000 also the time of a 10-file run over an index of so many and twice as many exposures.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fillIndex } from './fill-index.mjs';
import { findPython, median } from './peers.mjs';
import { DatabaseSync } from '@photostructure/sqlite';
import { simulateCosFuv, simulateCosNuv } from '@hstlc/simulator';

const given = Object.fromEntries(process.argv.slice(2).map((each) => each.replace(/^--/, '').split('=')));
const pairs = Number(given.pairs ?? 6);
const eventsWanted = Number(given.events ?? 1_000_000);
/** The ancestors' bare lightcurve of a pair, whole process, without their database and plots (s): recorded, not here. */
const recordedAncestorSeconds = 0.97;
const commandLine = path.resolve(import.meta.dirname, '../bin/hstlc');

const home = await mkdtemp(path.join(tmpdir(), 'hstlc-bench-'));
try {
  if (given.exposures === undefined) await throughput();
  else await scaling(Number(given.exposures));
} finally {
  await rm(home, { recursive: true, force: true });
}

async function throughput() {
  const ingest = path.join(home, 'ingest');
  await mkdir(ingest, { recursive: true });
  const template = simulateCosFuv({
    rootname: 'lbench000',
    exposureSeconds: 2700,
    // photons of source and background over both segments
    sourceRate: (2 * eventsWanted) / 2700 / 1.6,
    darkRate: eventsWanted / 2700 / 4,
    seed: 1,
  });
  const counted = template.files.slice(0, 2).map(({ bytes }) => rowsOf(bytes));
  for (let place = 0; place < pairs; place += 1)
    for (const { filename, bytes } of template.files) {
      const rootname = `lbn${String(place).padStart(6, '0')}`;
      await writeFile(
        path.join(ingest, filename.replace('lbench000', rootname)),
        renamed(bytes, rootname, place),
      );
    }
  // what was just written is not to be on its way to the disk while others are timed
  spawnSync('sync');
  const files = (await readdir(ingest)).map((name) => path.join(ingest, name));
  const stages = await stagesOf(files.filter((file) => file.includes('lbn000000')));
  const ancestorSeconds = ancestorsOn(files.filter((file) => /lbn000000_corrtag/.test(file)).toSorted());
  const before = process.cpuUsage();
  const reading = await timed(() => hashAll(files));
  const { user, system } = process.cpuUsage(before);
  const readingCpu = (user + system) / 1e6;
  const { seconds, peakMegabytes, cpuSeconds, status, stderr } = await measured(['ingest', '--json']);
  if (status !== 0) throw new Error(`hstlc ingest: expected status 0, found ${status}\n${stderr}`);
  const perPair = seconds / pairs;
  report({
    pairs,
    eventsPerSegment: counted,
    seconds,
    secondsPerPair: perPair,
    ...(ancestorSeconds && { ancestorSeconds, timesAncestors: ancestorSeconds / perPair }),
    timesRecordedAncestors: recordedAncestorSeconds / perPair,
    readingAndHashingSeconds: reading,
    timesReadingAndHashing: seconds / reading,
    readingAndHashingCpuSeconds: readingCpu,
    cpuSecondsPerPair: cpuSeconds / pairs,
    timesReadingAndHashingCpu: cpuSeconds / readingCpu,
    peakMegabytes,
    loadAverage: loadavg()[0],
  });
  console.log('processor time of a pair by stage, by itself (ms):');
  report(stages);
}

/** Median of five whole processes on one pair (s); undefined where there is no astropy. */
function ancestorsOn(corrtags) {
  const python = findPython('astropy.table, scipy.interpolate');
  if (python === undefined) return undefined;
  const script = path.resolve(import.meta.dirname, 'peers/ancestors.py');
  const seconds = Array.from({ length: 5 }, () => {
    const begin = performance.now();
    const { status, stderr } = spawnSync(python, [script, ...corrtags, path.join(home, 'ancestors.fits')]);
    if (status !== 0) throw new Error(`ancestors.py: expected status 0, found ${status}\n${stderr}`);
    return (performance.now() - begin) / 1000;
  });
  return median(seconds);
}

/** Processor milliseconds of the stages of one pair, measured in a thread of their own as ingest has it. */
async function stagesOf(files) {
  const photons = files.filter((file) => file.includes('corrtag')).toSorted();
  const x1d = files.find((file) => file.includes('x1d'));
  const worker = new Worker(new URL('./ingest-stages.mjs', import.meta.url), {
    workerData: { photons, x1d },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

/** The time of a 10-file run over an index of so many exposures, and of twice as many: they should be equal. */
async function scaling(exposures) {
  await run(['migrate']);
  const database = new DatabaseSync(path.join(home, 'hstlc.sqlite'));
  const seconds = [];
  for (const already of [0, exposures]) {
    fillIndex(database, already, already + exposures);
    const times = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const label = `${already === 0 ? 'a' : 'b'}${attempt}`;
      for (let file = 0; file < 10; file += 1) {
        const [photons] = simulateCosNuv({
          rootname: `lten${label}${String(file).padStart(3, '0')}`,
          targetName: `TEN-${label}-${file}`,
          exposureSeconds: 24,
          sourceRate: 40,
          seed: file,
          x1d: false,
        }).files;
        await mkdir(path.join(home, 'ingest'), { recursive: true });
        await writeFile(path.join(home, 'ingest', photons.filename), photons.bytes);
      }
      times.push((await run(['ingest'])).cpuSeconds);
    }
    seconds.push(Math.min(...times));
  }
  database.close();
  report({
    exposures,
    cpuSeconds: seconds[0],
    cpuSecondsAtTwiceAsMany: seconds[1],
    ratio: seconds[1] / seconds[0],
  });
}

async function run(args) {
  const outcome = await measured(args);
  const { status, stderr } = outcome;
  if (status !== 0) throw new Error(`hstlc ${args.join(' ')}: expected status 0, found ${status}\n${stderr}`);
  return outcome;
}

/** Reads and hashes every file, as many at once as there are cores. */
async function hashAll(files) {
  const queue = files.values();
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (const file of queue) {
        const hash = createHash('sha256');
        for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk);
        hash.digest('hex');
      }
    }),
  );
}

async function timed(work) {
  const begin = performance.now();
  await work();
  return (performance.now() - begin) / 1000;
}

/** Runs the command line and watches its memory. */
async function measured(args) {
  const begin = performance.now();
  const child = spawn(process.execPath, [commandLine, ...args], {
    env: { HSTLC_HOME: home, HSTLC_UNFINISHED_SECONDS: '0' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  let peakMegabytes = 0;
  let cpuSeconds = 0;
  const watch = setInterval(async () => {
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '');
    const kilobytes = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
    peakMegabytes = Math.max(peakMegabytes, kilobytes / 1000);
    const stat = await readFile(`/proc/${child.pid}/stat`, 'utf8').catch(() => '');
    // utime and stime in ticks of 10 ms (proc(5)); other programs on the machine do not count
    const [user, system] = stat.split(') ').at(-1).split(' ').slice(11, 13).map(Number);
    if (user + system > 0) cpuSeconds = (user + system) / 100;
  }, 50);
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  return { seconds: (performance.now() - begin) / 1000, peakMegabytes, cpuSeconds, status, stderr };
}

/** The same photons as another exposure: ROOTNAME and EXPSTART written over. */
function renamed(bytes, rootname, place) {
  const copy = Buffer.from(bytes);
  replaceAll(copy, 'lbench000', rootname);
  for (let at = copy.indexOf('EXPSTART='); at >= 0; at = copy.indexOf('EXPSTART=', at + 9)) {
    const mjd = (58_000 + place * 0.07).toFixed(8);
    copy.write(`EXPSTART= ${mjd.padStart(20)}`.padEnd(80), at, 'latin1');
  }
  for (let at = copy.indexOf('EXPEND  ='); at >= 0; at = copy.indexOf('EXPEND  =', at + 9)) {
    const mjd = (58_000 + place * 0.07 + 2700 / 86_400).toFixed(8);
    copy.write(`EXPEND  = ${mjd.padStart(20)}`.padEnd(80), at, 'latin1');
  }
  return copy;
}

function replaceAll(buffer, from, to) {
  for (let at = buffer.indexOf(from); at >= 0; at = buffer.indexOf(from, at + from.length))
    buffer.write(to, at, 'latin1');
}

function rowsOf(bytes) {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, 400_000).toString('latin1');
  return Number(/NAXIS2 {2}= +(\d+)/.exec(text.slice(text.indexOf('XTENSION')))?.[1]);
}

function report(figures) {
  for (const [name, value] of Object.entries(figures))
    console.log(`${name}: ${Array.isArray(value) ? value.join(', ') : Number(value.toPrecision(4))}`);
}

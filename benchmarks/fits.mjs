// Reading a COS FUV pair of corrtags (39-byte rows) into typed arrays, beside astropy and numpy from a memory map, in
// turns in one run. Usage: node benchmarks/fits.mjs [EVENTS] [ROUNDS]
//
// Each process reads the files seven times and its first four are not counted, on both sides: it takes V8 so long to
// compile, and either's memory allocator to keep what it got instead of asking the system for each array anew. The very
// first reading of a process, which is the only one of most scripts, stands beside it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCosPair } from './cos-pair.mjs';
import { findPython, report, runPeer } from './peers.mjs';

const events = Number(process.argv[2] ?? 1e7);
const rounds = Number(process.argv[3] ?? 5);
const warmUps = 4;
const repeats = String(warmUps + 3);
const here = (file) => new URL(file, import.meta.url).pathname;

const folder = await mkdtemp(path.join(tmpdir(), 'hstlc-bench-'));
try {
  const { corrtags } = await makeCosPair(folder, events);
  const python = findPython('astropy.io.fits');
  const theirs =
    python && ((mode) => () => runPeer(python, [here('peers/columns.py'), repeats, mode, ...corrtags]));
  const ours = (mode) => () =>
    runPeer(process.execPath, [here('read-columns.mjs'), repeats, mode, ...corrtags]);
  const tasks = {
    'five columns': { ours: ours('five'), ...(theirs && { astropy: theirs('five') }) },
    'all twelve columns': { ours: ours('twelve'), ...(theirs && { astropy: theirs('twelve') }) },
    'all twelve columns into the arrays of the last file': {
      ours: ours('again'),
      ...(theirs && { astropy: theirs('again') }),
    },
    'five columns in chunks': { ours: ours('new-chunks'), ...(theirs && { astropy: theirs('five') }) },
    'five columns in chunks, each in the arrays of the last': {
      ours: ours('chunks'),
      ...(theirs && { astropy: theirs('five') }),
    },
    'opening both files': { ours: ours('open'), ...(theirs && { astropy: theirs('open') }) },
  };
  for (const [task, peers] of Object.entries(tasks)) {
    const nothing = () => Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
    const [times, first] = [nothing(), nothing()];
    const peaks = {};
    for (let round = 0; round < rounds; round++)
      for (const [name, run] of Object.entries(peers)) {
        const { milliseconds, peak } = run();
        times[name].push(...milliseconds.slice(warmUps));
        first[name].push(milliseconds[0]);
        peaks[name] = Math.max(peaks[name] ?? 0, peak);
      }
    report(`${task} of ${events} rows`, times, 'astropy');
    report(`${task}, the first time in a process`, first, 'astropy');
    console.log(
      Object.entries(peaks)
        .map(([name, peak]) => `peak memory of ${name}: ${peak} MB`)
        .join('; '),
    );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

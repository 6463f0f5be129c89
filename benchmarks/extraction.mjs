// From the files of a COS FUV pair to its lightcurve: ours in WebAssembly and in TypeScript, a scalar loop in C, and
// astropy with numpy, in turns in one run. Usage: node benchmarks/extraction.mjs [EVENTS] [ROUNDS]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeCosPair } from './cos-pair.mjs';
import { compileC, findPython, median, report, runPeer } from './peers.mjs';

const events = Number(process.argv[2] ?? 1e7);
const rounds = Number(process.argv[3] ?? 5);
/** Files come into the page cache at the first, and V8 has compiled for good by the eighth; peers warm up alike. */
const warmUps = 8;
const repeats = String(warmUps + 3);
const here = (file) => new URL(file, import.meta.url).pathname;

const folder = await mkdtemp(path.join(tmpdir(), 'hstlc-bench-'));
try {
  const { corrtags, x1d } = await makeCosPair(folder, events);
  const fused = compileC(here('peers/fused.c'), path.join(folder, 'fused'));
  const python = findPython('astropy.io.fits');
  const node = process.execPath;
  const peers = {
    ...(fused && { 'C, scalar loop': () => runPeer(fused, [repeats, ...corrtags]) }),
    'ours, WebAssembly': () => runPeer(node, [here('extract-pair.mjs'), 'wasm', repeats, x1d, ...corrtags]),
    'ours, TypeScript': () =>
      runPeer(node, [here('extract-pair.mjs'), 'typescript', repeats, x1d, ...corrtags]),
    ...(python && {
      'astropy and numpy': () => runPeer(python, [here('peers/extraction.py'), repeats, x1d, ...corrtags]),
    }),
  };
  const times = Object.fromEntries(Object.keys(peers).map((name) => [name, []]));
  const peaks = {};
  for (let round = 0; round < rounds; round++)
    for (const [name, run] of Object.entries(peers)) {
      const { milliseconds, peak } = run();
      times[name].push(...milliseconds.slice(warmUps));
      if (peak !== undefined) peaks[name] = Math.max(peaks[name] ?? 0, peak);
    }
  report(`COS FUV pair of ${events} events, file to lightcurve in 1 s bins`, times, 'C, scalar loop');
  for (const [name, peak] of Object.entries(peaks)) console.log(`peak memory of ${name}: ${peak} MB`);
  console.log(
    `numbers are medians; the spread is in brackets. median of C: ${median(times['C, scalar loop'] ?? [])}`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}

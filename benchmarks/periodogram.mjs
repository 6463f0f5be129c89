// How long a Lomb–Scargle periodogram takes, beside astropy and scipy in the same run:
//   node benchmarks/periodogram.mjs      (after `npm run build`; python3 with astropy for the peers)
// 1. N = 10⁵ samples at random times, 2 × 10⁵ frequencies, floating mean: astropy's method='fast'
// 2. N = 10⁴, the first hstlc's search, three ranges of 10⁴ periods each, on one grid that holds them all: scipy's lombscargle
import os from 'node:os';
import path from 'node:path';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { lombScargle } from '@hstlc/lightcurve/periodogram';
import { findPython, median, report, runPeer } from './peers.mjs';

const repeats = 7;
const folder = mkdtempSync(path.join(os.tmpdir(), 'hstlc-periodogram-'));
try {
  const full = samples(100_000);
  const fullGrid = { firstIndex: 1, stepHz: 1 / (5 * 100_000), count: 200_000 };
  const short = samples(10_000);
  const shortGrid = { firstIndex: 1, stepHz: 1 / (5 * 10_000), count: 25_000 };
  const times = { ours: measure(full, fullGrid) };
  const shortTimes = { ours: measure(short, shortGrid) };
  const python = findPython('astropy.timeseries');
  if (python) {
    const script = path.join(import.meta.dirname, 'peers', 'periodogram.py');
    const astropy = runPeer(python, [
      script,
      'astropy',
      write('full', full),
      repeats,
      fullGrid.stepHz,
      fullGrid.count,
    ]);
    const scipy = runPeer(python, [script, 'scipy', write('short', short), 1]);
    times["astropy, method='fast'"] = astropy.milliseconds;
    shortTimes['scipy lombscargle'] = scipy.milliseconds;
  }
  report('10⁵ samples, 2 × 10⁵ frequencies', times, "astropy, method='fast'");
  report('10⁴ samples, three ranges of periods', shortTimes, 'scipy lombscargle');
  if (python) {
    claim(median(times.ours) / median(times["astropy, method='fast'"]), 0.5, 'of astropy’s time');
    claim(median(shortTimes.ours) / median(shortTimes['scipy lombscargle']), 0.01, 'of scipy’s time');
  }
} finally {
  rmSync(folder, { recursive: true });
}

function claim(value, limit, what) {
  if (value > limit) process.exitCode = 1;
  console.log(
    `\n${value.toFixed(4)} ${what}, ${value > limit ? 'BEYOND' : 'within'} the ${limit} that are claimed`,
  );
}

/** A sinusoid in noise, from a seed. */
function samples(count) {
  let state = 1;
  const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const times = Float64Array.from({ length: count }, () => count * random()).sort();
  return { times, values: times.map((time) => 100 + Math.sin(time / 7) + random()) };
}

function measure(data, grid) {
  // once for the compiler
  lombScargle(data, grid);
  return Array.from({ length: repeats }, () => {
    const start = performance.now();
    lombScargle(data, grid);
    return performance.now() - start;
  });
}

function write(name, { times, values }) {
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat([Buffer.from(times.buffer), Buffer.from(values.buffer)]));
  return file;
}

// How long `hstlc download --dry-run` takes over a simulated MAST of 50,000 exposures, and how much memory:
//   node benchmarks/download-dry-run.mjs [exposures]      (after `npm run build`; Linux, for the memory)
// The stand-in for MAST is another process, so its memory and most of its time are not counted.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const exposures = Number(process.argv[2] ?? 50_000);
const limits = { seconds: 60, megabytes: 300 };
const repository = path.resolve(import.meta.dirname, '..');
const standIns = path.join(repository, 'apps/api/dist/testing/stand-ins/main.js');
const commandLine = path.join(repository, 'bin/hstlc');

const service = spawn(process.execPath, [standIns, '--exposures', String(exposures)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const home = mkdtempSync(path.join(os.tmpdir(), 'hstlc-benchmark-'));
try {
  const settings = Object.fromEntries((await firstLines(service.stdout, 3)).map((line) => line.split('=')));
  const { seconds, megabytes, said } = await measure({ ...settings, HSTLC_HOME: home });
  process.stdout.write(`${said}\n`);
  report('wall-clock time', seconds, limits.seconds, 's');
  report('peak resident memory', megabytes, limits.megabytes, 'MB');
} finally {
  service.kill();
  rmSync(home, { recursive: true });
}

function report(what, value, limit, unit) {
  const verdict = value <= limit ? 'within' : 'BEYOND';
  if (value > limit) process.exitCode = 1;
  process.stdout.write(
    `${what}: ${value.toFixed(1)} ${unit}, ${verdict} the ${limit} ${unit} that are claimed\n`,
  );
}

/** Runs the command; its peak memory is what the kernel counts as such. */
async function measure(settings) {
  const start = performance.now();
  const child = spawn(process.execPath, [commandLine, 'download', '--dry-run'], {
    env: settings,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, peakOf(child.pid));
  }, 50);
  let text = '';
  child.stderr.on('data', (piece) => (text = (text + piece).slice(-1000)));
  const status = await new Promise((resolve) => child.once('close', resolve));
  clearInterval(watch);
  if (status !== 0)
    throw new Error(`hstlc download --dry-run: expected exit status 0, found ${status}\n${text}`);
  const said = text.trim().split('\n').slice(-2).join('\n');
  return { seconds: (performance.now() - start) / 1000, megabytes, said };
}

function peakOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000;
  } catch {
    // it has just ended
    return 0;
  }
}

async function firstLines(stream, count) {
  let text = '';
  for await (const piece of stream) {
    text += piece;
    const lines = text.split('\n');
    if (lines.length > count) return lines.slice(0, count);
  }
  throw new Error(`expected ${count} lines, found ${JSON.stringify(text)}`);
}

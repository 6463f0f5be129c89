// What the benchmarks share: finding and running peers, and telling the figures.
import { spawnSync } from 'node:child_process';

/** Compiles a C file; undefined where there is no compiler. */
export function compileC(source, target) {
  const { status } = spawnSync('cc', ['-O2', '-march=native', '-o', target, source, '-lm'], {
    stdio: 'inherit',
  });
  return status === 0 ? target : undefined;
}

/** A Python that has a module; undefined where there is none. */
export function findPython(module) {
  const candidates = ['/usr/bin/python3', 'python3'];
  return candidates.find((python) => spawnSync(python, ['-c', `import ${module}`]).status === 0);
}

/** Runs a peer that prints a line of milliseconds for each repeat, and perhaps its peak memory. */
export function runPeer(command, args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 24 });
  if (status !== 0) throw new Error(`${command} ${args[0]}: ${stderr}`);
  const lines = stdout.trim().split('\n');
  const peak = lines.find((line) => line.startsWith('peak '));
  return {
    milliseconds: lines.filter((line) => !line.startsWith('peak ')).map((line) => Number.parseFloat(line)),
    ...(peak && { peak: Number(peak.slice(5)) }),
  };
}

export function median(values) {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.floor(ordered.length / 2)];
}

/** Prints a table: medians, spread, and the ratio to one of them. */
export function report(title, times, yardstick) {
  console.log(`\n## ${title}\n`);
  console.log(`| | median (ms) | least to most | over ${yardstick} |\n|-|-|-|-|`);
  const unit = times[yardstick] && median(times[yardstick]);
  for (const [name, values] of Object.entries(times)) {
    const ratio = unit === undefined ? '' : (median(values) / unit).toFixed(2);
    const spread = `${Math.min(...values).toFixed(1)} to ${Math.max(...values).toFixed(1)}`;
    console.log(`| ${name} | ${median(values).toFixed(1)} | ${spread} | ${ratio} |`);
  }
}

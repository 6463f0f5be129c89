// A composite of many exposures, each read and extracted anew: whether its cost is linear in their number, and its
// memory independent of it. Files are read as ingest's threads and the commands read them.
// Usage: node benchmarks/composite.mjs [EVENTS OF EACH]
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openFitsFile } from '@hstlc/fits/node';
import { composeLightcurve, readTimeTagExposure } from '@hstlc/lightcurve';
import { makeCosPair } from './cos-pair.mjs';
import { median } from './peers.mjs';

const events = Number(process.argv[2] ?? 2e5);
/** What the first hstlc's library took for 50 exposures of 200,000 events (s), as the project recorded it. */
const ancestorsSeconds = 22.7;

const folder = await mkdtemp(path.join(tmpdir(), 'hstlc-bench-'));
try {
  const { corrtags, x1d } = await makeCosPair(folder, events);
  const reader = (number) => async (work) => {
    const files = [];
    for (const name of [...corrtags, x1d]) files.push(await openFitsFile(name, { blocking: true }));
    try {
      const exposure = await readTimeTagExposure({ events: files.slice(0, 2), x1d: files[2] });
      const startMjd = exposure.identity.startMjd + number / 15;
      return await work({
        ...exposure,
        identity: { ...exposure.identity, rootname: `bench${number}`, startMjd },
      });
    } finally {
      for (const file of files) await file.close();
    }
  };
  console.log(
    `\n## Composite of exposures of ${events} events\n\n| exposures | median (s) | s for each | rows | memory (MB) |\n|-|-|-|-|-|`,
  );
  for (const count of [10, 25, 50, 100]) {
    const seconds = [];
    let rows = 0;
    for (let repeat = 0; repeat < 3; repeat++) {
      const start = performance.now();
      const { columns } = await composeLightcurve(
        Array.from({ length: count }, (_, number) => reader(number)),
      );
      seconds.push((performance.now() - start) / 1000);
      rows = columns.TIME.length;
    }
    const each = (median(seconds) / count).toFixed(4);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    console.log(`| ${count} | ${median(seconds).toFixed(2)} | ${each} | ${rows} | ${memory} |`);
    if (count === 50)
      console.log(
        `| | the ancestors' library: ${ancestorsSeconds} s, ${(ancestorsSeconds / median(seconds)).toFixed(1)} times as long | | | |`,
      );
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

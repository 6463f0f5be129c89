import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runHstlc } from '../hstlc.js';
import { temporaryHome, type TemporaryHome } from '../temporary-home.js';
import { archiveContent } from './archive-content.js';
import { deliver, ingest } from './ingest-process.js';
import { simulateDatasets, simulateRecalibrated } from './simulated-datasets.js';

const places = Array.from({ length: 30 }, (_, place) => place);
let mounted: TemporaryHome;
let calm: TemporaryHome;
beforeAll(async () => {
  mounted = await temporaryHome();
  calm = await temporaryHome();
  // needs the right to mount, as root has it
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=512m', 'tmpfs', mounted.folder]);
});
afterAll(async () => {
  execFileSync('umount', ['-l', mounted.folder]);
  await mounted.remove();
  await calm.remove();
});

/** Takes all but so many bytes of the small disk away. */
async function leaveFree(folder: string, bytes: number): Promise<void> {
  const ballast = path.join(folder, 'ballast');
  await rm(ballast, { force: true });
  const free = Number(
    execFileSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' }).split('\n')[1],
  );
  if (free > bytes) execFileSync('fallocate', ['-l', String(free - bytes), ballast]);
}

it('ends as if undisturbed when the disk was full at many places, and room was made', async () => {
  const home = mounted.folder;
  // as a cautious administrator would not: nothing is kept free
  const careless = { HSTLC_MINIMUM_FREE_BYTES: '0' };
  for (const files of [simulateDatasets(places), simulateRecalibrated(places)]) {
    await deliver(calm.folder, files);
    await ingest(calm.folder);
    await rm(path.join(home, 'ballast'), { force: true });
    await deliver(home, files);
    const failures: (number | null)[] = [];
    for (const kilobytes of [0, 8, 40, 100, 250, 400, 700, 1500, 3000, 6000]) {
      await leaveFree(home, kilobytes * 1024);
      failures.push((await runHstlc(home, ['ingest'], careless)).status);
    }
    // some runs met a full disk: files failed (1) or nothing could be done (3); none was killed by it
    expect(failures.filter((status) => status === 1 || status === 3).length).toBeGreaterThan(3);
    expect(failures).not.toContain(null);
    await rm(path.join(home, 'ballast'));
    await ingest(home);
    expect(await archiveContent(home)).toEqual(await archiveContent(calm.folder));
  }
});

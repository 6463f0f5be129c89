import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hashBytes } from '../archive/hash-file.js';
import { sampleFits } from '../testing/sample-fits.js';
import { randomNumbers, someFaults } from '../testing/stand-ins/faults.js';
import { caomRow, MemoryHoldings } from '../testing/stand-ins/holdings.js';
import { startMastStandIn } from '../testing/stand-ins/mast.js';
import type { StandIn } from '../testing/stand-ins/stand-in.js';

const commandLine = path.resolve(import.meta.dirname, '../../../../bin/hstlc');
/** Each kill costs a start of the program; HSTLC_TEST_KILLS=50 is the long form. */
const kills = Number(process.env['HSTLC_TEST_KILLS'] ?? 8);
const exposures = 30;
const kinds = ['corrtag_a', 'corrtag_b', 'x1d'];

let home: string;
let mast: StandIn;
let holdings: MemoryHoldings;
beforeEach(async () => {
  home = await mkdtemp(path.join(tmpdir(), 'hstlc-killed-'));
  holdings = new MemoryHoldings();
  for (let place = 0; place < exposures; place++) {
    const rootname = `ld9m1${String(place).padStart(3, '0')}q`;
    const files = kinds.map((kind, number) => {
      const bytes = sampleFits(place * 3 + number + 1, 40_000);
      return { filename: `${rootname}_${kind}.fits`, version: '3.4.3', bytes };
    });
    holdings.offer({ row: caomRow({ obsid: place + 1, obs_id: rootname.toUpperCase() }), files });
  }
  mast = await startMastStandIn(holdings);
});
afterEach(async () => {
  await mast.close();
  await rm(home, { recursive: true });
});

/** Starts the built command line as a user does, on the archive of this test. */
function startDownload() {
  return spawn(process.execPath, [commandLine, 'download'], {
    env: {
      PATH: process.env['PATH'],
      HSTLC_HOME: home,
      HSTLC_MAST_URL: mast.url,
      HSTLC_DOWNLOAD_RETRY_MS: '1',
      HSTLC_DOWNLOAD_STALL_MS: '3000',
      HSTLC_DOWNLOAD_ATTEMPTS: '8',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

type Child = ReturnType<typeof startDownload>;

/** Resolves with the exit status, or undefined when a signal ended it, and what it said. */
async function endOf(child: Child): Promise<{ status: number | undefined; said: string }> {
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  return new Promise((resolve) =>
    child.once('close', (status) => resolve({ status: status ?? undefined, said })),
  );
}

/** Resolves when MAST is asked for anything again, or after some seconds. */
async function untilItAsks(): Promise<void> {
  const before = mast.asked.length;
  for (let waited = 0; mast.asked.length === before && waited < 5000; waited += 5) await sleep(5);
}

it(`is complete after ${kills} kills at random moments, though the service has faults too`, async () => {
  const random = randomNumbers(11);
  mast.faults = someFaults(
    [
      { kind: 'cut', share: 0.6 },
      { kind: 'status', status: 500 },
      { kind: 'slow', pieceBytes: 8000, waitMilliseconds: 1 },
    ],
    0.5,
    13,
  );
  let killed = 0;
  let finished = false;
  while (killed < kills && !finished) {
    const child = startDownload();
    const end = endOf(child);
    const asks = untilItAsks();
    await Promise.race([asks, end]);
    await sleep(random() * 250);
    child.kill('SIGKILL');
    const { status } = await end;
    if (status === undefined) killed += 1;
    else finished = true;
  }
  const last = await endOf(startDownload());
  expect(last).toMatchObject({ status: 0 });
  expect(killed).toBe(kills);
  const needed = [...holdings.observations()].flatMap(({ obsid }) => holdings.products(obsid));
  expect(mast.sentBytes).toBeLessThan(2 * needed.reduce((sum, { size }) => sum + size, 0));

  const names = (await readdir(path.join(home, 'ingest'))).toSorted();
  expect(names).toHaveLength(exposures * kinds.length);
  for (const name of names) {
    const bytes = await readFile(path.join(home, 'ingest', name));
    expect(`${name} ${hashBytes(bytes)}`).toBe(`${name} ${hashBytes(holdings.file(name)!.bytes)}`);
  }
  const left = (await readdir(path.join(home, 'download'))).filter((name) => !/\.(json|lock)$/.test(name));
  expect(left).toEqual([]);
}, 300_000);

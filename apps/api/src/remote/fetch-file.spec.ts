import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashBytes } from '../archive/hash-file.js';
import { startCrdsStandIn } from '../testing/stand-ins/crds.js';
import { someFaults, type Fault, type FaultPlan } from '../testing/stand-ins/faults.js';
import type { StandIn } from '../testing/stand-ins/stand-in.js';
import { sampleFits } from '../testing/sample-fits.js';
import { fetchFile } from './fetch-file.js';
import { beginsLikeFits, verifyFits } from './verify-fits.js';

const patience = { attempts: 8, retryMilliseconds: 1, stallMilliseconds: 400 };
const bytes = sampleFits(1, 60_000);
const changed = sampleFits(2, 60_000);

let folder: string;
let service: StandIn;
const files = new Map<string, Uint8Array>();
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hstlc-fetch-'));
  files.set('a.fits', bytes);
  service = await startCrdsStandIn(files);
});
afterEach(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const goal = () => path.join(folder, 'a.fits');
const urlOf = (name: string) => `${service.url}/unchecked_get/references/hst/${name}`;
const fetchIt = (name = 'a.fits', changes: Partial<typeof patience> & { signal?: AbortSignal } = {}) =>
  fetchFile({ url: urlOf(name), goal: goal(), isPlausible: beginsLikeFits }, { ...patience, ...changes });
const arrived = () => readFile(`${goal()}.partial`);
const expectArrived = async (expected: Uint8Array) =>
  expect(hashBytes(await arrived())).toBe(hashBytes(expected));

/** The faults of a list, one per request in their order, then none. */
function oneAfterTheOther(...faults: readonly Fault[]): FaultPlan {
  return ({ before }) => faults[before];
}

const cut: Fault = { kind: 'cut', share: 0.4 };

describe('a file', () => {
  it('arrives whole, and is counted', async () => {
    expect(await fetchIt()).toBe(bytes.byteLength);
    await expectArrived(bytes);
    expect(await verifyFits(`${goal()}.partial`)).toMatchObject({
      kind: 'whole',
      calibrationVersion: '3.4.3',
    });
  });

  it('is gone on with where it broke off', async () => {
    service.faults = oneAfterTheOther(cut, cut, cut);
    await fetchIt();
    await expectArrived(bytes);
    expect(service.sentBytes).toBeLessThan(1.5 * bytes.byteLength);
  });

  it('is gone on with by another process, if the service still vouches for it', async () => {
    service.faults = () => cut;
    await expect(fetchIt('a.fits', { attempts: 1 })).rejects.toMatchObject({ code: 'given-up' });
    service.faults = () => undefined;
    const before = service.sentBytes;
    await fetchIt();
    await expectArrived(bytes);
    expect(service.sentBytes - before).toBeLessThan(0.9 * bytes.byteLength);
  });

  it('that has changed meanwhile is fetched anew, never pieced together', async () => {
    service.faults = oneAfterTheOther(cut);
    const fetched = fetchIt('a.fits', { retryMilliseconds: 50 });
    while (service.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    files.set('a.fits', changed);
    await fetched;
    await expectArrived(changed);
  });

  it('whose first bytes are from somewhere else is fetched anew', async () => {
    await writeFile(`${goal()}.partial`, bytes.subarray(0, 10_000));
    await fetchIt();
    await expectArrived(bytes);
    await writeFile(`${goal()}.origin`, '{"url":');
    await fetchIt();
    await expectArrived(bytes);
  });

  it('that is whole already costs an answer without a byte', async () => {
    await fetchIt();
    const before = service.sentBytes;
    service.faults = () => undefined;
    await fetchIt();
    await expectArrived(bytes);
    expect(service.sentBytes - before).toBe(0);
  });

  const faults: readonly (readonly [string, Fault])[] = [
    ['errors', { kind: 'status', status: 500 }],
    ['requests to wait', { kind: 'status', status: 429, retryAfterSeconds: 0 }],
    ['pages of HTML', { kind: 'html' }],
    ['slow bytes', { kind: 'slow', pieceBytes: 16_384, waitMilliseconds: 1 }],
    ['connections that stall', { kind: 'stall', share: 0.7 }],
    ['connections that break off', cut],
    ['a length that promises too much', { kind: 'long', extraBytes: 5000 }],
    ['ranges that are ignored', { kind: 'no-range' }],
  ];
  it.each(faults)('arrives in spite of %s', async (_, fault) => {
    service.faults = someFaults([fault, cut], 0.5, 4);
    await fetchIt('a.fits', { attempts: 20 });
    await expectArrived(bytes);
  });

  it('with a length that hides its missing end does not pass the check', async () => {
    service.faults = () => ({ kind: 'short', missingBytes: 3000 });
    await fetchIt();
    expect(await verifyFits(`${goal()}.partial`)).toMatchObject({ kind: 'broken' });
  });

  it('with a wrong byte does not pass the check, if it states a checksum', async () => {
    const wrong = Uint8Array.from(bytes);
    wrong[100_000]! ^= 1;
    await writeFile(goal(), wrong);
    expect(await verifyFits(goal())).toEqual({
      kind: 'broken',
      reason: 'HDU 1: the data do not sum to DATASUM',
    });
  });

  it('that is not there is not asked for twice', async () => {
    await expect(fetchIt('b.fits')).rejects.toMatchObject({ code: 'missing' });
    expect(service.asked).toHaveLength(1);
  });

  it('is let go at once when it is cancelled, keeping what is there', async () => {
    service.faults = () => ({ kind: 'slow', pieceBytes: 10_000, waitMilliseconds: 20 });
    const cancel = new AbortController();
    setTimeout(() => cancel.abort(), 150);
    await expect(fetchIt('a.fits', { signal: cancel.signal })).rejects.toMatchObject({ code: 'cancelled' });
    expect((await arrived()).byteLength).toBeGreaterThan(0);
  });

  it('waits as long as it is asked to', async () => {
    service.faults = oneAfterTheOther({ kind: 'status', status: 429, retryAfterSeconds: 1 });
    const start = performance.now();
    await fetchIt();
    expect(performance.now() - start).toBeGreaterThan(990);
  });
});

it('gives up a service that asks for hours', async () => {
  service.faults = () => ({ kind: 'status', status: 503, retryAfterSeconds: 7200 });
  await expect(fetchIt()).rejects.toMatchObject({ code: 'given-up' });
  expect(service.asked).toHaveLength(1);
});

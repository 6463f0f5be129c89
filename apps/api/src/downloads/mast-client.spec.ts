import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Fault } from '../testing/stand-ins/faults.js';
import { someFaults } from '../testing/stand-ins/faults.js';
import { startMastStandIn } from '../testing/stand-ins/mast.js';
import { manyExposures } from '../testing/stand-ins/many-exposures.js';
import type { StandIn } from '../testing/stand-ins/stand-in.js';
import { MastClient, type Shortfall } from './mast-client.js';

const patience = { attempts: 12, retryMilliseconds: 1, stallMilliseconds: 400 };
const everything = [{ paramName: 'obs_collection', values: ['HST'] }];

let mast: StandIn;
let shortfalls: Shortfall[];
let client: MastClient;
beforeEach(async () => {
  mast = await startMastStandIn(manyExposures(250));
  shortfalls = [];
  const onShortfall = (shortfall: Shortfall) => shortfalls.push(shortfall);
  client = new MastClient(mast.url, { patience, pageSize: 60, onShortfall });
});
afterEach(() => mast.close());

async function obsids(filters = everything): Promise<number[]> {
  const found: number[] = [];
  for await (const rows of client.observations(filters)) found.push(...rows.map(({ obsid }) => obsid));
  return found;
}

describe('observations', () => {
  it('come page by page, each once', async () => {
    const found = await obsids();
    expect(found).toHaveLength(250);
    expect(new Set(found).size).toBe(250);
    expect(mast.asked).toHaveLength(5);
  });

  it('are filtered by the service', async () => {
    expect(await obsids([{ paramName: 'instrument_name', values: ['COS/FUV', 'COS/NUV'] }])).toHaveLength(
      126,
    );
  });

  const faults: readonly (readonly [string, Fault])[] = [
    ['errors', { kind: 'status', status: 500 }],
    ['requests to wait', { kind: 'status', status: 429, retryAfterSeconds: 0 }],
    ['a page of HTML', { kind: 'html' }],
    ['queries that are still executing', { kind: 'executing' }],
    ['queries that failed', { kind: 'error' }],
    ['connections that break off', { kind: 'cut', share: 0.6 }],
    ['connections that stall', { kind: 'stall', share: 0.6 }],
    ['half a JSON', { kind: 'short', missingBytes: 100 }],
    ['a length that promises too much', { kind: 'long', extraBytes: 100 }],
    ['pages that repeat rows', { kind: 'repeat', rows: 7 }],
    ['pages that skip rows', { kind: 'skip', rows: 7 }],
  ];
  it.each(faults)('are complete in spite of %s', async (_, fault) => {
    mast.faults = someFaults([fault], 0.4, 3);
    const found = await obsids();
    expect(new Set(found).size).toBe(250);
    expect(found).toHaveLength(250);
    expect(shortfalls).toEqual([]);
    expect(mast.asked.length).toBeGreaterThan(5);
  });

  it('that are counted but never shown are reported', async () => {
    mast.faults = () => ({ kind: 'skip', rows: 1 });
    client = new MastClient(mast.url, {
      patience,
      pageSize: 1000,
      onShortfall: (shortfall) => shortfalls.push(shortfall),
    });
    expect(await obsids()).toHaveLength(249);
    expect(shortfalls).toEqual([{ what: 'observations', expected: 250, found: 249 }]);
  });

  it('are given up when the service stays away, naming it', async () => {
    mast.faults = () => ({ kind: 'status', status: 503 });
    await expect(obsids()).rejects.toMatchObject({
      code: 'given-up',
      message: expect.stringMatching(
        /api\/v0\/invoke: expected an answer, found status 503 \(given up after 12/,
      ),
    });
  });

  it('are not asked for again when the service refuses', async () => {
    mast.faults = () => ({ kind: 'status', status: 401 });
    await expect(obsids()).rejects.toMatchObject({ code: 'refused' });
    expect(mast.asked).toHaveLength(1);
  });
});

describe('products', () => {
  it('of several observations come together, each once though a page repeats it', async () => {
    mast.faults = someFaults([{ kind: 'repeat', rows: 3 }], 0.5, 5);
    const [first, second] = [24_000_000, 24_000_002];
    const found = await client.products([first, second]);
    expect(found).toHaveLength(14 + 12);
    expect(new Set(found.map(({ dataURI }) => dataURI)).size).toBe(26);
  });
});

it('addresses a file by its URI', () => {
  expect(new URL(client.fileUrl('mast:HST/product/ld9m10ujq_x1d.fits')).searchParams.get('uri')).toBe(
    'mast:HST/product/ld9m10ujq_x1d.fits',
  );
});

import { bytesSource, openFits, writeFits } from '@hstlc/fits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleKernel } from '../../tools/assemble-kernel.mjs';
import { boxOf } from '../detector-boxes.js';
import { cosPhotons } from '../instruments/cos-photons.js';
import type { PhotonFilter } from '../photon-list.js';
import { indexBoxes } from './box-index.js';
import { PhotonSummer } from './photon-summer.js';
import { rowSummer } from './row-summer.js';
import { sumPhotonList } from './sum-photon-list.js';
import { sumRowsBinary } from './sum-rows-binary.js';
import type { SumPlan } from './sum-plan.js';

const columnCount = 60;

/** A corrtag's photons; whatever a bit pattern can hold, NaN and infinities too. */
const photon = fc.record({
  tick: fc.integer({ min: -5, max: 2000 }),
  x: fc.oneof(
    fc.double({ min: -120, max: 90, noNaN: true }),
    fc.constantFrom(NaN, Infinity, -Infinity, 1e30),
  ),
  y: fc.oneof(fc.double({ min: -5, max: 300, noNaN: true }), fc.constantFrom(NaN, Infinity, -Infinity)),
  epsilon: fc.double({ min: 0.5, max: 2, noNaN: true }),
  dq: fc.constantFrom(0, 0, 0, 4, 64, 512, 2048, 13_840, -1),
  pulseHeight: fc.integer({ min: 0, max: 255 }),
});

const plans = fc.record({
  boxes: fc.array(fc.tuple(fc.integer({ min: 0, max: 250 }), fc.integer({ min: -3, max: 60 })), {
    minLength: 1,
    maxLength: 9,
  }),
  ticksPerBin: fc.integer({ min: 1, max: 700 }),
  pulseHeights: fc.constantFrom(undefined, [2, 23] as const),
  rejectedDq: fc.constantFrom(0, 2624, 4),
  xOffset: fc.constantFrom(0, 100),
});

describe('the WebAssembly kernel', () => {
  it('is what its source says', async () => {
    expect(sumRowsBinary()).toEqual(new Uint8Array(await assembleKernel()));
  });

  it('sums to the same bits as the plain one, whatever the photons and the boxes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(photon, { maxLength: 300 }), plans, async (photons, chosen) => {
        const plan = planOf(chosen.boxes, chosen.ticksPerBin);
        const filter: PhotonFilter = { rejectedDq: chosen.rejectedDq, pulseHeights: chosen.pulseHeights };
        const table = (await corrtag(photons)).hdu('EVENTS')!;
        const list = cosPhotons(table, columnCount, chosen.xOffset);
        const plain = new PhotonSummer(plan);
        for await (const batch of list.batches(filter)) plain.add(batch);
        expect(await sumPhotonList(list, filter, plan)).toEqual(plain.totals);
      }),
      { seed: 436, numRuns: 60 },
    );
  });

  it('leaves boxes of parts of rows to the plain one', () => {
    const plan = planOf([[3, 10]], 10);
    const halves = indexBoxes([boxOf(columnCount, () => ({ low: 3.25, high: 9 }))], columnCount, 300);
    const layout = {
      rowLength: 39,
      time: 0,
      x: 20,
      y: 24,
      epsilon: 32,
      dq: 36,
      pulseHeight: 38,
      xOffset: 0,
      tickSeconds: 0.032,
    };
    const filter = { rejectedDq: 0, pulseHeights: undefined };
    expect(rowSummer(plan, layout, filter)).toBeDefined();
    expect(rowSummer({ ...plan, index: halves }, layout, filter)).toBeUndefined();
  });
});

function planOf(rows: readonly (readonly [first: number, height: number])[], ticksPerBin: number): SumPlan {
  const boxes = rows.map(([first, height]) =>
    boxOf(columnCount, (column) => ({ low: first + (column % 3) - 0.5, high: first + height + 0.5 })),
  );
  const regionCount = 3;
  const places = regionCount * columnCount;
  return {
    index: indexBoxes(boxes, columnCount, 1088),
    regionOfBox: Uint16Array.from(boxes, (_, box) => box % regionCount),
    regionCount,
    weighsEpsilon: Uint8Array.of(1, 0, 1),
    countsWhole: Uint8Array.of(0, 0, 1),
    used: Uint8Array.from({ length: places }, (_, place) => (place % 7 === 0 ? 0 : 1)),
    countWeights: Float64Array.from({ length: places }, (_, place) =>
      place % 7 === 0 ? 0 : 1 / (place + 1),
    ),
    fluxWeights: Float64Array.from({ length: places }, (_, place) =>
      place % 7 === 0 ? 0 : 1e-16 * (place + 1),
    ),
    ticksPerBin,
    binCount: Math.floor(1900 / ticksPerBin) + 1,
    goodTicks: [
      { start: 0, stop: 800 },
      { start: 1000, stop: 1900 },
    ],
    binnedTicks: [
      { start: 100, stop: 800 },
      { start: 1000, stop: 1500 },
    ],
  };
}

type Photon = typeof photon extends fc.Arbitrary<infer Value> ? Value : never;

function corrtag(photons: readonly Photon[]) {
  const column = (name: string, format: string, pick: (photon: Photon) => number) => ({
    name,
    format,
    values: photons.map(pick),
  });
  const columns = [
    column('TIME', '1E', ({ tick }) => tick * 0.032),
    column('XFULL', '1E', ({ x }) => x),
    column('YFULL', '1E', ({ y }) => y),
    column('EPSILON', '1E', ({ epsilon }) => epsilon),
    column('DQ', '1I', ({ dq }) => dq),
    column('PHA', '1B', ({ pulseHeight }) => pulseHeight),
  ];
  const header = [{ keyword: 'EXTNAME', value: 'EVENTS' }];
  return openFits(
    bytesSource(writeFits([{ header: [] }, { header, table: { rowCount: photons.length, columns } }])),
  );
}

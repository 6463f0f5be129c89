import { bytesSource, openFits, writeFits } from '@hstlc/fits';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleKernel } from '../../tools/assemble-kernel.mjs';
import { boxOf } from '../detector-boxes.js';
import { cosPhotons } from '../instruments/cos-photons.js';
import type { PhotonFilter } from '../photon-list.js';
import { indexBoxes } from './box-index.js';
import { PhotonSummer } from './photon-summer.js';
import { plainRowSummer } from './plain-row-summer.js';
import { sumRowsBinary } from './sum-rows-binary.js';
import type { SumPlan } from './sum-plan.js';
import { wasmRowSummer } from './wasm-row-summer.js';

const columnCount = 60;

/** A corrtag's photons; whatever a bit pattern can hold, NaN and infinities too. */
const photon = fc.record({
  tick: fc.integer({ min: -5, max: 2000 }),
  x: fc.oneof(
    fc.double({ min: -120, max: 90, noNaN: true }),
    fc.integer({ min: -120, max: 90 }).map((column) => column + 0.5),
    // the last number below a half, to which a half cannot be added in single precision
    fc.constantFrom(0.5 - 2 ** -25, -0.5 - 2 ** -24, -1e-20, NaN, Infinity, -Infinity, 1e30, 2 ** 32 + 512),
  ),
  y: fc.oneof(
    fc.double({ min: -5, max: 300, noNaN: true }),
    fc.constantFrom(0.5 - 2 ** -25, -0.5, 1087.5, NaN, Infinity, -Infinity),
  ),
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

const kernels = { WebAssembly: wasmRowSummer, TypeScript: plainRowSummer };

describe.each(Object.entries(kernels))('the kernel in %s', (_, summerOf) => {
  it('sums rows to the same bits as decoded photons are, whatever the photons, the boxes and the reading', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(photon, { maxLength: 300 }),
        plans,
        fc.integer({ min: 1, max: 300 }),
        async (photons, chosen, rowsAtOnce) => {
          const plan = planOf(chosen.boxes, chosen.ticksPerBin);
          const filter: PhotonFilter = { rejectedDq: chosen.rejectedDq, pulseHeights: chosen.pulseHeights };
          const list = cosPhotons((await corrtag(photons)).hdu('EVENTS')!, columnCount, chosen.xOffset);
          const slower = new PhotonSummer(plan);
          for await (const batch of list.batches(filter)) slower.add(batch);
          const { layout, read } = list.stored!;
          const summer = summerOf(plan, layout, filter);
          // the one in TypeScript is for four boxes, that in WebAssembly for any
          if (summerOf === plainRowSummer && chosen.boxes.length > 4) return;
          for (let first = 0, turn: 0 | 1 = 0; first < photons.length; first += rowsAtOnce) {
            const count = Math.min(rowsAtOnce, photons.length - first);
            await read(first, summer!.buffers[turn].subarray(0, count * layout.rowLength));
            summer!.add(turn, count);
            turn = turn === 0 ? 1 : 0;
          }
          expect(summer!.finish()).toEqual(slower.totals);
        },
      ),
      { seed: 436, numRuns: 100 },
    );
  });

  it('comes to an end on a tick that is below a half by less than adding a half can tell', async () => {
    const photons = [1, 2].map(() => ({
      tick: 31.25,
      x: 10,
      y: 10,
      epsilon: 1,
      dq: 0 as const,
      pulseHeight: 9,
    }));
    const list = cosPhotons((await corrtag(photons)).hdu('EVENTS')!, columnCount, 0);
    const { layout, read } = list.stored!;
    const filter = { rejectedDq: 0, pulseHeights: undefined };
    const summer = summerOf(planOf([[0, 100]], 10), { ...layout, ticksPerSecond: 0.5 - 2 ** -54 }, filter)!;
    await read(0, summer.buffers[0].subarray(0, 2 * layout.rowLength));
    summer.add(0, 2);
    expect(summer.finish().columnEvents.reduce((sum, count) => sum + count, 0)).toBe(2);
  });

  it('does not take boxes of parts of rows', () => {
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
      ticksPerSecond: 31.25,
    };
    const filter = { rejectedDq: 0, pulseHeights: undefined };
    expect(summerOf(plan, layout, filter)).toBeDefined();
    expect(summerOf({ ...plan, index: halves }, layout, filter)).toBeUndefined();
  });
});

describe('the WebAssembly kernel', () => {
  it('is what its source says', async () => {
    expect(sumRowsBinary()).toEqual(new Uint8Array(await assembleKernel()));
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
    weights: Float64Array.from({ length: 2 * places }, (_, at) => {
      const place = at >> 1;
      if (place % 7 === 0) return 0;
      return at % 2 === 0 ? 1 / (place + 1) : 1e-16 * (place + 1);
    }),
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

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesAt, indexBoxes, recordLength } from './box-index.js';
import { boxOf, overlap } from '../detector-boxes.js';

const columnCount = 4;
const rowCount = 200;

const stretch = fc.record({
  low: fc.double({ min: -20, max: 220, noNaN: true }),
  height: fc.double({ min: -5, max: 60, noNaN: true }),
});

describe('the index of boxes', () => {
  it('finds for each pixel just the boxes that reach into it, few or many', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(stretch, { minLength: columnCount, maxLength: columnCount }), { maxLength: 12 }),
        (stretches) => {
          const boxes = stretches.map((columns) =>
            boxOf(columnCount, (column) => {
              const { low, height } = columns[column]!;
              return { low, high: low + height };
            }),
          );
          const index = indexBoxes(boxes, columnCount, rowCount);
          for (let column = 0; column < columnCount; column++)
            for (let row = 0; row < rowCount; row++)
              expect(lookedUp(index, column, row)).toEqual(
                [...boxes.keys()].filter(
                  (box) => overlap(row, boxes[box]!.low[column]!, boxes[box]!.high[column]!) > 0,
                ),
              );
        },
      ),
      { seed: 436, numRuns: 30 },
    );
  });
});

/** Boxes that the index gives for a pixel, in order; touching a row without reaching into it does not count. */
function lookedUp(index: ReturnType<typeof indexBoxes>, column: number, row: number): readonly number[] {
  const { limits, boxOfEntry, entryStride, recordOfCell, recordsPerCell, cellsPerColumn, rowShift, boxes } =
    index;
  const firstRecord = recordOfCell[column * cellsPerColumn + (row >> rowShift)]!;
  const found: number[] = [];
  for (let record = firstRecord; record < firstRecord + recordsPerCell; record++)
    for (let entry = 0; entry < recordLength; entry++)
      if ((entriesAt(limits, record, row) & (1 << entry)) !== 0)
        found.push(boxOfEntry[entryStride * record + entry]!);
  return found
    .filter((box) => overlap(row, boxes[box]!.low[column]!, boxes[box]!.high[column]!) > 0)
    .toSorted((a, b) => a - b);
}

import { describe, expect, it } from 'vitest';
import { boxName, movableBoxes, moved, withBox } from './movable-boxes.js';
import { parseRows, rowsText } from './row-choices.js';

const edge = (...rows: readonly number[]) => Float64Array.from(rows);
const pipeline = { source: [], background: [] };
const image = {
  segments: ['FUVA'],
  boxes: [
    // bends, and is empty in the last column
    {
      segment: 'FUVA',
      region: 'source' as const,
      low: edge(404.5, 405.5, 405.5, 0),
      high: edge(444.5, 445.5, 445.5, 0),
    },
    { segment: 'FUVA', region: 'background' as const, low: edge(349.5), high: edge(384.5) },
    { segment: 'FUVA', region: 'background' as const, low: edge(552.5), high: edge(587.5) },
  ],
};
const other = {
  segments: ['FUVB'],
  boxes: [{ segment: 'FUVB', region: 'source' as const, low: edge(460.5), high: edge(500.5) }],
};

describe('boxes that can be moved', () => {
  it('are whole rows, by the middle of edges that bend', () => {
    expect(movableBoxes(image, pipeline).map((box) => [boxName(box), box.low, box.high])).toEqual([
      ['source of FUVA', 406, 445],
      ['background of FUVA', 350, 384],
      ['background 2 of FUVA', 553, 587],
    ]);
  });

  it('are the own ones of the address, counted or not', () => {
    const own = { source: [{ low: 400, high: 420 }], background: [{ segment: 'FUVA', low: 1, high: 9 }] };
    expect(movableBoxes(image, own).map((box) => [boxName(box), box.low, box.high])).toEqual([
      ['source of FUVA', 400, 420],
      ['background of FUVA', 1, 9],
    ]);
    expect(movableBoxes(other, own).map((box) => [boxName(box), box.low])).toEqual([['source of FUVB', 400]]);
  });

  it('move as a whole or by an edge, never off the detector nor inside out', () => {
    const [box] = movableBoxes(image, pipeline) as [ReturnType<typeof movableBoxes>[number]];
    const rows = (part: Parameters<typeof moved>[1], by: number) => {
      const { low, high } = moved(box, part, by, 1024);
      return [low, high];
    };
    expect(rows('whole', 10.4)).toEqual([416, 455]);
    expect(rows('whole', -1000)).toEqual([0, 39]);
    expect(rows('whole', 1000)).toEqual([984, 1023]);
    expect(rows('low', -6)).toEqual([400, 445]);
    expect(rows('low', 100)).toEqual([445, 445]);
    expect(rows('high', 5)).toEqual([406, 450]);
    expect(rows('high', -100)).toEqual([406, 406]);
  });

  it('take the others of their segment and region with them, and leave other segments to the pipeline', () => {
    const [source, , second] = movableBoxes(image, pipeline);
    expect(withBox([image, other], { ...second!, low: 560 }, pipeline)).toEqual({
      background: [
        { segment: 'FUVA', low: 350, high: 384 },
        { segment: 'FUVA', low: 560, high: 587 },
      ],
    });
    const changed = { ...source!, high: 450 };
    expect(withBox([image, other], changed, pipeline)).toEqual({
      source: [{ segment: 'FUVA', low: 406, high: 450 }],
    });
    // rows typed for all segments stay those of all
    const ofAll = { source: [{ low: 1, high: 2 }], background: [] };
    expect(rowsText(withBox([image, other], changed, ofAll).source!)).toBe('FUVA=406:450,FUVB=1:2');
  });

  it('stand in an address as the options of the archive have them', () => {
    const rows = [
      { segment: 'FUVA', low: 406, high: 450 },
      { low: 3.5, high: 9 },
    ];
    expect(rowsText(rows)).toBe('FUVA=406:450,3.5:9');
    expect(parseRows(rowsText(rows))).toEqual(rows);
    for (const wrong of ['9:1', 'FUVA', 'fuva=1:2', '', 7, '1:2,']) expect(parseRows(wrong)).toEqual([]);
  });
});

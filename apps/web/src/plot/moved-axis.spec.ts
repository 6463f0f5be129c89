import { describe, expect, it } from 'vitest';
import type { Figure } from './figure.js';
import { movedAxis } from './moved-axis.js';

const data: Figure['data'] = [];
const figureOf = (from: number, height = 1): Figure => ({
  data,
  layout: { xaxis: { range: [from, from + 1], title: { text: 'time (s)' } }, yaxis: { range: [0, height] } },
});

describe('what a move along the axis changes', () => {
  it('is its range and its marks, where there are any', () => {
    expect(movedAxis(figureOf(0), figureOf(2))).toEqual({
      'xaxis.range': [2, 3],
      'xaxis.tickmode': null,
      'xaxis.tickvals': null,
      'xaxis.ticktext': null,
    });
  });

  it('is not all that changed when another axis or the data did', () => {
    expect(movedAxis(figureOf(0), figureOf(2, 5))).toBeUndefined();
    expect(movedAxis(figureOf(0), { ...figureOf(2), data: [] })).toBeUndefined();
  });
});

import { describe, expect, it } from 'vitest';
import { thumbnailParts } from './thumbnail-path.js';

const thumbnail = (means: (number | null)[], datasets: number[]) => ({
  id: 'x',
  sha256: 's',
  binsPerCell: 1,
  means,
  lows: means.map((mean) => (mean === null ? null : mean - 1)),
  highs: means.map((mean) => (mean === null ? null : mean + 1)),
  datasets,
});

describe('a thumbnail', () => {
  it('has a line for each exposure, open where nothing was recorded', () => {
    const parts = thumbnailParts(thumbnail([0, 10, null, 10, 0], [1, 1, 1, 1, 2]), {
      width: 100,
      height: 40,
    });
    expect(parts.map(({ dataset }) => dataset)).toEqual([1, 2]);
    expect(parts[0]?.line).toBe('M10 35.4h0.01L30 4.6M70 4.6h0.01');
    expect(parts[1]?.line).toBe('M90 35.4h0.01');
  });

  it('draws a constant in the middle, and nothing of nothing', () => {
    expect(thumbnailParts(thumbnail([5, 5], [1, 1]), { width: 100, height: 40 })[0]?.line).toContain(' 20');
    expect(thumbnailParts(thumbnail([null], [1]), { width: 100, height: 40 })).toEqual([]);
    expect(thumbnailParts(thumbnail([], []), { width: 100, height: 40 })).toEqual([]);
  });
});

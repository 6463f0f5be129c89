import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFold,
  mostPhaseBins,
  parseFold,
  searchColumns,
  usualFold,
  type FoldState,
} from './fold-state.js';

const seconds = fc.option(fc.double({ min: 1e-3, max: 1e8, noNaN: true }), { nil: undefined });
const anyFold: fc.Arbitrary<FoldState> = fc.record({
  column: fc.constantFrom(...searchColumns),
  clock: fc.constantFrom('barycentric', 'recorded'),
  shortestSeconds: seconds,
  longestSeconds: seconds,
  axis: fc.constantFrom('period', 'frequency'),
  periodSeconds: seconds,
  epoch: fc.option(fc.double({ min: 2_450_000, max: 2_462_000, noNaN: true }), { nil: undefined }),
  phaseBinCount: fc.integer({ min: 2, max: mostPhaseBins }),
});

describe('the address of a fold', () => {
  it('gives back every choice, also after it was written into an address as JSON', () => {
    fc.assert(
      fc.property(anyFold, (fold) => {
        const travelled = JSON.parse(JSON.stringify(formatFold(fold))) as Record<string, unknown>;
        expect(parseFold(travelled)).toEqual(fold);
      }),
      { seed: 8 },
    );
  });

  it('is empty when nothing was chosen, and as usual where it does not understand', () => {
    expect(formatFold(usualFold)).toEqual({});
    expect(parseFold({ column: 'TIME', pmin: -1, period: '320', phases: 2.5, epoch: null })).toEqual(
      usualFold,
    );
  });
});

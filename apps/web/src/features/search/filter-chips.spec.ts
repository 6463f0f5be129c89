import { describe, expect, it } from 'vitest';
import { filterChips } from './filter-chips.js';
import type { SearchState } from './search-state.js';

describe('the chips of a search', () => {
  const state: SearchState = {
    q: 'gj',
    kind: 'individual',
    instrument: 'COS,STIS',
    cenwave: '0',
    live_min: '1000.4567',
    date_to: '2016-01-01',
    sort: '-live',
  };

  it('are all that narrows it, each by itself', () => {
    expect(filterChips(state).map(({ words }) => words)).toEqual([
      '“gj”',
      'instrument COS',
      'instrument STIS',
      'central wavelength imaging',
      'observed to 2016-01-01',
      'live time from 1000 s',
    ]);
    expect(filterChips({ kind: 'individual', sort: 'target', sky: 'shown' })).toEqual([]);
  });

  it('take away what they say and nothing else', () => {
    const left = filterChips(state).reduce<readonly number[]>(
      (counts, { without }) => [...counts, filterChips(without).length],
      [],
    );
    expect(left).toEqual([5, 5, 5, 5, 5, 5]);
    expect(filterChips(state)[1]!.without).toEqual({ ...state, instrument: 'STIS' });
  });
});

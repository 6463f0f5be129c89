import { describe, expect, it } from 'vitest';
import { coneThrough, withCone } from './cone-drag.js';
import { askedFor, filtersOf } from './search-state.js';

describe('a circle drawn on the sky', () => {
  it('asks for what is in it, with the filters that were set', () => {
    const cone = coneThrough(
      { rightAscension: 40, declination: -60 },
      { rightAscension: 40, declination: -48 },
    );
    const state = withCone({ instrument: 'COS', target: 'GJ-436', sky: 'shown' }, cone);
    expect(state).toEqual({ instrument: 'COS', sky: 'shown', q: '40.000 -60.000', radius: '12' });
    expect(askedFor(state)).toBe('cone');
    expect(filtersOf(state)).toMatchObject({ ra: '40', dec: '-60', radius: '12', instrument: 'COS' });
  });
});

import { describe, expect, it } from 'vitest';
import { collectionStateOf, exploredFilters } from './collection-state.js';

describe('the address of the collection', () => {
  it('holds the table, what of it, and its order; nothing else', () => {
    const state = { class: 'boring', instrument: 'COS', target: '436', sort: '-live' };
    expect(collectionStateOf({ ...state, target: 436, page: 2 })).toEqual(state);
    expect(collectionStateOf({ class: 'nice', instrument: 'WFC3', sort: 'x', target: '' })).toEqual({});
  });

  it('asks for the surest periods of the interesting ones by itself, and for the longest without a period', () => {
    expect(exploredFilters({})).toEqual({ class: 'interesting', sort: 'ls_fap' });
    expect(exploredFilters({ class: 'null', target: 'GJ' })).toEqual({
      class: 'null',
      target: '*GJ*',
      sort: '-live',
    });
    expect(exploredFilters({ target: 'WD*', sort: 'target' })).toMatchObject({
      target: 'WD*',
      sort: 'target',
    });
  });
});

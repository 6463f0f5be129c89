import { describe, expect, it } from 'vitest';
import { searchStateOf } from './search-state.js';

describe('the address of a search', () => {
  it('holds the text, digits only too, and the instrument', () => {
    expect(searchStateOf({ q: 'gj', instrument: 'COS' })).toEqual({ q: 'gj', instrument: 'COS' });
    expect(searchStateOf({ q: 436 })).toEqual({ q: '436' });
  });

  it('leaves out what it does not understand', () => {
    expect(searchStateOf({ q: '', instrument: 'WFC3', page: 2 })).toEqual({});
  });
});

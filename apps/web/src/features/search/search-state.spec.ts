import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  askedFor,
  changed,
  choiceNames,
  chosenOf,
  filterCount,
  filtersOf,
  searchStateOf,
  toggled,
} from './search-state.js';

describe('the address of a search', () => {
  it('holds the text, digits only too, and the filters', () => {
    expect(searchStateOf({ q: 'gj', instrument: 'COS' })).toEqual({ q: 'gj', instrument: 'COS' });
    expect(searchStateOf({ q: 436, cenwave: 1291, simulated: true })).toEqual({
      q: '436',
      cenwave: '1291',
      simulated: 'true',
    });
  });

  it('leaves out what it does not understand', () => {
    expect(searchStateOf({ q: '', page: 2, instrument: ['COS'] })).toEqual({});
  });

  it('loses nothing that is chosen, and comes back when it is chosen twice', () => {
    const value = fc.stringMatching(/^[A-Z0-9-]{1,8}$/);
    fc.assert(
      fc.property(fc.constantFrom(...choiceNames), fc.uniqueArray(value), value, (name, chosen, one) => {
        const state = changed({ q: 'x' }, { [name]: chosen.join(',') });
        const once = toggled(state, name, one);
        expect(chosenOf(once, name).includes(one)).toBe(!chosen.includes(one));
        const twice = new Set(chosenOf(toggled(once, name, one), name));
        expect(twice).toEqual(new Set(chosen));
      }),
      { seed: 3 },
    );
  });
});

describe('the question to the archive', () => {
  it('is of composites unless another kind is chosen', () => {
    expect(filtersOf({})).toEqual({ kind: 'composite' });
    expect(filtersOf({ kind: 'individual' })).toEqual({ kind: 'individual' });
  });

  it('takes a name as the targets it stands for, unless one of them is chosen', () => {
    expect(askedFor({ q: 'gj 436' })).toBe('names');
    expect(filtersOf({ q: 'gj' }, ['GJ-436', 'GJ-1'])).toMatchObject({ target: 'GJ-436,GJ-1' });
    expect(filtersOf({ q: 'gj', target: 'GJ-1' }, ['GJ-436', 'GJ-1'])).toMatchObject({ target: 'GJ-1' });
  });

  it('takes a position as a cone', () => {
    expect(filtersOf({ q: '12 30 0 -7 30 0' })).toMatchObject({ ra: '187.5', dec: '-7.5', radius: '0.1' });
    expect(filtersOf({ q: '187.5 -7.5', radius: '2' })).toMatchObject({ radius: '2' });
  });

  it('takes a rootname as an exposure, or what it is part of', () => {
    expect(filtersOf({ q: 'LD9M10UJQ' })).toEqual({ kind: 'composite', member: 'ld9m10ujq' });
    expect(filtersOf({ q: 'ld9m10ujq', kind: 'individual' })).toEqual({
      kind: 'individual',
      rootname: 'ld9m10ujq',
    });
  });

  it('counts a range once', () => {
    expect(
      filterCount({ q: 'x', kind: 'individual', date_from: '2010', date_to: '2011', instrument: 'COS' }),
    ).toBe(2);
  });
});

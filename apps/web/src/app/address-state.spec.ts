import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseState, stringifyState } from './address-state.js';

describe('the state in the address', () => {
  it('is written plainly', () => {
    expect(stringifyState({ q: 'gj 436', cenwave: '1291', none: undefined })).toBe('?q=gj+436&cenwave=1291');
    expect(stringifyState({})).toBe('');
  });

  it('is text wherever it is not written as a number would be', () => {
    expect(parseState('?a=12&b=12e5&c=012&d=true&e=12+34&f=-7.5')).toEqual({
      a: 12,
      b: '12e5',
      c: '012',
      d: true,
      e: '12 34',
      f: -7.5,
    });
  });

  it('is the same address again, whatever it holds', () => {
    const values = fc.dictionary(
      fc.stringMatching(/^[a-z_]{1,9}$/),
      fc.oneof(
        fc.string(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.array(fc.nat()),
      ),
    );
    fc.assert(
      fc.property(values, (state) => {
        const once = stringifyState(state);
        expect(stringifyState(parseState(once))).toBe(once);
      }),
      { seed: 21, numRuns: 1000 },
    );
  });
});

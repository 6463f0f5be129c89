import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPhotons, parsePhotons, type PhotonState } from './photon-state.js';

const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const span = fc.option(
  fc
    .tuple(number, number)
    .filter(([from, to]) => from !== to)
    .map(([from, to]) => [Math.min(from, to) + 0, Math.max(from, to) + 0] as const),
  { nil: undefined },
);
const rows = fc.array(
  fc
    .tuple(fc.constantFrom('FUVA', 'FUVB', undefined), fc.nat(1023), fc.nat(100))
    .map(([segment, low, more]) => ({ ...(segment && { segment }), low, high: low + more })),
  { maxLength: 4 },
);
const anyState: fc.Arbitrary<PhotonState> = fc.record({
  exposure: fc.option(fc.stringMatching(/^[a-z0-9]{9}$/), { nil: undefined }),
  times: span,
  wavelengths: span,
  airglow: fc.constantFrom('mask', 'keep'),
  binSeconds: fc.option(fc.double({ min: 1e-3, max: 1e4, noNaN: true }), { nil: undefined }),
  source: rows,
  background: rows,
});

describe('the address of photons', () => {
  it('holds every choice', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(parsePhotons({ ...formatPhotons(state) })).toEqual(state);
      }),
      { seed: 8 },
    );
  });

  it('is as usual where it is not understood', () => {
    const usual = parsePhotons({});
    expect(
      parsePhotons({
        times: '9:1',
        wavelengths: '1300',
        exposure: '../x',
        step: -1,
        airglow: 'no',
        source: 'FUVA',
        background: 3,
      }),
    ).toEqual(usual);
  });
});

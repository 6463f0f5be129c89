import { describe, expect, it } from 'vitest';
import { reasonsByName, reasonsByPlace } from './match-reasons.js';

describe('why a target was found', () => {
  it('is told unless its name says it', () => {
    const reasons = reasonsByName([
      { name: 'GJ-436', matches: [{ by: 'name', value: 'GJ-436' }] },
      { name: 'HD-1', matches: [{ by: 'alias', value: 'GJ 1' }] },
      {
        name: 'WD-2',
        matches: [
          { by: 'rootname', value: 'lgj000001' },
          { by: 'rootname', value: 'lgj000002' },
        ],
      },
      { name: 'M-31', matches: [] },
    ]);
    expect(Object.fromEntries(reasons)).toEqual({
      'HD-1': 'also called GJ 1',
      'WD-2': 'has exposure lgj000001 and 1 more',
    });
  });

  it('is the distance from the middle of a cone', () => {
    const reasons = reasonsByPlace(
      [
        { name: 'near', rightAscensionDegrees: 10, declinationDegrees: 0.05 },
        { name: 'nowhere', rightAscensionDegrees: null, declinationDegrees: null },
      ],
      { rightAscension: 10, declination: 0 },
    );
    expect(Object.fromEntries(reasons)).toEqual({ near: '3.0′ away' });
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { targetNameKey } from './target-name-key.js';

/**
 * Names of HST targets that the ancestor's list of 2016 declared to be one (`targname_dict.py` of
 * lightcurve_pipeline 06180c43, BSD-3): one or two of each kind of spelling.
 */
const sameTarget: readonly (readonly [string, string])[] = [
  ['1RXS-J023238.8-371812', '1RXSJ023238.8-371812'],
  ['2MASS-J09215939+4509126', '2MASSJ09215939+4509126'],
  ['AZV-148', 'AZV148'],
  ['CALLISTO-COPY', 'CALLISTO'],
  ['CL-NGC-330-ELS-4', 'NGC-330-ELS-4'],
  ['COMET-ISON-EPOCH1', 'COMET-ISON'],
  ['COMET-LEE2', 'COMET-LEE'],
  ['ESO-141-55', 'ESO141-55'],
  ['EUROPA3', 'EUROPA'],
  ['FBQS-0751+2919', 'FBQS0751+2919'],
  ['FIRST-J020930.7-043826', 'FIRSTJ020930.7-043826'],
  ['G-111-72', 'G111-72'],
  ['G-191B2B', 'G191B2B'],
  ['GANYMEDE1A-REPEAT', 'GANYMEDE1A'],
  ['GJ-436', 'GJ436'],
  ['GW-LIB-COPY2', 'GWLIB'],
  ['H-1821+643', 'H1821+643'],
  ['HD-189733', 'HD189733'],
  ['IO-WEST-2', 'IO-WEST'],
  ['IRAS23365+3604-TWEAK', 'IRAS23365+3604'],
  ['JUP-N-1-VISIT2', 'JUP-N-1'],
  ['JUPITER-NORTH-10', 'JUPITER-NORTH'],
  ['JUPITER-SOUTH-3', 'JUPITER-SOUTH'],
  ['LBQS-0107-0232', 'LBQS0107-0232'],
  ['LHS-310-UPDATED', 'LHS310'],
  ['LHS2065-UPDAT', 'LHS2065'],
  ['MARS-1', 'MARS'],
  ['NAME-RW-AUR-A', 'RW-AUR-A'],
  ['NGC4214-OBJECT-1-REVISIT', 'NGC4214-OBJECT-1'],
  ['QSO-B1115+080A', 'QSOB1115+080A'],
  ['SDSS-J004042.09-110957.7', 'SDSSJ004042.09-110957.7'],
  ['SK-65-22', 'SK6522'],
  ['SK-71-45', 'SK7145'],
  ['SKY-NEAR-MARS-VISIT-01', 'SKY-NEAR-MARS'],
  ['TOL-0440-381', 'TOL0440-381'],
  ['V1108-HER', 'V1108HER'],
  ['VV2006-J015953.0+134554', 'VV2006J015953.0+134554'],
  ['WD-0308-565', 'WD0308-565'],
  ['WD-J1929+4447', 'WDJ1929+4447'],
];

const otherTarget: readonly (readonly [string, string])[] = [
  ['WD0308-565', 'WD0308+565'],
  ['4C--01.61', '4C+01.61'],
  ['HD-189733', 'HD-18973'],
  ['HD-189733', 'HD-189733B'],
  ['G111-72', 'G11-172'],
  ['LBQS0107-0232', 'LBQS0107-0235'],
  ['SDSSJ004042.09-110957.7', 'SDSSJ004042.09+110957.7'],
  ['GANYMEDE1A', 'GANYMEDE'],
  ['NGC-330-ELS-4', 'NGC-330'],
  ['AM-HER', 'AM-CVN'],
  ['BD+17-3248', 'BD-17-3248'],
];

describe('the key by which target names are compared', () => {
  it.each(sameTarget)('takes %s and %s for one', (one, other) => {
    expect(targetNameKey(one)).toBe(targetNameKey(other));
  });

  it.each(otherTarget)('keeps %s and %s apart', (one, other) => {
    expect(targetNameKey(one)).not.toBe(targetNameKey(other));
  });

  it.each([
    ['GJ 436', 'GJ436'],
    ['gl 436', 'GJ436'],
    ['MRK-0421', 'MRK421'],
    ['Mkn 421', 'MRK421'],
    ['AV 75', 'AZV75'],
    ['V* AU Mic', 'AUMIC'],
    ['NAME Barnard', 'BARNARD'],
    ['WD 1145+017', 'WD1145+017'],
    ['BD+17D3248', 'BD+17~3248'],
    ['BD-17-3248', 'BD~17~3248'],
    ['4C--01.61', '4C~01.61'],
    ['WD-0308-565', 'WD0308~565'],
  ])('makes %s to %s', (name, key) => {
    expect(targetNameKey(name)).toBe(key);
  });

  it('is the key of itself', () => {
    const characters = fc.constantFrom(...'ABCGHJKNSTV0123456789-+. ');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 20 }), (name) => {
        const key = targetNameKey(name);
        expect(targetNameKey(key)).toBe(key);
      }),
    );
  });
});

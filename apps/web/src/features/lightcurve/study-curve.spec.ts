import { describe, expect, it } from 'vitest';
import { binsPerBinOf, studyCurve } from './study-curve.js';
import { stepSeconds, testRows, twoExposures } from './testing/test-curve.js';

const rows = testRows(twoExposures);
const usual = { binSeconds: undefined, flagged: 'shown' } as const;

describe('the curve of a study', () => {
  it('is the whole product when nothing is chosen', () => {
    expect(studyCurve(rows, stepSeconds, [], usual).columns.NET).toBe(rows.columns.NET);
  });

  it('holds the exposures that are seen', () => {
    expect([...studyCurve(rows, stepSeconds, [2], usual).columns.COUNTS]).toEqual([50, 52, 54]);
  });

  it('puts bins together, to the nearest whole number of them', () => {
    const { columns, binsPerBin } = studyCurve(rows, stepSeconds, [], { ...usual, binSeconds: 5.9 });
    expect(binsPerBin).toBe(3);
    expect([...columns.COUNTS]).toEqual([126, 156]);
    expect(columns.NET_ERROR[0]).toBeCloseTo(Math.sqrt(129) / 6, 9);
    expect(binsPerBinOf(0.1, 2)).toBe(1);
  });

  it('leaves out bins in doubt when asked, and keeps those in daylight', () => {
    expect([...studyCurve(rows, stepSeconds, [], { ...usual, flagged: 'hidden' }).columns.COUNTS]).toEqual([
      40, 42, 50, 52, 54,
    ]);
  });
});

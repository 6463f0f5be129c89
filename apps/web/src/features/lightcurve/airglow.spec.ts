import type { Timeline } from '@hstlc/contract';
import { describe, expect, it } from 'vitest';
import { airglowLayer } from './airglow-layer.js';
import { airglowOf } from './airglow.js';
import { airglowWords } from './airglow-words.js';
import { panelsOf } from './panels.js';
import { testCurve, twoExposures } from './testing/test-curve.js';

const curve = testCurve(twoExposures);

/** Rows of 1 s from the begin of an exposure `start` s after the reference. */
function timelineOf(start: number, ...segments: readonly (readonly (number | null)[])[]): Timeline {
  return {
    rootname: `l${start}`,
    startMjd: 58_000 + start / 86_400,
    units: { TIME: 's', OI_1304: 'count/s' },
    tables: segments.map((rates, place) => ({
      segment: place === 0 ? 'FUVA' : 'FUVB',
      rowCount: rates.length,
      columns: { TIME: rates.map((_, row) => row), OI_1304: [...rates] },
    })),
  };
}

const known = new Map([[1, timelineOf(100, [2, 4, 6, 8, 10, 12], [0, 0, 0, 0, 0, 0])]]);
const both = new Map([...known, [2, timelineOf(86_500, [1, 1, null, null, 5, 7])]]);
/** exact but for the days that a time is counted in */
const rounded = (values: Float64Array) => Array.from(values, (value) => Number(value.toFixed(3)));

describe('the airglow in the bins of a curve', () => {
  it('is the mean of the seconds of each bin, of both segments together, and not known without a TIMELINE', () => {
    const { rates, highest } = airglowOf(curve, 'OI_1304', known);
    expect(rounded(rates)).toEqual([3, 7, 11, NaN, NaN, NaN]);
    expect(highest).toBeCloseTo(11, 3);
    expect(rounded(airglowOf(curve, 'OI_1304', both).rates)).toEqual([3, 7, 11, 1, NaN, 6]);
    expect(airglowOf(curve, 'LY_ALPHA', both).highest).toBe(0);
  });

  it('is a line that ends with each exposure', () => {
    const positions = curve.columns.TIME;
    const layer = airglowLayer(airglowOf(curve, 'OI_1304', both), curve, positions, [0, 6], 'y3');
    expect(rounded(layer.y)).toEqual([3, 7, 11, NaN, 1, 6]);
    expect(layer.x).toHaveLength(6);
  });
});

describe('the airglow in words', () => {
  const panels = panelsOf(curve.columns, ['net', 'background']);

  it('tells how it goes with each panel, over how many bins', () => {
    // net 20, 21, 22 where the airglow is 3, 7, 11: a straight line
    expect(airglowWords(airglowOf(curve, 'OI_1304', known), curve, panels)).toEqual([
      'goes closely with net: r\u00a0=\u00a0+1.00 over 3 bins',
      'cannot be compared with background, which does not vary over the 3 bins that both are known of',
    ]);
    // and 25, 27 with 1, 6: r by its definition is −0.1783
    expect(airglowWords(airglowOf(curve, 'OI_1304', both), curve, panels)[0]).toBe(
      'goes weakly against net: r\u00a0=\u00a0−0.18 over 5 bins',
    );
  });

  it('tells that a line is not there, or not known', () => {
    const steady = new Map([[1, timelineOf(99.7, [0.3, 0.3, 0.3, 0.3, 0.3, 0.3])]]);
    expect(airglowWords(airglowOf(curve, 'OI_1304', steady), curve, panels)).toEqual([
      'does not vary: there is nothing in it for the curve to go with',
    ]);
    const dark = new Map([[1, timelineOf(100, [0, 0, 0, 0, 0, 0])]]);
    expect(airglowWords(airglowOf(curve, 'OI_1304', dark), curve, panels)).toEqual([
      'is 0 throughout: the line does not fall on the detector here, or no photon of it came',
    ]);
    expect(airglowWords(airglowOf(curve, 'OI_1304', new Map()), curve, panels)).toEqual([]);
  });
});

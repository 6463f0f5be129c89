import type { Spectrogram } from '@hstlc/lightcurve';
import { describe, expect, it } from 'vitest';
import { rateOverTime, rateOverWavelength, timeBins, wavelengthBins, wholeCells } from './map-sums.js';

/** Three times by four wavelengths; the middle time is half live, the last wavelength not used. */
const map: Spectrogram = {
  stepSeconds: 2,
  timeCount: 3,
  wavelengthStart: 1300,
  wavelengthStep: 0.5,
  wavelengthCount: 4,
  counts: Float64Array.of(1, 2, 3, 0, 4, 5, 6, 0, 7, 8, 9, 0),
  events: new Uint32Array(12),
  live: Float64Array.of(2, 1, 0),
  widths: Float64Array.of(0.5, 0.5, 0.5, 0),
};

describe('sums of the map', () => {
  it('are rates by live time, without what is masked', () => {
    expect([...rateOverTime(map, undefined, [])]).toEqual([3, 15, Number.NaN]);
    expect([...rateOverTime(map, [1300.5, 1301.5], [])]).toEqual([2.5, 11, Number.NaN]);
    expect([...rateOverTime(map, undefined, [[1300, 1300.5]])]).toEqual([2.5, 11, Number.NaN]);
  });

  it('are rates by width of the wavelengths used', () => {
    expect([...rateOverWavelength(map, [2, 4])]).toEqual([8, 10, 12, Number.NaN]);
    expect(rateOverWavelength(map, undefined)[0]).toBeCloseTo(12 / 3 / 0.5, 12);
  });

  it('are of whole cells, at least one, and of all when all are chosen', () => {
    expect(wholeCells([0.4, 3.9], timeBins(map))).toEqual([0, 4]);
    expect(wholeCells([1300.6, 1300.7], wavelengthBins(map))).toEqual([1300.5, 1301]);
    expect(wholeCells([-5, 99], timeBins(map))).toBeUndefined();
  });
});

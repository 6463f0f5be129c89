import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/random.js';
import { boxLeastSquares } from './box-least-squares.js';
import { foldEvents, hTest, isBeyondClock, phasesOf, zSquared } from './fold.js';

/** Photons of a rate that swings by a part, kept only in the good times. */
function photons(
  count: number,
  period: number,
  part: number,
  goodTimes: readonly { start: number; stop: number }[],
) {
  const random = seededRandom(11);
  const last = goodTimes.at(-1)!.stop;
  const times: number[] = [];
  while (times.length < count) {
    const time = last * random();
    const rate = (1 + part * Math.cos((2 * Math.PI * time) / period)) / (1 + part);
    if (random() < rate && goodTimes.some(({ start, stop }) => time >= start && time < stop))
      times.push(time);
  }
  return Float64Array.from(times);
}

describe('phases', () => {
  it('run from 0 to below 1, before the epoch too', () => {
    expect(phasesOf(Float64Array.of(-1, 0, 2.5, 10, -1e-20), 10, 0)).toEqual(
      Float64Array.of(0.9, 0, 0.25, 0, 0),
    );
  });
});

describe('epoch folding', () => {
  const goodTimes = [
    { start: 0, stop: 103 },
    { start: 150, stop: 211 },
  ];

  it('shares out live time by phase, so that gaps make no signal', () => {
    const folded = foldEvents(photons(20_000, 50, 0, goodTimes), goodTimes, 50);
    expect(folded.exposures.reduce((sum, seconds) => sum + seconds, 0)).toBeCloseTo(164, 9);
    // 0–3.125 s of each 50 s: two whole ones, 3 s from 100 on, one from 150 on, one from 200 on
    expect(folded.exposures[0]).toBeCloseTo(2 * 3.125 + 3 + 2 * 3.125, 9);
    expect(folded.probability).toBeGreaterThan(0.01);
    expect(foldEvents(photons(20_000, 50, 0.1, goodTimes), goodTimes, 50).probability).toBeLessThan(1e-6);
    expect(() => foldEvents(Float64Array.of(1), [{ start: 0, stop: 2 }], 50)).toThrow('bin 1');
  });
});

describe('Z² and H', () => {
  it('are 2 N for each harmonic of photons in phase', () => {
    const phases = new Float64Array(30).fill(0.25);
    expect(zSquared(phases, 3).statistic).toBeCloseTo(180, 9);
    expect(hTest(phases).harmonics).toBe(20);
    expect(hTest(phases).statistic).toBeCloseTo(20 * 60 - 4 * 19, 9);
  });

  it('have the chances they claim, on 2,000 sets of photons without a period', () => {
    const random = seededRandom(7);
    const chances = { z: 0, h: 0 };
    for (let set = 0; set < 2000; set++) {
      const phases = Float64Array.from({ length: 100 }, random);
      if (zSquared(phases, 2).probability < 0.05) chances.z++;
      if (hTest(phases).probability < 0.05) chances.h++;
    }
    // 5 % of 2,000, 3 σ on both sides
    for (const found of Object.values(chances)) expect(Math.abs(found - 100)).toBeLessThan(3 * Math.sqrt(95));
  });

  it('warn beyond half the rate of the clock', () => {
    expect([15.6, 15.7].map((frequency) => isBeyondClock(frequency, 0.032))).toEqual([false, true]);
    expect([4000, 4001].map((frequency) => isBeyondClock(frequency, 125e-6))).toEqual([false, true]);
  });
});

describe('box least squares', () => {
  it('is astropy’s, but for its seam: there the bins of phase go on after the last, not upon it', () => {
    const golden = JSON.parse(
      readFileSync(new URL('../../golden/boxes.json', import.meta.url), 'utf8'),
    ) as Record<string, number[]>;
    const column = (name: string) => Float64Array.from(golden[name]!);
    const samples = { times: column('times'), values: column('values'), errors: column('errors') };
    const fits = boxLeastSquares(samples, column('periods'), column('durations'));
    expect(fits.length).toBe(301);
    let different = 0;
    for (const [index, fit] of fits.entries()) {
      const mended = (name: string) => golden[`mended${name}`]![index]!;
      expect(fit.logLikelihood / mended('LogLikelihood')).toBeCloseTo(1, 9);
      expect(fit.depth).toBeCloseTo(mended('Depth'), 9);
      expect(fit.depthError).toBeCloseTo(mended('DepthError'), 9);
      expect(fit.transitTime).toBeCloseTo(mended('TransitTime'), 6);
      expect(fit.durationSeconds).toBeCloseTo(2.9, 9);
      // its last bin of phase is lost to astropy, and its boxes across the seam are one bin off
      if (Math.abs(fit.logLikelihood / golden['logLikelihood']![index]! - 1) > 1e-9) different++;
    }
    expect(different).toBe(23);
    const best = fits.toSorted((a, b) => b.logLikelihood - a.logLikelihood)[0]!;
    expect(Math.abs(best.periodSeconds - 37.7)).toBeLessThan(0.21);
    const [exact] = boxLeastSquares(samples, Float64Array.of(37.7), Float64Array.of(2.6));
    expect(Math.abs(exact!.depth - 3)).toBeLessThan(4 * exact!.depthError);
  });
});

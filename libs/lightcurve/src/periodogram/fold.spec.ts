import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../testing/random.js';
import { boxLeastSquares } from './box-least-squares.js';
import { epochFold, hTest, isBeyondClock, phasesOf, zSquared } from './fold.js';

describe('phases', () => {
  it('run from 0 to below 1, before the epoch too', () => {
    expect(phasesOf(Float64Array.of(-1, 0, 2.5, 10, -1e-20), 10, 0)).toEqual(
      Float64Array.of(0.9, 0, 0.25, 0, 0),
    );
  });
});

/** Phases of photons of a rate that swings by a part, in the live parts of the cycle. */
function photonPhases(count: number, part: number, live: Float64Array): Float64Array {
  const random = seededRandom(11);
  const most = Math.max(...live);
  const phases: number[] = [];
  while (phases.length < count) {
    const phase = random();
    const rate = (1 + part * Math.cos(2 * Math.PI * phase)) / (1 + part);
    if (random() < (rate * live[Math.floor(phase * live.length)]!) / most) phases.push(phase);
  }
  return Float64Array.from(phases);
}

/** Twice as long live in the first quarter of the cycle. */
const unevenLive = Float64Array.from({ length: 2000 }, (_, part) => (part < 500 ? 2 : 1));

describe('epoch folding', () => {
  it('shares out photons by live time, so that gaps make no signal', () => {
    const constant = photonPhases(20_000, 0, unevenLive);
    const { events, expected, probability } = epochFold(constant, unevenLive, 16);
    expect(events.reduce((sum, count) => sum + count, 0)).toBe(20_000);
    expect(expected[0]).toBeCloseTo(20_000 * (2 / 20), 8);
    expect(expected[15]).toBeCloseTo(20_000 / 20, 8);
    expect(probability).toBeGreaterThan(0.01);
    expect(epochFold(photonPhases(20_000, 0.1, unevenLive), unevenLive, 16).probability).toBeLessThan(1e-6);
  });

  it('refuses bins without live time, and parts that do not fit', () => {
    const live = Float64Array.of(1, 1, 0, 0);
    expect(() => epochFold(Float64Array.of(0.1), live, 2)).toThrow('bin 1');
    expect(() => epochFold(Float64Array.of(0.1), live, 3)).toThrow('multiple of 3');
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

  it('take off what gaps do, and only that', () => {
    const constant = photonPhases(20_000, 0, unevenLive);
    expect(zSquared(constant, 2).probability).toBeLessThan(1e-50);
    expect(zSquared(constant, 2, unevenLive).probability).toBeGreaterThan(0.01);
    expect(hTest(constant, unevenLive).probability).toBeGreaterThan(0.01);
    expect(hTest(photonPhases(20_000, 0.1, unevenLive), unevenLive).probability).toBeLessThan(1e-6);
    // live alike in all phases is no correction
    const even = new Float64Array(2000).fill(0.5);
    expect(zSquared(constant, 3, even).statistic).toBeCloseTo(zSquared(constant, 3).statistic, 6);
    expect(hTest(constant, even, 1).harmonics).toBe(1);
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

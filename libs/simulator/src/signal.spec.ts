import { describe, expect, it } from 'vitest';
import { meanSignal, signalFactor, signalMaximum, type Signal } from './signal.js';

const mjd = 58_000;
const after = (seconds: number) => mjd + seconds / 86_400;

const signals: readonly (readonly [string, Signal])[] = [
  ['constant', { kind: 'constant' }],
  ['sinusoid', { kind: 'sinusoid', amplitude: 0.4, periodSeconds: 30, epochMjd: after(3) }],
  ['flare', { kind: 'flare', amplitude: 3, peakMjd: after(50), riseSeconds: 10, decaySeconds: 20 }],
  ['eclipse', { kind: 'eclipse', middleMjd: after(50), depth: 0.7, durationSeconds: 40, ingressSeconds: 5 }],
];

describe('a signal', () => {
  it.each(signals)('is never negative and never above its maximum (%s)', (_, signal) => {
    for (let seconds = 0; seconds < 200; seconds += 0.25) {
      const factor = signalFactor(signal, mjd, seconds);
      expect(factor).toBeGreaterThanOrEqual(0);
      expect(factor).toBeLessThanOrEqual(signalMaximum(signal));
    }
  });

  it.each(signals)('depends on the moment alone, not on the exposure it is seen in (%s)', (_, signal) => {
    expect(signalFactor(signal, after(40), 12)).toBeCloseTo(signalFactor(signal, mjd, 52), 5);
  });

  it('has the mean of its formula over good times', () => {
    const [, flare] = signals[2]!;
    // rise: a triangle; decay: the integral of the exponential to 150 s after the peak
    const added = 3 * (10 / 2 + 20 * (1 - Math.exp(-150 / 20)));
    expect(meanSignal(flare, mjd, [{ start: 0, stop: 200 }])).toBeCloseTo(1 + added / 200, 4);
  });

  it('repeats its eclipse after a period', () => {
    const eclipse: Signal = {
      kind: 'eclipse',
      middleMjd: after(50),
      periodSeconds: 500,
      depth: 0.7,
      durationSeconds: 40,
      ingressSeconds: 5,
    };
    expect(signalFactor(eclipse, mjd, 550)).toBeCloseTo(0.3, 6);
    expect(signalFactor(eclipse, mjd, 300)).toBe(1);
  });
});

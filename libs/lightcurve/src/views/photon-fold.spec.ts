import { describe, expect, it } from 'vitest';
import { barycentricDelay } from '../barycentric-delay.js';
import type { GoodTime } from '../good-times.js';
import { exposureOf, identity, tickSeconds } from '../testing/test-exposure.js';
import { seededRandom } from '../testing/random.js';
import { foldPhotons } from './photon-fold.js';

const goodTimes = [
  { start: 0, stop: 700 },
  { start: 900, stop: 1600 },
];

/** Ticks of photons whose rate follows a course (0 to 1) in time (s since EXPSTART), recorded in the good times. */
function photons(
  count: number,
  rate: (seconds: number) => number,
  seed: number,
  times: readonly GoodTime[] = goodTimes,
) {
  const random = seededRandom(seed);
  const last = times.at(-1)!.stop;
  const ticks: number[] = [];
  while (ticks.length < count) {
    const seconds = last * random();
    if (
      random() < rate(seconds) &&
      times.some(({ start, stop }) => seconds >= start + tickSeconds && seconds < stop)
    )
      ticks.push(Math.floor(seconds / tickSeconds));
  }
  return ticks.toSorted((a, b) => a - b);
}

const swing = (phase: number) => (1 + 0.3 * Math.cos(2 * Math.PI * phase)) / 1.3;

describe('photons folded', () => {
  it('by the barycentric clock know a period that the recorded one smears', async () => {
    // light takes some 0.1 s less for each 1000 s at this place and day: a third of a cycle and more over the exposure
    const delay = barycentricDelay(exposureOf([], goodTimes), 1600);
    const drift = delay(1600) - delay(0);
    const period = Math.abs(drift);
    expect(period).toBeGreaterThan(2 * tickSeconds);
    const ticks = photons(20_000, (seconds) => swing((seconds + delay(seconds) - delay(0)) / period), 1);
    const exposure = exposureOf(ticks, goodTimes);
    const found = await foldPhotons(exposure, { periodSeconds: period, phaseBinCount: 10, harmonics: 1 });
    expect(found).toMatchObject({ clock: 'barycentric', photonCount: 20_000, caveats: [] });
    expect(found.liveSeconds).toBeCloseTo(1400, 0);
    expect(found.hTest).toMatchObject({ harmonics: 1 });
    expect(found.hTest.probability).toBeLessThan(1e-100);
    expect(found.probability).toBeLessThan(1e-100);
    // the swing itself about phase 0, smeared over a tick and a bin; 4 σ of 4,000 photons
    const smearing = [tickSeconds / period, 0.2].map(
      (width) => Math.sin(Math.PI * width) / (Math.PI * width),
    );
    const [events, expected] = [found.events, found.expected].map((bins) => bins[0]! + bins[9]!);
    expect(Math.abs(events! / expected! - 1 - 0.3 * smearing[0]! * smearing[1]!)).toBeLessThan(0.07);
    const smeared = await foldPhotons(exposure, { periodSeconds: period, clock: 'recorded' });
    expect(smeared.clock).toBe('recorded');
    expect(smeared.zSquared.statistic).toBeLessThan(found.zSquared.statistic / 10);
  });

  it('have phase 0 at the epoch', async () => {
    const ticks = photons(20_000, (seconds) => swing((seconds - 30) / 100), 2);
    const exposure = exposureOf(ticks, goodTimes);
    const options = { periodSeconds: 100, clock: 'recorded', phaseBinCount: 10 } as const;
    const brightest = ({ events, expected }: { events: Float64Array; expected: Float64Array }) => {
      const rates = events.map((count, bin) => count / expected[bin]!);
      return rates.indexOf(Math.max(...rates));
    };
    expect([2, 3]).toContain(brightest(await foldPhotons(exposure, options)));
    const epoch = identity.startMjd + (30 - 5 * 100 - 45) / 86_400;
    expect([4, 5]).toContain(brightest(await foldPhotons(exposure, { ...options, epoch })));
  });

  it('of a constant source flag 5 % at 5 %, whatever the gaps, the cycles begun and the beat with the clock', async () => {
    const random = seededRandom(3);
    const flagged = { chi: 0, z: 0, h: 0 };
    for (let trial = 0; trial < 400; trial++) {
      const exposure = exposureOf(
        photons(800, () => 1, 100 + trial),
        goodTimes,
      );
      // 0.1 s, three ticks, to 80 s, nine cycles in each good time
      const periodSeconds = 0.1 * 800 ** random();
      const found = await foldPhotons(exposure, { periodSeconds, clock: 'recorded', phaseBinCount: 2 });
      if (found.probability < 0.05) flagged.chi++;
      if (found.zSquared.probability < 0.05) flagged.z++;
      if (found.hTest.probability < 0.05) flagged.h++;
    }
    // 5 % of 400, 3 σ on both sides
    for (const count of Object.values(flagged)) expect(Math.abs(count - 20)).toBeLessThan(3 * Math.sqrt(19));
  });

  it('say when the clock is too slow, cycles are few, or light comes from no fixed place', async () => {
    const exposure = exposureOf(
      photons(500, () => 1, 4),
      goodTimes,
    );
    const codes = async (periodSeconds: number, more: object = {}) =>
      (await foldPhotons({ ...exposure, ...more }, { periodSeconds, phaseBinCount: 2 })).caveats.map(
        ({ code }) => code,
      );
    expect(await codes(20)).toEqual([]);
    // the second harmonic of 0.1 s is beyond half the rate of 32 ms
    expect(await codes(0.1)).toEqual(['beyond-clock']);
    expect(await codes(400)).toEqual(['few-cycles']);
    expect(await codes(20, { identity: { ...identity, movingTarget: true } })).toEqual(['recorded-clock']);
  });

  it('are those of the times, boxes and wavelengths asked for', async () => {
    const exposure = exposureOf(
      photons(1000, () => 1, 5),
      goodTimes,
    );
    const count = async (options: object) =>
      (await foldPhotons(exposure, { periodSeconds: 20, ...options })).photonCount;
    // photons go round 100 columns of 0.01 Å
    expect(await count({ wavelengths: [[1400.2, 1400.295]] })).toBe(100);
    const first = await count({ times: [{ start: 0, stop: 700 }] });
    expect(first + (await count({ times: [{ start: 800, stop: 1600 }] }))).toBe(1000);
    await expect(count({ source: [{ low: 1, high: 2 }] })).rejects.toMatchObject({ code: 'invalid-option' });
  });

  it.each([
    ['period', { periodSeconds: 0 }],
    ['period', { periodSeconds: Number.NaN }],
    ['phase bins', { periodSeconds: 9, phaseBinCount: 1 }],
    ['harmonics', { periodSeconds: 9, harmonics: 21 }],
    ['fewer phase bins', { periodSeconds: 4 * tickSeconds, clock: 'recorded', phaseBinCount: 20 } as const],
  ])('refuse a wrong %s', async (words, options) => {
    const exposure = exposureOf([10, 20, 30], goodTimes);
    await expect(foldPhotons(exposure, options)).rejects.toMatchObject({
      code: 'invalid-option',
      message: expect.stringContaining(words),
    });
  });
});

import { describe, expect, it } from 'vitest';
import { gaussian, poisson, seededRandom } from '../testing/random.js';
import { highestOf, ShuffleCount } from './bootstrap.js';
import { combinedFalseAlarm, combinedFalseAlarmLevel } from './combined-false-alarm.js';
import { falseAlarmProbability, falseAlarmSetting } from './false-alarm.js';
import { searchIncoherently } from './incoherent-search.js';
import type { Samples } from './samples.js';

const range = { shortestSeconds: 20, longestSeconds: Infinity, oversampling: 5 };

/** Bins of 10 s that begin at a day of their own. */
const visit = (day: number, bins: number, value: (time: number) => number): Samples => {
  const times = Float64Array.from({ length: bins }, (_, bin) => day * 86_400 + 10 * bin + 5);
  return { times, values: times.map(value) };
};

describe('a search of exposures by themselves', () => {
  it('flags no more than 1 % of 1,000 constant sources at 1 %, and not a fifth of that', () => {
    const random = seededRandom(7);
    let flagged = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const visits = [0, 400, 800].map((day) => visit(day, 60, () => poisson(30, random)));
      const { powers, falseAlarm } = searchIncoherently(visits, range)!;
      if (falseAlarm(highestOf(powers)) < 0.01) flagged++;
    }
    // binomial, 1 % on either side of 10 is 3 to 18; the bound is close
    expect(flagged).toBeLessThanOrEqual(18);
    expect(flagged).toBeGreaterThanOrEqual(2);
  });

  it('flags 10 % of 400 constant sources at 10 % by bootstrap, no more, no fewer', () => {
    const random = seededRandom(10);
    let flagged = 0;
    for (let trial = 0; trial < 400; trial++) {
      const visits = [0, 400, 800].map((day) => visit(day, 60, () => poisson(30, random)));
      const { powers, shuffledPeak } = searchIncoherently(visits, range)!;
      const count = new ShuffleCount([highestOf(powers)]);
      while (count.done < 9) count.add(shuffledPeak(random));
      if (count.probabilities[0]! <= 0.1) flagged++;
    }
    // binomial, 1 % on either side of 40
    expect(flagged).toBeGreaterThanOrEqual(26);
    expect(flagged).toBeLessThanOrEqual(55);
  });

  it('finds what no visit shows alone, whatever its phases and the level of each visit', () => {
    const random = seededRandom(8);
    const visits = Array.from({ length: 10 }, (_, index) => {
      const phase = 2 * Math.PI * random();
      return visit(300 * index, 120, (time) => {
        return 50 * index + gaussian(random) + 0.45 * Math.sin((2 * Math.PI * time) / 77 + phase);
      });
    });
    const alone = searchIncoherently(visits.slice(0, 1), range)!;
    expect(alone.falseAlarm(highestOf(alone.powers))).toBeGreaterThan(1e-3);
    const search = searchIncoherently(visits, range)!;
    const best = search.powers.indexOf(highestOf(search.powers));
    expect(search.falseAlarm(search.powers[best]!)).toBeLessThan(1e-8);
    expect(Math.abs((search.grid.firstIndex + best) * search.grid.stepHz - 1 / 77)).toBeLessThan(1 / 1200);
  });

  it('leaves out exposures too short for the slow frequencies of the others', () => {
    const random = seededRandom(9);
    const visits = [60, 50, 20, 5].map((bins, day) => visit(day, bins, () => gaussian(random)));
    expect(searchIncoherently(visits, range)).toMatchObject({
      exposureCount: 2,
      sampleCount: 110,
      baselineSeconds: 590,
    });
    expect(searchIncoherently(visits.slice(3), range)).toBeUndefined();
    expect(searchIncoherently(visits, { ...range, longestSeconds: 19 })).toBeUndefined();
  });
});

describe('the false alarm of combined powers', () => {
  const setting = { exposureCount: 4, weight: 400, bandwidths: [30, 31, 32, 33] };

  it('falls with the power, and is undone by its level', () => {
    let before = 1;
    for (let power = 0.001; power < 0.5; power += 0.001) {
      const chance = combinedFalseAlarm(power, setting);
      expect(chance).toBeLessThanOrEqual(before);
      before = chance;
    }
    for (const chance of [0.1, 0.01, 1e-3, 1e-9])
      expect(combinedFalseAlarm(combinedFalseAlarmLevel(chance, setting), setting) / chance).toBeCloseTo(
        1,
        9,
      );
  });

  it('of one exposure of many samples is that of Baluev', () => {
    const { times, values } = visit(0, 20_000, () => 0);
    const single = falseAlarmSetting({ times, values }, { lowestHz: 1 / 200_000, highestHz: 1 / 20 });
    const one = { exposureCount: 1, weight: single.sampleCount - 3, bandwidths: [single.bandwidth] };
    for (const chance of [0.1, 0.01, 1e-4]) {
      const power = combinedFalseAlarmLevel(chance, one);
      expect(falseAlarmProbability(power, single) / chance).toBeCloseTo(1, 2);
    }
  });
});

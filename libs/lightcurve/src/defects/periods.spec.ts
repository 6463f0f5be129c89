import { describe, expect, it } from 'vitest';
import { falseAlarmProbability, falseAlarmSetting } from '../periodogram/false-alarm.js';
import { makeFrequencyGrid } from '../periodogram/frequency-grid.js';
import { lombScargle } from '../periodogram/lomb-scargle.js';
import { findPeaks } from '../periodogram/peaks.js';
import { poisson, seededRandom } from '../testing/random.js';

// defect 12 of the first hstlc, by its number in the project's science page, section 7

const binSeconds = 2;
const binCount = 1200;
const times = Float64Array.from({ length: binCount }, (_, bin) => (bin + 0.5) * binSeconds);
const baseline = times.at(-1)! - times[0]!;

/** Its search: as many periods as bins, evenly spaced from the bin to the visit; "3 sigma" of the powers is a find. */
function defectiveSearch(values: Float64Array) {
  const periods = Float64Array.from(
    times,
    (_, index) => 2 * binSeconds + (index * (baseline - 2 * binSeconds)) / (binCount - 1),
  );
  const powers = periods.map(
    (period) =>
      lombScargle({ times, values }, { firstIndex: 1, stepHz: 1 / period, count: 1 }, { method: 'direct' })
        .powers[0]!,
  );
  const mean = powers.reduce((sum, power) => sum + power, 0) / binCount;
  const sigma = Math.sqrt(powers.reduce((sum, power) => sum + (power - mean) ** 2, 0) / binCount);
  const highest = powers.reduce((most, power) => Math.max(most, power), 0);
  return { period: periods[powers.indexOf(highest)]!, isFind: highest > mean + 3 * sigma };
}

function search(values: Float64Array) {
  const highestHz = 1 / (2 * binSeconds);
  const grid = makeFrequencyGrid(baseline, { highestHz });
  const [peak] = findPeaks(lombScargle({ times, values }, grid).powers, grid, baseline, { count: 1 });
  const setting = falseAlarmSetting({ times, values }, { lowestHz: 1 / baseline, highestHz });
  return { period: peak!.periodSeconds, isFind: falseAlarmProbability(peak!.power, setting) < 0.01 };
}

describe('defect 12: periods evenly spaced miss what is fast, and three sigma of the powers finds what is not there', () => {
  const curves = Array.from({ length: 10 }, (_, seed) => {
    const random = seededRandom(seed);
    const period = 6 + 6 * random();
    const draw = (amplitude: number) =>
      times.map((time) => poisson(400 * (1 + amplitude * Math.sin((2 * Math.PI * time) / period)), random));
    return { period, signal: draw(0.03), noise: draw(0) };
  });

  it('finds a signal of 3 % and 6–12 s', () => {
    const isNear = (found: number, period: number) => Math.abs(found / period - 1) < 0.01;
    expect(curves.filter(({ signal, period }) => isNear(search(signal).period, period)).length).toBe(10);
    const defective = curves.filter(({ signal, period }) => isNear(defectiveSearch(signal).period, period));
    expect(defective.length).toBeLessThan(5);
  });

  it('finds nothing in noise', () => {
    expect(curves.filter(({ noise }) => search(noise).isFind).length).toBe(0);
    expect(curves.filter(({ noise }) => defectiveSearch(noise).isFind).length).toBeGreaterThan(5);
  });
});

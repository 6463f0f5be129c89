import type { FrequencyGrid } from './frequency-grid.js';
import type { CentredSamples } from './samples.js';

/** The sums a Lomb–Scargle power is made of, one value per frequency ν; weights sum to 1. */
export interface TrigonometricSums {
  /** Σ weight · value · cos 2πνt, and the same with sin */
  readonly valueCos: Float64Array;
  readonly valueSin: Float64Array;
  /** Σ weight · cos 2πνt, and sin */
  readonly cos: Float64Array;
  readonly sin: Float64Array;
  /** Σ weight · cos 4πνt, and sin */
  readonly doubleCos: Float64Array;
  readonly doubleSin: Float64Array;
}

/** A way of computing the sums over a grid. */
export type SumTrigonometry = (samples: CentredSamples, grid: FrequencyGrid) => TrigonometricSums;

export function emptySums(count: number): TrigonometricSums {
  return {
    valueCos: new Float64Array(count),
    valueSin: new Float64Array(count),
    cos: new Float64Array(count),
    sin: new Float64Array(count),
    doubleCos: new Float64Array(count),
    doubleSin: new Float64Array(count),
  };
}

/**
 * The sums as they are written: the yardstick of every faster way. O(samples × frequencies).
 */
export const sumDirectly: SumTrigonometry = ({ times, weights, weightedValues }, grid) => {
  const sums = emptySums(grid.count);
  for (let index = 0; index < grid.count; index++) {
    const frequency = (grid.firstIndex + index) * grid.stepHz;
    for (let sample = 0; sample < times.length; sample++) {
      const cycles = frequency * times[sample];
      // whole cycles off first: the rounding of 2π would grow with them
      const phase = 2 * Math.PI * (cycles - Math.round(cycles));
      const cos = Math.cos(phase);
      const sin = Math.sin(phase);
      const weight = weights[sample];
      sums.valueCos[index] += weightedValues[sample] * cos;
      sums.valueSin[index] += weightedValues[sample] * sin;
      sums.cos[index] += weight * cos;
      sums.sin[index] += weight * sin;
      sums.doubleCos[index] += weight * (cos - sin) * (cos + sin);
      sums.doubleSin[index] += weight * 2 * cos * sin;
    }
  }
  return sums;
};

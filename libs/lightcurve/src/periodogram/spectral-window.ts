import { sumFast } from './fast-sums.js';
import type { FrequencyGrid } from './frequency-grid.js';
import { centreSamples, type Samples } from './samples.js';

/**
 * The power the sampling alone puts at each frequency: |Σ weight · exp(2πiνt)|², 1 at ν = 0 and at perfect aliases.
 *
 * @see Deeming 1975, Ap&SS 36, 137, Eq. 11
 */
export function spectralWindow(samples: Samples, grid: FrequencyGrid): Float64Array {
  const { cos, sin } = sumFast(centreSamples(samples), grid);
  return cos.map((value, index) => value * value + sin[index] * sin[index]);
}

import { upperIncompleteGamma } from '../statistics/incomplete-gamma.js';
import type { Periodogram } from './lomb-scargle.js';

/** Periodograms of several exposures as one, their phases ignored. */
export interface CombinedPeriodogram {
  /** −2 Σ ln(chance of the power at this frequency): χ² with 2 degrees of freedom per exposure where there is no signal */
  readonly statistics: Float64Array;
  /** chance of at least as much at one frequency */
  readonly probabilities: Float64Array;
  /**
   * standard, 0 to 1: 1 − power is the geometric mean over the exposures of what each leaves unexplained, weighted by
   * their N − 3; of one exposure its own power
   */
  readonly powers: Float64Array;
  /** Σ (N − 3): statistic = −weight · ln(1 − power) */
  readonly weight: number;
}

/**
 * Combines periodograms of exposures incoherently: for composites whose gaps are so long that a coherent search has
 * countless aliases, or whose signal does not keep its phase.
 *
 * @param periodograms standard normalization, all on one grid
 * @throws RangeError for none, another normalization or different grids
 * @see Fisher 1932, Statistical Methods for Research Workers, section 21.1, of the single-frequency chances
 *   (1 − power)^((N − 3) / 2), Baluev 2008, MNRAS 385, 1279, Table 1
 */
export function combinePeriodograms(periodograms: readonly Periodogram[]): CombinedPeriodogram {
  const [first] = periodograms;
  if (!first) throw new RangeError('combined periodogram: expected at least one, found none');
  const { firstIndex, stepHz, count } = first.grid;
  const statistics = new Float64Array(count);
  let weight = 0;
  for (const { grid, normalization, powers, sampleCount } of periodograms) {
    if (normalization !== 'standard')
      throw new RangeError(`combined periodogram: expected standard powers, found ${normalization}`);
    if (grid.firstIndex !== firstIndex || grid.stepHz !== stepHz || grid.count !== count)
      throw new RangeError('combined periodogram: expected one grid of frequencies, found different ones');
    weight += sampleCount - 3;
    for (let index = 0; index < count; index++)
      statistics[index] -= (sampleCount - 3) * Math.log1p(-powers[index]);
  }
  const probabilities = statistics.map((value) => upperIncompleteGamma(periodograms.length, value / 2));
  const powers = statistics.map((value) => -Math.expm1(-value / weight));
  return { statistics, probabilities, powers, weight };
}

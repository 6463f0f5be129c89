import { upperIncompleteGamma } from '../statistics/incomplete-gamma.js';
import { logGamma } from '../statistics/log-gamma.js';

/** What the significance of a combined power depends on besides the power. */
export interface CombinedSetting {
  readonly exposureCount: number;
  /** Σ (N − 3) over the exposures */
  readonly weight: number;
  /** W of each exposure's own search, see falseAlarmSetting */
  readonly bandwidths: readonly number[];
}

/**
 * The chance that exposures without any signal have somewhere in the range a combined power as high as this.
 *
 * An upper bound: the chance at the range's lower end, plus how often the statistic of noise is expected to rise through
 * this level within the range. For one exposure of many samples it is Baluev's.
 *
 * @param power see `combinePeriodograms`
 * @see Davies 1987, Biometrika 74, 33, Eq. 3.2 (expected upcrossings of a χ² process with 2 · exposures degrees of
 *   freedom); the bandwidths of the exposures enter by their mean square
 */
export function combinedFalseAlarm(power: number, setting: CombinedSetting): number {
  if (power <= 0) return 1;
  if (power >= 1) return 0;
  const { exposureCount, weight, bandwidths } = setting;
  const half = (-weight * Math.log1p(-power)) / 2;
  const meanSquare = bandwidths.reduce((sum, width) => sum + width * width, 0) / bandwidths.length;
  const upcrossings =
    Math.sqrt(meanSquare) * Math.exp((exposureCount - 0.5) * Math.log(half) - half - logGamma(exposureCount));
  // below the top of the curve of upcrossings the bound has no meaning
  if (half < exposureCount - 0.5) return 1;
  const single = upperIncompleteGamma(exposureCount, half);
  // 1 − (1 − single) exp(−upcrossings), which loses small probabilities
  return single - (1 - single) * Math.expm1(-upcrossings);
}

/** The combined power that noise exceeds with this probability: undoes combinedFalseAlarm. */
export function combinedFalseAlarmLevel(probability: number, setting: CombinedSetting): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`false-alarm level: expected a probability between 0 and 1, found ${probability}`);
  const at = (exponent: number) => combinedFalseAlarm(-Math.expm1(-exponent), setting);
  let low = 0;
  let high = (2 * setting.exposureCount) / setting.weight;
  while (at(high) > probability) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-16 * high; step++) {
    const middle = low + (high - low) / 2;
    if (at(middle) > probability) low = middle;
    else high = middle;
  }
  return -Math.expm1(-high);
}

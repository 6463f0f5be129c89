import { logGamma } from '../statistics/log-gamma.js';
import { centreSamples, type Samples } from './samples.js';

/** What the significance of a standard power depends on besides the power. */
export interface FalseAlarmSetting {
  readonly sampleCount: number;
  /** W: how many independent frequencies were searched, about */
  readonly bandwidth: number;
}

/**
 * How wide a search was: W = (highest − lowest frequency) · √(4π · weighted variance of the times).
 *
 * @see Baluev 2008, MNRAS 385, 1279, Eq. 5
 */
export function falseAlarmSetting(
  samples: Samples,
  range: { readonly lowestHz: number; readonly highestHz: number },
): FalseAlarmSetting {
  const { times, weights } = centreSamples(samples);
  let mean = 0;
  for (let index = 0; index < times.length; index++) mean += weights[index] * times[index];
  let variance = 0;
  for (let index = 0; index < times.length; index++) variance += weights[index] * (times[index] - mean) ** 2;
  const bandwidth = (range.highestHz - range.lowestHz) * Math.sqrt(4 * Math.PI * variance);
  return { sampleCount: times.length, bandwidth };
}

/**
 * The chance that noise without any signal has somewhere in the range a standard power as high as this.
 *
 * Not to be confused with the chance at one frequency. Assumes white Gaussian noise and the floating mean. An upper
 * bound, close where it is small; of no use to confirm a period among red noise. Below the power 1 / (N − 3), where the
 * bound has no meaning, it is 1.
 *
 * @param power standard normalization, 0 to 1
 * @see Baluev 2008, MNRAS 385, 1279, Eq. 6 and Table 1 (z₁, N_H = N − 1, N_K = N − 3)
 */
export function falseAlarmProbability(power: number, setting: FalseAlarmSetting): number {
  const { sampleCount } = setting;
  if (power <= 1 / (sampleCount - 3)) return 1;
  if (power >= 1) return 0;
  const single = Math.exp(0.5 * (sampleCount - 3) * Math.log1p(-power));
  // 1 − (1 − single) exp(−τ), which loses small probabilities
  const upcrossings = expectedUpcrossings(power, setting);
  return single - (1 - single) * Math.expm1(-upcrossings);
}

/** τ: how often the periodogram of noise is expected to rise through a power within the range. */
function expectedUpcrossings(power: number, { sampleCount, bandwidth }: FalseAlarmSetting): number {
  const nullFreedom = sampleCount - 1;
  const gamma =
    Math.sqrt(2 / nullFreedom) * Math.exp(logGamma(nullFreedom / 2) - logGamma((nullFreedom - 1) / 2));
  const tail = Math.exp(0.5 * (sampleCount - 4) * Math.log1p(-power));
  return gamma * bandwidth * tail * Math.sqrt(0.5 * nullFreedom * power);
}

/**
 * The standard power that noise exceeds with this probability: undoes falseAlarmProbability.
 *
 * @param probability above 0 and below 1; where the bound never is so large the power at which it begins
 */
export function falseAlarmLevel(probability: number, setting: FalseAlarmSetting): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError(`false-alarm level: expected a probability between 0 and 1, found ${probability}`);
  // halving −ln(1 − power), in which the logarithm of the probability is all but linear
  let low = -Math.log1p(-1 / (setting.sampleCount - 3));
  let high = 2 * low;
  const at = (exponent: number) => falseAlarmProbability(-Math.expm1(-exponent), setting);
  while (at(high) > probability) high *= 2;
  for (let step = 0; step < 200 && high - low > 1e-16 * high; step++) {
    const middle = low + (high - low) / 2;
    if (at(middle) > probability) low = middle;
    else high = middle;
  }
  return -Math.expm1(-high);
}

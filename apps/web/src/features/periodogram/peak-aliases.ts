import type { PeriodSearch } from '@hstlc/lightcurve/periodogram';

/** A peak of the spectral window counts from this part of its highest possible power on. */
const windowPower = 0.2;

/**
 * Which peaks may only be mirror images of stronger ones: those as far from a stronger one as the sampling repeats itself.
 *
 * @returns by position in the peaks: the position of the strongest one it may be the alias of, or undefined; none without
 *   a spectral window
 * @see VanderPlas 2018, ApJS 236, 16, section 7.2
 */
export function aliasesOf({
  peaks,
  window,
  periodogram,
  baselineSeconds,
}: PeriodSearch): readonly (number | undefined)[] {
  const { firstIndex, stepHz, count } = periodogram.grid;
  const reach = Math.max(1, Math.round(0.5 / baselineSeconds / stepHz));
  const isRepeated = (differenceHz: number) => {
    if (window === undefined) return false;
    const middle = Math.round(differenceHz / stepHz) - firstIndex;
    for (let index = Math.max(0, middle - reach); index <= Math.min(count - 1, middle + reach); index++)
      if (window[index]! >= windowPower) return true;
    return false;
  };
  return peaks.map((peak, position) => {
    const stronger = peaks.slice(0, position);
    const found = stronger.findIndex((other) => isRepeated(Math.abs(peak.frequencyHz - other.frequencyHz)));
    return found < 0 ? undefined : found;
  });
}

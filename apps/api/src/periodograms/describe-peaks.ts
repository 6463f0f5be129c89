import type { Periodogram } from '@hstlc/contract';
import { peakLabelText, type PeriodSearch } from '@hstlc/lightcurve/periodogram';

/** Of the order that bins are shuffled in: the same question has the same answer. */
export const usualSeed = 1;

/**
 * The peaks of a search in the words of the contract.
 *
 * @param chances by peak: how often shuffled bins have one as high; undefined without shuffles
 */
export function describePeaks(
  { peaks, method }: Pick<PeriodSearch, 'peaks' | 'method'>,
  chances: readonly number[] | undefined,
): Periodogram['peaks'] {
  return peaks.map(({ frequencyHz, periodSeconds, power, falseAlarmProbability, labels }, index) => ({
    frequencyHz,
    periodSeconds,
    power,
    fap: falseAlarmProbability,
    method,
    bootstrapFap: chances?.[index] ?? null,
    labels: labels.map(peakLabelText),
  }));
}

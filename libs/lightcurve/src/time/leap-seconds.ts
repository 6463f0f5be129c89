/** TAI − UTC (s) from each MJD (UTC) on. Source: IERS Bulletin C, to the leap second of 2016-12-31. */
const steps: readonly (readonly [mjd: number, taiMinusUtcSeconds: number])[] = [
  [49_169, 28],
  [49_534, 29],
  [50_083, 30],
  [50_630, 31],
  [51_179, 32],
  [53_736, 33],
  [54_832, 34],
  [56_109, 35],
  [57_204, 36],
  [57_754, 37],
];

/**
 * Until when the table is known to be whole (d, MJD UTC): 2026-06-28, as IERS Bulletin C 70 and the list that comes with
 * the time zone database have it. Later a leap second may have come that is not in it, an error of 1 s.
 */
export const leapSecondsKnownUntilMjd = 61_219;

/** TT − TAI (s), exact by definition (IAU 1991, Recommendation IV). */
const ttMinusTaiSeconds = 32.184;

/**
 * TT − UTC (s) at an MJD (UTC), by the leap-second table.
 *
 * @param mjd d, from 1993-07-01 (MJD 49169) on; earlier dates get the first entry: HST's time-tag spectrographs are younger
 */
export function ttMinusUtcSeconds(mjd: number): number {
  const step = steps.findLast(([from]) => mjd >= from) ?? steps[0]!;
  return step[1] + ttMinusTaiSeconds;
}

import { matchRow, type ReferenceTable } from './reference-table.js';

/** How a MAMA loses photons as its global rate rises; a row of MLINTAB. */
export interface GlobalLinearity {
  /** τ of y = x exp(−τ x) (s) */
  readonly tau: number;
  /** observed rate of the whole detector beyond which CALSTIS does not correct (count/s) */
  readonly globalLimit: number;
}

/** The row of MLINTAB for a detector; undefined where there is none. @param detector FUV-MAMA or NUV-MAMA */
export function globalLinearity(table: ReferenceTable, detector: string): GlobalLinearity | undefined {
  const row =
    matchRow(table, { DETECTOR: detector }) ?? matchRow(table, { DETECTOR: detector.replace('-', '_') });
  const tau = row?.number('TAU');
  return row === undefined || tau === undefined
    ? undefined
    : { tau, globalLimit: row.number('GLOBAL_LIMIT') ?? Number.POSITIVE_INFINITY };
}

/**
 * The true rate over the observed one: x / y for y = x exp(−τ x), on the branch below the maximum x = 1/τ.
 *
 * @param observedRate of the whole detector (count/s)
 * @param tau s, ≥ 0
 * @returns ≥ 1; 1 without counts; NaN for a rate beyond 1/(e τ), which no true rate gives
 * @see CALSTIS dononlin.c, FindRate (three Newton steps, from the same start; agrees to 1e-9 below the limit), BSD-3-Clause
 */
export function trueOverObserved(observedRate: number, tau: number): number {
  if (!(observedRate > 0)) return Number.isNaN(observedRate) ? Number.NaN : 1;
  const scaled = observedRate * tau;
  if (scaled > Math.exp(-1)) return Number.NaN;
  // u = ln(x / y) solves u = τ y e^u: Newton from 0 rises to the smaller root
  let logarithm = 0;
  for (let step = 0; step < 100; step++) {
    const product = scaled * Math.exp(logarithm);
    const change = (product - logarithm) / (1 - product);
    if (!(change > 1e-16)) break;
    logarithm += change;
  }
  return Math.exp(logarithm);
}

/** Factors by which counts and fluxes of each bin are multiplied, and in how many bins the rate is beyond the limit. */
export interface LinearityCorrection {
  readonly factors: Float64Array;
  readonly beyondLimit: number;
}

/**
 * The linearity correction of a lightcurve, bin by bin with the bin's own global rate: the mean rate of an exposure
 * would correct a flare too little. Beyond the limit the factor is still that of the formula, which is off by more
 * than a tenth of itself there; the number of such bins is for a caveat.
 *
 * @param detectorEvents photons of the whole detector in each bin, in no box and with no flat field
 * @param liveSeconds live time of each bin (s)
 * @returns factors ≥ 1, NaN in bins without live time
 */
export function correctGlobalLinearity(
  detectorEvents: Float64Array,
  liveSeconds: Float64Array,
  { tau, globalLimit }: GlobalLinearity,
): LinearityCorrection {
  const rates = detectorEvents.map((events, bin) => events / liveSeconds[bin]);
  const known = rates.map((rate) => (Number.isFinite(rate) ? rate : Number.NaN));
  return {
    factors: known.map((rate) => trueOverObserved(rate, tau)),
    beyondLimit: known.reduce((count, rate) => count + (rate > globalLimit ? 1 : 0), 0),
  };
}

import { qualityBits, type LightcurveColumns } from '../lightcurve.js';
import { peakLabelText, searchLightcurve } from '../periodogram/search-lightcurve.js';
import { blocksOfBins, largestJump } from './bayesian-blocks.js';
import { documentedStatistics, periodogramFlag, type DocumentedStatistics } from './documented-statistics.js';
import { findFlares } from './flares.js';
import { excessVariance, grossConstantTest, grossPoissonFactor, vonNeumannRatio } from './variability.js';

/** Every figure of a lightcurve; NaN or null where it does not tell. */
export interface LightcurveStatistics extends DocumentedStatistics {
  readonly periodogram: boolean;
  /** χ² over degrees of freedom of the photons against a constant rate, and its chance */
  readonly chi2Dof: number;
  readonly chi2P: number;
  /** of the net rate */
  readonly excessVariance: number;
  readonly excessVarianceError: number;
  readonly fractionalRms: number;
  readonly poissonFactorGross: number;
  readonly vonNeumann: number;
  /** null above 10,000 bins, for which they take too long */
  readonly bayesianBlocks: number | null;
  readonly bayesianBlocksMaxJump: number | null;
  readonly flares: number;
  /** the strongest Lomb–Scargle peak; null where there is none */
  readonly lsPeriodSeconds: number | null;
  readonly lsPower: number | null;
  readonly lsFap: number | null;
  /** null when the peak falls on nothing of HST's */
  readonly lsLabel: string | null;
}

const mostBlockedBins = 10_000;

/**
 * The statistics of a lightcurve, over its bins that are live: the documented set on COUNTS, the others on photons and
 * live time where Poisson's law is asked, on NET where brightness is.
 *
 * @returns undefined when fewer than 3 bins are live
 */
export function lightcurveStatistics(columns: LightcurveColumns): LightcurveStatistics | undefined {
  const isLive = (row: number) =>
    !(columns.QUALITY[row] & qualityBits.notLive) &&
    columns.EXPOSURE[row] > 0 &&
    Number.isFinite(columns.COUNTS[row]);
  const live = (column: Float64Array) => column.filter((_, row) => isLive(row));
  const times = live(columns.TIME);
  if (times.length < 3) return undefined;
  const counts = live(columns.COUNTS);
  const events = live(columns.EVENTS);
  const exposures = live(columns.EXPOSURE);
  const net = live(columns.NET);
  const binSeconds = columns.BINS.reduce((most, width) => Math.max(most, width), 0);
  const gross = grossConstantTest(events, exposures);
  const meanRate = sum(events) / sum(exposures);
  // ERROR is an upper limit where photons are few; unbiased is what Poisson's law gives the mean rate, in weighted counts
  const weight = sum(live(columns.GROSS)) / sum(events);
  const errors = exposures.map((seconds) => weight * Math.sqrt(meanRate / seconds));
  const { excess, excessError, fractionalRms } = excessVariance(net, errors);
  const blocks = times.length > mostBlockedBins ? null : blocksOfBins(events, exposures);
  const [peak] = searchLightcurve(columns, { count: 1 })?.peaks ?? [];
  return {
    ...documentedStatistics(times, counts),
    periodogram: periodogramFlag(times, counts, binSeconds),
    chi2Dof: gross.chiSquare / gross.freedom,
    chi2P: gross.probability,
    excessVariance: excess,
    excessVarianceError: excessError,
    fractionalRms,
    poissonFactorGross: grossPoissonFactor(events, exposures),
    vonNeumann: vonNeumannRatio(net),
    bayesianBlocks: blocks && blocks.length,
    bayesianBlocksMaxJump: blocks && largestJump(blocks, meanRate),
    flares: findFlares(columns.EVENTS, columns.EXPOSURE, usableForFlares(columns)).length,
    lsPeriodSeconds: peak?.periodSeconds ?? null,
    lsPower: peak?.power ?? null,
    lsFap: peak?.falseAlarmProbability ?? null,
    lsLabel: peak && peak.labels.length > 0 ? peak.labels.map(peakLabelText).join(', ') : null,
  };
}

const sum = (column: Float64Array) => column.reduce((all, value) => all + value, 0);

/** Whole bins away from the edges of good time, without lamp. */
function usableForFlares({ QUALITY, EXPOSURE }: LightcurveColumns): Uint8Array {
  const { notLive, partlyLive, lampOn, goodTimeEdge } = qualityBits;
  return Uint8Array.from(QUALITY, (bits, row) =>
    bits & (notLive | partlyLive | lampOn | goodTimeEdge) || !(EXPOSURE[row] > 0) ? 0 : 1,
  );
}

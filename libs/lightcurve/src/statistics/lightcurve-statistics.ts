import { exposuresOf } from '../exposures-of.js';
import type { LightcurveColumns } from '../lightcurve.js';
import { searchBoxes } from '../periodogram/search-boxes.js';
import { peakLabelText, searchLightcurve } from '../periodogram/search-lightcurve.js';
import { documentedStatistics, periodogramFlag, type DocumentedStatistics } from './documented-statistics.js';
import { exposureStatistics, liveRows, type ExposureStatistics } from './exposure-statistics.js';
import { chiSquareProbability } from './incomplete-gamma.js';

export interface StatisticsOptions {
  /** HST's period (s), from the TIMELINE of the exposures where there is one */
  readonly orbitSeconds?: number | undefined;
  /**
   * What single exposures tell, by DATASET, where their own lightcurves were asked: it is the same, for what these have
   * more are bins without live time.
   */
  readonly known?: (dataset: number) => ExposureStatistics | undefined;
}

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
  /** null where an exposure has more than 10,000 bins, for which they take too long */
  readonly bayesianBlocks: number | null;
  readonly bayesianBlocksMaxJump: number | null;
  readonly flares: number;
  /** the strongest Lomb–Scargle peak; null where there is none */
  readonly lsPeriodSeconds: number | null;
  readonly lsPower: number | null;
  readonly lsFap: number | null;
  /** null when the peak falls on nothing of HST's */
  readonly lsLabel: string | null;
  /** the likeliest dip that repeats; null where none was found, or looked for */
  readonly blsPeriodDays: number | null;
  readonly blsDepth: number | null;
}

/**
 * The statistics of a lightcurve, over its bins that are live: the documented set on COUNTS of the whole, as the HST
 * project did; the others within each exposure, then combined, since the levels of visits differ by more than their
 * sources. They are on photons and live time where Poisson's law is asked, on NET where brightness is.
 *
 * Of exposures combined: χ² and degrees of freedom add up; excess variance and von Neumann's ratio are means weighted by
 * bins; changes between blocks add up, flares too; the largest jump is the largest of all.
 * Cost: 𝒪(N log N).
 */
export function lightcurveStatistics(
  columns: LightcurveColumns,
  { orbitSeconds, known = () => undefined }: StatisticsOptions = {},
): LightcurveStatistics {
  const live = liveRows(columns);
  const exposures = exposuresOf(columns).flatMap(
    (rows) => known(rows.DATASET[0]) ?? exposureStatistics(rows) ?? [],
  );
  const search = searchLightcurve(columns, { count: 1, ...(orbitSeconds !== undefined && { orbitSeconds }) });
  const peak = search?.peaks[0];
  const boxes = searchBoxes(columns);
  return {
    ...documentedStatistics(live(columns.TIME), live(columns.COUNTS)),
    periodogram: search !== undefined && periodogramFlag(search.periodogram.powers),
    ...combine(exposures),
    lsPeriodSeconds: peak?.periodSeconds ?? null,
    lsPower: peak?.power ?? null,
    lsFap: peak?.falseAlarmProbability ?? null,
    lsLabel: peak && peak.labels.length > 0 ? peak.labels.map(peakLabelText).join(', ') : null,
    blsPeriodDays: boxes ? boxes.fit.periodSeconds / 86_400 : null,
    blsDepth: boxes?.depthFraction ?? null,
  };
}

function combine(exposures: readonly ExposureStatistics[]) {
  const total = (pick: (each: ExposureStatistics) => number) =>
    exposures.reduce((sum, each) => sum + pick(each), 0);
  const bins = total(({ binCount }) => binCount);
  const mean = (pick: (each: ExposureStatistics) => number) =>
    total((each) => each.binCount * pick(each)) / bins;
  const chiSquare = total((each) => each.chiSquare);
  const freedom = total((each) => each.freedom);
  const excess = mean((each) => each.excess);
  const isBlocked = exposures.length > 0 && exposures.every(({ blocks }) => blocks !== null);
  return {
    chi2Dof: chiSquare / freedom,
    chi2P: freedom > 0 ? chiSquareProbability(chiSquare, freedom) : NaN,
    excessVariance: excess,
    excessVarianceError: Math.sqrt(total((each) => (each.binCount * each.excessError) ** 2)) / bins,
    fractionalRms: Math.sqrt(excess),
    poissonFactorGross: Math.sqrt(chiSquare / freedom),
    vonNeumann: mean((each) => each.vonNeumann),
    bayesianBlocks: isBlocked ? 1 + total(({ blocks }) => blocks! - 1) : null,
    bayesianBlocksMaxJump: isBlocked ? Math.max(...exposures.map(({ maxJump }) => maxJump!)) : null,
    flares: total(({ flares }) => flares),
  };
}

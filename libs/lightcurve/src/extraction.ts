import type { WavelengthWindow } from './column-selection.js';
import {
  defaultStepSeconds,
  requireWindows,
  ticksPerBin,
  type ExtractionOptions,
} from './extraction-options.js';
import { toTicks } from './good-times.js';
import { LightcurveError } from './lightcurve-error.js';
import type { Lightcurve, LightcurveColumns, LightcurveDataset } from './lightcurve.js';
import { describeParameters } from './parameters.js';
import { qualityOf } from './quality-flags.js';
import { judgeFlux } from './self-check.js';
import { binSegment, type BinGrid, type SegmentBins } from './segment-bins.js';
import { sumSegments } from './sum-segments.js';
import { timeColumns } from './time-columns.js';
import type { TimeTagExposure } from './time-tag-exposure.js';
import { daySeconds } from './time/barycentre.js';

/**
 * Makes the lightcurve of one exposure from its photons.
 *
 * Bins begin at EXPSTART and are whole instrument ticks wide; all are there up to the end of the last good time, the
 * last one whole in width if not in live time. A bin without live time has EXPOSURE 0 and NaN; counts are counts
 * whatever the flux calibration does, and FLUX is NaN where there is none, never a placeholder.
 *
 * @param within limits by segment name, as a composite's common range (Å); segments that are not named are left out
 * @returns FLUX is the mean density over the columns used: integrated flux over their summed width
 * @throws LightcurveError `invalid-option`, `no-columns-left`
 * @see the project's science page, section 1 "The lightcurve that sums to the x1d" and section 4
 */
export function extractLightcurve(
  exposure: TimeTagExposure,
  options: ExtractionOptions = {},
  within?: ReadonlyMap<string, WavelengthWindow>,
): Lightcurve {
  requireWindows(options.wavelengths ?? []);
  const grid = binGrid(exposure, options.stepSeconds ?? defaultStepSeconds);
  const bins = binSegments(exposure, grid, options, within);
  const { identity } = exposure;
  const mjdReference = Math.floor(identity.startMjd);
  const zero = (identity.startMjd - mjdReference) * daySeconds;
  const sums = sumSegments(bins, grid);
  const verdict = judgeFlux(bins, identity.instrument);
  const stepSeconds = grid.ticksPerBin * grid.tickSeconds;
  const columns: LightcurveColumns = {
    ...timeColumns(identity, grid, mjdReference),
    ...sums.columns,
    ...(verdict.isTrusted ? {} : withoutFlux(grid)),
    QUALITY: qualityOf(exposure, bins, grid),
    DATASET: new Float64Array(grid.binCount).fill(1),
  };
  return {
    kind: 'individual',
    identity,
    stepSeconds,
    tickSeconds: exposure.tickSeconds,
    mjdReference,
    columns,
    goodTimes: sums.goodTimes.map(({ start, stop }) => ({ start: start + zero, stop: stop + zero })),
    datasets: [datasetOf(exposure, bins)],
    parameters: describeParameters(exposure, bins, options, stepSeconds),
    wavelengthRange: rangeOf(bins),
    selfCheck: verdict.check,
    liveSeconds: wholeTicks(columns.EXPOSURE, exposure.tickSeconds),
    caveats: [...exposure.caveats, ...verdict.caveats],
  };
}

/** Sum of live times (s), without the rounding errors of adding them. */
function wholeTicks(live: Float64Array, tickSeconds: number): number {
  return Math.round(live.reduce((sum, seconds) => sum + seconds, 0) / tickSeconds) * tickSeconds;
}

function withoutFlux({ binCount }: BinGrid): Pick<LightcurveColumns, 'FLUX' | 'FLUX_ERROR'> {
  const none = new Float64Array(binCount).fill(Number.NaN);
  return { FLUX: none, FLUX_ERROR: none };
}

/** More bins than this would not fit into memory, nor into a page. */
const maximumBinCount = 1_000_000;

function binGrid({ segments, tickSeconds }: TimeTagExposure, stepSeconds: number): BinGrid {
  const width = ticksPerBin(stepSeconds, tickSeconds);
  const lastTick = Math.max(
    0,
    ...segments.flatMap((each) => toTicks(each.goodTimes, tickSeconds)).map(({ stop }) => stop),
  );
  const binCount = Math.floor(lastTick / width) + 1;
  if (binCount <= maximumBinCount) return { tickSeconds, ticksPerBin: width, binCount };
  throw new LightcurveError(
    'invalid-option',
    `step: expected at most ${maximumBinCount} bins, found ${binCount} for a step of ${stepSeconds} s`,
    { step: stepSeconds, bins: binCount },
  );
}

function binSegments(
  exposure: TimeTagExposure,
  grid: BinGrid,
  options: ExtractionOptions,
  within: ReadonlyMap<string, WavelengthWindow> | undefined,
): readonly SegmentBins[] {
  const isCos = exposure.identity.instrument === 'COS';
  const bins = exposure.segments
    .filter(({ name }) => within === undefined || within.has(name))
    .map((segment) => binSegment(segment, grid, isCos, options, within?.get(segment.name)))
    .filter(({ selection }) => selection.usedCount > 0);
  if (bins.length > 0) return bins;
  const names = exposure.segments.map(({ name }) => name).join(', ');
  throw new LightcurveError(
    'no-columns-left',
    `${exposure.identity.rootname}: expected good columns within the wavelengths asked for, found none in ${names}`,
    { rootname: exposure.identity.rootname },
  );
}

function datasetOf(exposure: TimeTagExposure, bins: readonly SegmentBins[]): LightcurveDataset {
  return { dataset: 1, ...datasetFacts(exposure), wavelengthRange: rangeOf(bins), excludedReason: null };
}

/** What the PROVENANCE row of an exposure holds whether it is used or not. */
export function datasetFacts({
  identity,
  referenceFiles,
}: TimeTagExposure): Omit<LightcurveDataset, 'dataset' | 'wavelengthRange' | 'excludedReason'> {
  const { rootname, proposalId, calibrationVersion, date, startMjd, endMjd, exposureSeconds } = identity;
  return {
    rootname,
    proposalId,
    calibrationVersion,
    date,
    startMjd,
    endMjd,
    exposureSeconds,
    referenceFiles,
  };
}

function rangeOf(bins: readonly SegmentBins[]): readonly [number, number] {
  const ranges = bins.map(({ selection }) => selection.range);
  return [Math.min(...ranges.map(([low]) => low)), Math.max(...ranges.map(([, high]) => high))];
}

import type { Caveat } from './caveat.js';
import { binExposure, type ExposureBins } from './bin-exposure.js';
import type { WavelengthWindow } from './column-selection.js';
import { requireValidOptions, type ExtractionOptions } from './extraction-options.js';
import type { Lightcurve, LightcurveColumns, LightcurveDataset } from './lightcurve.js';
import { describeParameters } from './parameters.js';
import { qualityOf } from './quality-flags.js';
import { judgeBackground, judgeFlux } from './self-check.js';
import type { BinGrid, SegmentBins } from './segment-bins.js';
import { sumSegments } from './sum-segments.js';
import { timeColumns } from './time-columns.js';
import type { TimeTagExposure } from './time-tag-exposure.js';
import { total } from './total.js';
import { bjdUncertaintySeconds, daySeconds } from './time/barycentre.js';
import { leapSecondsKnownUntilMjd } from './time/leap-seconds.js';

/**
 * Makes the lightcurve of one exposure from its photons, in one pass through each of its files: memory does not depend
 * on their size, and the same photons give the same bits.
 *
 * Bins begin at EXPSTART and are whole instrument ticks wide; all are there up to the end of the last good time, the
 * last one whole in width if not in live time. A bin without live time has EXPOSURE 0 and NaN; counts are counts
 * whatever the flux calibration does, and FLUX is NaN where there is none, never a placeholder.
 *
 * @param within limits by segment name, as a composite's common range (Å); segments that are not named are left out
 * @returns FLUX is the mean density over the columns used: integrated flux over their summed width
 * @throws LightcurveError `invalid-option`, `no-columns-left`; FitsError when the photons cannot be read
 * @see the project's science page, section 1 "The lightcurve that sums to the x1d" and section 4
 */
export async function extractLightcurve(
  exposure: TimeTagExposure,
  options: ExtractionOptions = {},
  within?: ReadonlyMap<string, WavelengthWindow>,
): Promise<Lightcurve> {
  requireValidOptions(options);
  return describeLightcurve(exposure, options, await binExposure(exposure, options, within));
}

function describeLightcurve(
  exposure: TimeTagExposure,
  options: ExtractionOptions,
  { grid, bins, goodTimes, caveats }: ExposureBins,
): Lightcurve {
  const { identity, tickSeconds } = exposure;
  const mjdReference = Math.floor(identity.startMjd);
  const zero = (identity.startMjd - mjdReference) * daySeconds;
  const verdict = judgeFlux(bins, identity.instrument);
  const stepSeconds = grid.ticksPerBin * tickSeconds;
  const columns: LightcurveColumns = {
    ...timeColumns(exposure, grid, mjdReference),
    ...sumSegments(bins, grid, goodTimes),
    ...(verdict.isTrusted ? {} : withoutFlux(grid)),
    QUALITY: qualityOf(exposure, bins, grid),
    DATASET: new Float64Array(grid.binCount).fill(1),
  };
  return {
    kind: 'individual',
    identity,
    stepSeconds,
    tickSeconds,
    mjdReference,
    columns,
    goodTimes: goodTimes.map(({ start, stop }) => ({ start: start + zero, stop: stop + zero })),
    datasets: [datasetOf(exposure, bins)],
    parameters: describeParameters(exposure, bins, options, stepSeconds),
    wavelengthRange: rangeOf(bins),
    selfCheck: verdict.check,
    bjdUncertaintySeconds: bjdUncertaintySeconds(identity.startMjd, exposure.orbit !== undefined),
    liveSeconds: wholeTicks(columns.EXPOSURE, tickSeconds),
    caveats: [
      ...exposure.caveats,
      ...caveats,
      ...leapSecondCaveats(identity.endMjd),
      ...judgeBackground(bins),
      ...verdict.caveats,
    ],
  };
}

function leapSecondCaveats(endMjd: number): readonly Caveat[] {
  if (endMjd <= leapSecondsKnownUntilMjd) return [];
  const text = `BJD_TDB may lack a leap second: the table is known to be whole up to MJD ${leapSecondsKnownUntilMjd}`;
  return [{ code: 'leap-seconds-not-known', text }];
}

/** Sum of live times (s), without the rounding errors of adding them. */
function wholeTicks(live: Float64Array, tickSeconds: number): number {
  return Math.round(total(live) / tickSeconds) * tickSeconds;
}

function withoutFlux({ binCount }: BinGrid): Pick<LightcurveColumns, 'FLUX' | 'FLUX_ERROR'> {
  const none = new Float64Array(binCount).fill(Number.NaN);
  return { FLUX: none, FLUX_ERROR: none };
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

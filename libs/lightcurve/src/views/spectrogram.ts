import { binGrid, byPhotonList, lostTimes, selectSegments } from '../bin-exposure.js';
import { defaultStepSeconds, requireValidOptions, type ExtractionOptions } from '../extraction-options.js';
import { liveTicksByBin, subtract, toTicks, unite, type GoodTime } from '../good-times.js';
import { LightcurveError } from '../lightcurve-error.js';
import { applyOwnChoices } from '../own-choices.js';
import type { BinGrid, SelectedSegment } from '../segment-bins.js';
import type { TimeTagExposure } from '../time-tag-exposure.js';
import { visitPhotons } from './visit-photons.js';

/** Counts by time and wavelength; time after time, a value for each wavelength. */
export interface Spectrogram {
  /** s; bin k begins at k · stepSeconds since EXPSTART */
  readonly stepSeconds: number;
  readonly timeCount: number;
  /** Å; bin k begins at wavelengthStart + k · wavelengthStep */
  readonly wavelengthStart: number;
  readonly wavelengthStep: number;
  readonly wavelengthCount: number;
  /** sum of EPSILON in the source boxes; `timeCount × wavelengthCount` */
  readonly counts: Float64Array;
  /** photons, of the same shape */
  readonly events: Uint32Array;
  /** s of live time, by time: of any segment */
  readonly live: Float64Array;
  /** Å of the columns used that lie in each bin, by wavelength */
  readonly widths: Float64Array;
}

/** What may be chosen beside the photons themselves. */
export interface SpectrogramOptions extends ExtractionOptions {
  /** Å; default 1 */
  readonly wavelengthStep?: number;
}

/** More cells than this are no picture any more. */
const maximumCells = 4_000_000;

/**
 * The photons of an exposure by time and wavelength, those that its lightcurve is made of: summed over wavelength the
 * counts are the lightcurve's GROSS, summed over time the gross spectrum. The background is not subtracted.
 *
 * A photon has the wavelength of its column. Cells of times that are not live hold 0; `live` tells them.
 *
 * @throws LightcurveError `invalid-option` also for too many cells; `unsupported-configuration` where no column has a
 *   wavelength (imaging, STIS without an x1d); `no-columns-left`
 */
export async function makeSpectrogram(
  exposure: TimeTagExposure,
  options: SpectrogramOptions = {},
): Promise<Spectrogram> {
  requireValidOptions(options);
  const { selected, filter } = applyOwnChoices(selectSegments(exposure, options, undefined), options);
  const grid = binGrid(exposure, selected.length, options.stepSeconds ?? defaultStepSeconds);
  const axis = wavelengthAxis(exposure, selected, options.wavelengthStep ?? 1);
  requireCells(grid, axis.wavelengthCount);
  const counts = new Float64Array(grid.binCount * axis.wavelengthCount);
  const events = new Uint32Array(counts.length);
  const { lost } = lostTimes(exposure, options);
  const allTimes: GoodTime[] = [];
  for (const list of byPhotonList(selected)) {
    const goodTimes = subtract(list[0]!.segment.goodTimes, lost);
    allTimes.push(...goodTimes);
    const places = list.map((each) => wavelengthBins(each, axis));
    const segments = list.map(({ segment }) => ({ ...segment, background: undefined }));
    await visitPhotons(segments, filter, { goodTimes, tickSeconds: grid.tickSeconds }, (photon) => {
      const place = places[photon.segment]![photon.column];
      const time = Math.floor(photon.tick / grid.ticksPerBin);
      if (place < 0 || time < 0 || time >= grid.binCount) return;
      counts[time * axis.wavelengthCount + place] += photon.weight;
      events[time * axis.wavelengthCount + place] += 1;
    });
  }
  return {
    stepSeconds: grid.ticksPerBin * grid.tickSeconds,
    timeCount: grid.binCount,
    ...axis,
    counts,
    events,
    live: liveTicksByBin(toTicks(unite(allTimes), grid.tickSeconds), grid.ticksPerBin, grid.binCount).map(
      (ticks) => ticks * grid.tickSeconds,
    ),
    widths: widthsOf(selected, axis),
  };
}

type WavelengthAxis = Pick<Spectrogram, 'wavelengthStart' | 'wavelengthStep' | 'wavelengthCount'>;

function wavelengthAxis(
  { identity }: TimeTagExposure,
  selected: readonly SelectedSegment[],
  wavelengthStep: number,
): WavelengthAxis {
  if (!(wavelengthStep > 0 && Number.isFinite(wavelengthStep)))
    throw new LightcurveError(
      'invalid-option',
      `wavelength step: expected a positive number of Angstrom, found ${wavelengthStep}`,
      { step: wavelengthStep },
    );
  const low = Math.min(...selected.map(({ selection }) => selection.range[0]));
  const high = Math.max(...selected.map(({ selection }) => selection.range[1]));
  if (!(low <= high))
    throw new LightcurveError(
      'unsupported-configuration',
      `${identity.rootname}: expected columns with wavelengths, found none`,
      { rootname: identity.rootname },
    );
  const first = Math.floor(low / wavelengthStep);
  return {
    wavelengthStart: first * wavelengthStep,
    wavelengthStep,
    wavelengthCount: Math.floor(high / wavelengthStep) - first + 1,
  };
}

function requireCells({ binCount }: BinGrid, wavelengthCount: number): void {
  const cells = binCount * wavelengthCount;
  if (cells <= maximumCells) return;
  throw new LightcurveError(
    'invalid-option',
    `spectrogram: expected at most ${maximumCells} cells, found ${binCount} times by ${wavelengthCount} wavelengths`,
    { cells },
  );
}

/** The wavelength bin of each column; −1 for columns that are not used. */
function wavelengthBins({ segment, selection }: SelectedSegment, axis: WavelengthAxis): Int32Array {
  const first = Math.floor(axis.wavelengthStart / axis.wavelengthStep + 0.5);
  return Int32Array.from(selection.used, (isUsed, column) =>
    isUsed === 1 ? Math.floor(segment.wavelengths[column] / axis.wavelengthStep) - first : -1,
  );
}

function widthsOf(selected: readonly SelectedSegment[], axis: WavelengthAxis): Float64Array {
  const widths = new Float64Array(axis.wavelengthCount);
  for (const each of selected)
    for (const [column, place] of wavelengthBins(each, axis).entries())
      if (place >= 0) widths[place] += each.selection.widths[column];
  return widths;
}

import { byPhotonList, lostTimes, selectSegments } from '../bin-exposure.js';
import { requireValidOptions, type ExtractionOptions } from '../extraction-options.js';
import { intersect, liveTotal, subtract, toTicks, type GoodTime } from '../good-times.js';
import { applyOwnChoices } from '../own-choices.js';
import type { SelectedSegment } from '../segment-bins.js';
import type { Background, TimeTagExposure } from '../time-tag-exposure.js';
import { poissonUncertainty } from '../uncertainty.js';
import { smoothColumns, smoothedCounts } from './smooth-columns.js';
import { visitPhotons } from './visit-photons.js';

/** The spectrum of one segment, stripe or order over some time; arrays by column. */
export interface SegmentSpectrum {
  readonly name: string;
  /** Å; NaN where unknown */
  readonly wavelengths: Float64Array;
  /** 1 where a lightcurve with the same options uses the column */
  readonly used: Uint8Array;
  /** s of live time within the times asked for */
  readonly liveSeconds: number;
  /** photons in the source box */
  readonly events: Float64Array;
  /** count/s; Σ EPSILON of them over live time */
  readonly gross: Float64Array;
  /** count/s in the source box; NaN where the background is not known */
  readonly background: Float64Array;
  /** count/s; (gross − background) / enclosed energy, as NET of an x1d */
  readonly net: Float64Array;
  readonly netError: Float64Array;
  /** erg/s/cm²/Å; NaN where the column is not calibrated */
  readonly flux: Float64Array;
  readonly fluxError: Float64Array;
}

/** What may be chosen beside the photons themselves. */
export interface SpectrumOptions extends ExtractionOptions {
  /** s since EXPSTART; default all good time */
  readonly times?: readonly GoodTime[];
}

/**
 * The spectrum of a range of time, segment by segment, extracted as the pipeline extracts the whole exposure: over all
 * good time, with its mean background (`background: 'spectrum'`), it is the x1d.
 *
 * By default the background is that of the photons beside the spectrum in the range, smoothed over columns as in the
 * pipeline and scaled by the ratio of the x1d's background to theirs over the whole exposure.
 *
 * Errors are those of the photons in the range, in the box and beside it.
 *
 * @returns NaN in rates and errors where there is no live time in the range
 * @throws LightcurveError `invalid-option`, `no-columns-left`; FitsError when the photons cannot be read
 * @see the project's science page, section 1, items 4 to 7
 */
export async function makeSpectra(
  exposure: TimeTagExposure,
  options: SpectrumOptions = {},
): Promise<readonly SegmentSpectrum[]> {
  requireValidOptions(options);
  const { selected, filter } = applyOwnChoices(selectSegments(exposure, options, undefined), options);
  const { lost } = lostTimes(exposure, options);
  const { tickSeconds } = exposure;
  const spectra: SegmentSpectrum[] = [];
  for (const list of byPhotonList(selected)) {
    const { goodTimes } = list[0]!.segment;
    const asked = options.times === undefined ? goodTimes : intersect(goodTimes, options.times);
    const ticks = toTicks(subtract(asked, lost), tickSeconds);
    const sums = list.map((each) => emptySums(each));
    const segments = list.map(({ segment }) => segment);
    await visitPhotons(segments, filter, { goodTimes, tickSeconds }, (photon) => {
      const isAsked = ticks.some(({ start, stop }) => photon.tick >= start && photon.tick <= stop);
      const { source, background, wholeBackground } = sums[photon.segment]!;
      if (photon.region === 'background') wholeBackground[photon.column] += photon.weight;
      if (isAsked) addPhoton(photon.region === 'source' ? source : background, photon);
    });
    const seconds = liveTotal(toTicks(goodTimes, tickSeconds)) * tickSeconds;
    const live = { range: liveTotal(ticks) * tickSeconds, whole: seconds };
    for (const [number, each] of list.entries())
      spectra.push(spectrumOf(each, sums[number]!, live, options.background ?? 'events'));
  }
  return spectra;
}

interface ColumnSums {
  readonly events: Float64Array;
  readonly weights: Float64Array;
  readonly squares: Float64Array;
}

interface SegmentSums {
  readonly source: ColumnSums;
  readonly background: ColumnSums;
  /** weights over all good time */
  readonly wholeBackground: Float64Array;
}

function emptySums({ segment }: SelectedSegment): SegmentSums {
  const column = () => new Float64Array(segment.photons.columnCount);
  const sums = () => ({ events: column(), weights: column(), squares: column() });
  return { source: sums(), background: sums(), wholeBackground: column() };
}

function addPhoton(
  { events, weights, squares }: ColumnSums,
  { column, weight }: { column: number; weight: number },
) {
  events[column] += 1;
  weights[column] += weight;
  squares[column] += weight * weight;
}

function spectrumOf(
  { segment, selection }: SelectedSegment,
  sums: SegmentSums,
  live: { readonly range: number; readonly whole: number },
  shape: 'events' | 'spectrum',
): SegmentSpectrum {
  const { name, wavelengths, calibration } = segment;
  const seconds = live.range > 0 ? live.range : Number.NaN;
  const { rate, variance } = backgroundOf(
    segment.background,
    selection.used,
    sums,
    { ...live, range: seconds },
    shape,
  );
  const enclosed = (column: number) => calibration?.enclosedEnergies[column] ?? 1;
  const { events, weights, squares } = sums.source;
  const gross = weights.map((weight) => weight / seconds);
  const net = gross.map((value, column) => (value - rate[column]) / enclosed(column));
  const netError = events.map((count, column) => {
    const square = count > 0 ? squares[column] / count : 1;
    const { upper } = poissonUncertainty(count);
    return Math.sqrt((square * upper ** 2) / seconds ** 2 + variance[column]) / enclosed(column);
  });
  const sensitivity = (column: number) => calibration?.sensitivities[column] ?? Number.NaN;
  return {
    name,
    wavelengths,
    used: selection.used,
    liveSeconds: live.range,
    events,
    gross,
    background: rate,
    net,
    netError,
    flux: net.map((value, column) => value / sensitivity(column)),
    fluxError: netError.map((value, column) => value / Math.abs(sensitivity(column))),
  };
}

/** Background in the source box (count/s by column) and its variance ((count/s)²). */
function backgroundOf(
  background: Background | undefined,
  used: Uint8Array,
  sums: SegmentSums,
  live: { readonly range: number; readonly whole: number },
  shape: 'events' | 'spectrum',
): { readonly rate: Float64Array; readonly variance: Float64Array } {
  const none = () => new Float64Array(sums.wholeBackground.length).fill(Number.NaN);
  if (background === undefined) return { rate: none(), variance: none() };
  const { backgroundRows, sourceRows, smoothingColumns, spectrum } = background;
  const perRow = (values: Float64Array, power: number) =>
    values.map((value, column) => (backgroundRows[column] > 0 ? value / backgroundRows[column] ** power : 0));
  const smoothed = (weights: Float64Array) => {
    const means = smoothColumns(perRow(weights, 1), smoothingColumns);
    return means.map((mean, column) => mean * sourceRows[column]);
  };
  const whole = smoothed(sums.wholeBackground);
  const scale = scaleTo(spectrum, whole, used, live.whole);
  const counts = smoothed(sums.background.weights);
  const windows = smoothedCounts(counts.length, smoothingColumns);
  const squares = smoothColumns(perRow(sums.background.squares, 2), smoothingColumns);
  const variance = squares.map(
    (square, column) => ((scale * sourceRows[column]) ** 2 * square) / windows[column] / live.range ** 2,
  );
  if (spectrum !== undefined && shape === 'spectrum')
    return { rate: spectrum.map((value) => (live.range > 0 ? value : Number.NaN)), variance };
  return { rate: counts.map((count) => (scale * count) / live.range), variance };
}

/** The x1d's background over that of the photons, both over the columns used; 1 where either is not there. */
function scaleTo(
  spectrum: Float64Array | undefined,
  whole: Float64Array,
  used: Uint8Array,
  seconds: number,
): number {
  if (spectrum === undefined) return 1;
  let found = 0;
  let expected = 0;
  for (let column = 0; column < used.length; column++) {
    found += used[column] * whole[column];
    expected += used[column] * spectrum[column] * seconds;
  }
  return found > 0 && expected > 0 ? expected / found : 1;
}

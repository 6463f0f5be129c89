import { selectColumns, type WavelengthWindow } from './column-selection.js';
import { correctLinearity } from './correct-linearity.js';
import { countOnce } from './count-once.js';
import { defaultStepSeconds, ticksPerBin, type ExtractionOptions } from './extraction-options.js';
import { subtract, toTicks, unite, type GoodTime } from './good-times.js';
import { LightcurveError } from './lightcurve-error.js';
import { applyOwnChoices } from './own-choices.js';
import type { Caveat } from './caveat.js';
import { binSegments, type BinGrid, type SegmentBins, type SelectedSegment } from './segment-bins.js';
import { timesAbove } from './sun-altitude.js';
import type { TimeTagExposure } from './time-tag-exposure.js';

/** An exposure's photons in bins, segment by segment. */
export interface ExposureBins {
  readonly grid: BinGrid;
  readonly bins: readonly SegmentBins[];
  /** good times that are binned, of all segments together (s since EXPSTART) */
  readonly goodTimes: readonly GoodTime[];
  readonly caveats: readonly Caveat[];
}

/** Chooses columns, times and photons as the options say, and bins them in one pass through each photon list. */
export async function binExposure(
  exposure: TimeTagExposure,
  options: ExtractionOptions,
  within: ReadonlyMap<string, WavelengthWindow> | undefined,
): Promise<ExposureBins> {
  const chosen = applyOwnChoices(selectSegments(exposure, options, within), options);
  const grid = binGrid(exposure, chosen.selected.length, options.stepSeconds ?? defaultStepSeconds);
  const { caveats: timeCaveats, lost } = lostTimes(exposure, options);
  const caveats: Caveat[] = [...chosen.caveats, ...timeCaveats];
  const bins: SegmentBins[] = [];
  const goodTimes: GoodTime[] = [];
  for (const list of byPhotonList(chosen.selected)) {
    const binned = subtract(list[0]!.segment.goodTimes, lost);
    goodTimes.push(...binned);
    const ticks = toTicks(binned, grid.tickSeconds);
    const choice = { filter: chosen.filter, ticks, background: options.background ?? 'events' };
    const binnedSegments = await binSegments(list, grid, choice);
    if (exposure.linearity === undefined) bins.push(...binnedSegments);
    else {
      const detector = { ...choice, photons: list[0]!.segment.photons };
      const corrected = await correctLinearity(binnedSegments, grid, detector, exposure.linearity);
      bins.push(...corrected.bins);
      caveats.push(...corrected.caveats);
    }
  }
  return { grid, bins, goodTimes: unite(goodTimes), caveats };
}

/** More cells than this (bins of all segments) would not fit into memory, nor into a page. */
const maximumCells = 2_000_000;

export function binGrid(
  { segments, tickSeconds }: TimeTagExposure,
  segmentCount: number,
  stepSeconds: number,
): BinGrid {
  const width = ticksPerBin(stepSeconds, tickSeconds);
  const stops = segments.flatMap((each) => toTicks(each.goodTimes, tickSeconds)).map(({ stop }) => stop);
  const binCount = Math.floor(Math.max(0, ...stops) / width) + 1;
  const most = Math.floor(maximumCells / Math.max(2, segmentCount));
  if (binCount <= most) return { tickSeconds, ticksPerBin: width, binCount };
  throw new LightcurveError(
    'invalid-option',
    `step: expected at most ${most} bins, found ${binCount} for a step of ${stepSeconds} s`,
    { step: stepSeconds, bins: binCount },
  );
}

export function selectSegments(
  exposure: TimeTagExposure,
  options: ExtractionOptions,
  within: ReadonlyMap<string, WavelengthWindow> | undefined,
): readonly SelectedSegment[] {
  const isCos = exposure.identity.instrument === 'COS';
  const selected = exposure.segments
    .filter(({ name }) => within === undefined || within.has(name))
    .map((segment) => ({
      segment,
      selection: selectColumns(segment, isCos, options, within?.get(segment.name)),
    }));
  const used = countOnce(selected).filter(({ selection }) => selection.usedCount > 0);
  if (used.length > 0) return used;
  const names = exposure.segments.map(({ name }) => name).join(', ');
  throw new LightcurveError(
    'no-columns-left',
    `${exposure.identity.rootname}: expected good columns within the wavelengths asked for, found none in ${names}`,
    { rootname: exposure.identity.rootname },
  );
}

/** Good time that the options give up: with the Sun too high. Without a TIMELINE nothing is known of the Sun. */
export function lostTimes(
  { sunAltitudes }: TimeTagExposure,
  { maximumSunAltitude }: ExtractionOptions,
): { readonly lost: readonly GoodTime[]; readonly caveats: readonly Caveat[] } {
  if (maximumSunAltitude === undefined) return { lost: [], caveats: [] };
  if (sunAltitudes !== undefined) return { lost: timesAbove(sunAltitudes, maximumSunAltitude), caveats: [] };
  const text = 'the limit on the height of the Sun is not applied: no TIMELINE says where the Sun was';
  return { lost: [], caveats: [{ code: 'no-sun-altitudes', text }] };
}

export function byPhotonList(selected: readonly SelectedSegment[]): readonly (readonly SelectedSegment[])[] {
  const lists = new Map<unknown, SelectedSegment[]>();
  for (const each of selected) {
    const { photons } = each.segment;
    lists.set(photons, [...(lists.get(photons) ?? []), each]);
  }
  return [...lists.values()];
}

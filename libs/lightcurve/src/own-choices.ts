import type { Caveat } from './caveat.js';
import { constantBox, rowsOf, type Box } from './detector-boxes.js';
import type { ExtractionOptions, RowChoice } from './extraction-options.js';
import { LightcurveError } from './lightcurve-error.js';
import { pipelineFilter, type PhotonFilter } from './photon-list.js';
import type { SelectedSegment } from './segment-bins.js';
import type { Background, Segment } from './time-tag-exposure.js';

/** Segments as a user wants them, and which of their photons. */
export interface ChosenSegments {
  readonly selected: readonly SelectedSegment[];
  readonly filter: PhotonFilter;
  readonly caveats: readonly Caveat[];
}

/**
 * Puts a user's own boxes and photon limits in place of the pipeline's. The x1d's sensitivity, counts and background
 * belong to the pipeline's own choice, so they are dropped: counts remain, flux does not.
 *
 * @throws LightcurveError `invalid-option` when boxes are for a segment that is not there
 */
export function applyOwnChoices(
  selected: readonly SelectedSegment[],
  options: ExtractionOptions,
): ChosenSegments {
  const { source = [], backgroundRows = [], rejectedDq, pulseHeights } = options;
  const filter = { rejectedDq: rejectedDq ?? pipelineFilter.rejectedDq, pulseHeights };
  requireKnownSegments([...source, ...backgroundRows], selected);
  const isOwnFilter = filter.rejectedDq !== pipelineFilter.rejectedDq || pulseHeights !== undefined;
  const changed = selected.map((each) => {
    const own = ownBoxes(each.segment, source, backgroundRows);
    return own === undefined && !isOwnFilter
      ? each
      : { ...each, segment: withoutSpectrum(own ?? each.segment) };
  });
  const isOwn = changed.some((each, number) => each !== selected[number]);
  const text = 'no flux: the sensitivity of the x1d does not hold for other boxes or photons than its own';
  return { selected: changed, filter, caveats: isOwn ? [{ code: 'own-photons', text }] : [] };
}

function ownBoxes(
  segment: Segment,
  source: readonly RowChoice[],
  backgroundRows: readonly RowChoice[],
): Segment | undefined {
  const isOwn = (choice: RowChoice) => choice.segment === undefined || choice.segment === segment.name;
  const sourceRows = source.filter(isOwn);
  const bands = backgroundRows.filter(isOwn);
  if (sourceRows.length === 0 && bands.length === 0) return undefined;
  const boxes = sourceRows.length === 0 ? segment.source : sourceRows.map((rows) => ownBox(segment, rows));
  return {
    ...segment,
    source: boxes,
    background: ownBackground(segment, boxes, bands),
  };
}

function ownBackground(
  segment: Segment,
  source: readonly Box[],
  bands: readonly RowChoice[],
): Background | undefined {
  const boxes = bands.length > 0 ? bands.map((rows) => ownBox(segment, rows)) : segment.background?.boxes;
  if (boxes === undefined) return undefined;
  return {
    boxes,
    sourceRows: rowsOf(source, segment.photons.columnCount),
    backgroundRows: rowsOf(boxes, segment.photons.columnCount),
    smoothingColumns: segment.background?.smoothingColumns ?? 1,
    weighing: 'epsilon',
    spectrum: undefined,
  };
}

function ownBox({ photons }: Segment, { low, high }: RowChoice): Box {
  return constantBox(photons.columnCount, low - 0.5, high + 0.5);
}

function withoutSpectrum(segment: Segment): Segment {
  const background = segment.background && { ...segment.background, spectrum: undefined };
  return { ...segment, background, calibration: undefined, expectedCounts: undefined };
}

function requireKnownSegments(choices: readonly RowChoice[], selected: readonly SelectedSegment[]): void {
  const names = selected.map(({ segment }) => segment.name);
  for (const { segment } of choices)
    if (segment !== undefined && !names.includes(segment))
      throw new LightcurveError(
        'invalid-option',
        `rows: expected a segment of ${names.join(', ')}, found "${segment}"`,
        { found: segment },
      );
}

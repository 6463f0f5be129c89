import { byPhotonList, lostTimes } from '../bin-exposure.js';
import type { Box } from '../detector-boxes.js';
import { requireValidOptions, type ExtractionOptions } from '../extraction-options.js';
import { intersect, isGoodTick, subtract, toTicks, type GoodTime } from '../good-times.js';
import { LightcurveError } from '../lightcurve-error.js';
import { applyOwnChoices } from '../own-choices.js';
import { describeSelection } from '../column-selection.js';
import type { SelectedSegment } from '../segment-bins.js';
import type { TimeTagExposure } from '../time-tag-exposure.js';

/** Photons of one detector segment as a picture, with the boxes that spectrum and background are taken from. */
export interface DetectorImage {
  /** segments, stripes or orders on it */
  readonly segments: readonly string[];
  /** detector columns and rows in a pixel of the picture */
  readonly columnsPerPixel: number;
  readonly rowsPerPixel: number;
  readonly width: number;
  readonly height: number;
  /** photons; row after row, the lowest first */
  readonly events: Uint32Array;
  readonly boxes: readonly DetectorBox[];
}

/** A box on the picture's detector; rows as the photons have them: YFULL for COS, 0-based high-resolution for STIS. */
export interface DetectorBox extends Box {
  readonly segment: string;
  readonly region: 'source' | 'background';
}

/** What may be chosen beside the photons themselves. */
export interface DetectorImageOptions extends ExtractionOptions {
  /** whole numbers, default 16 and 1 */
  readonly columnsPerPixel?: number;
  readonly rowsPerPixel?: number;
  /** s since EXPSTART; default all good time */
  readonly times?: readonly GoodTime[];
}

/**
 * Where the photons of an exposure fell, those in good time that pass the filters; one picture for each photon list
 * (FUVA, FUVB; the one of NUV or a MAMA). Every photon on the detector is in it, in a box or not.
 *
 * @throws LightcurveError `invalid-option`
 */
export async function makeDetectorImages(
  exposure: TimeTagExposure,
  options: DetectorImageOptions = {},
): Promise<readonly DetectorImage[]> {
  requireValidOptions(options);
  const columnsPerPixel = requireWhole('columns per pixel', options.columnsPerPixel ?? 16);
  const rowsPerPixel = requireWhole('rows per pixel', options.rowsPerPixel ?? 1);
  const all = exposure.segments.map((segment) => ({
    segment,
    selection: describeSelection(segment.goodColumns, segment.wavelengths),
  }));
  const { selected, filter } = applyOwnChoices(all, options);
  const { lost } = lostTimes(exposure, options);
  const images: DetectorImage[] = [];
  for (const list of byPhotonList(selected)) {
    const { photons, goodTimes } = list[0]!.segment;
    const asked = options.times === undefined ? goodTimes : intersect(goodTimes, options.times);
    const intervals = toTicks(subtract(asked, lost), exposure.tickSeconds);
    const width = Math.ceil(photons.columnCount / columnsPerPixel);
    const height = Math.ceil(photons.rowCount / rowsPerPixel);
    const events = new Uint32Array(width * height);
    for await (const { count, ticks, columns, rows } of photons.batches(filter))
      for (let photon = 0; photon < count; photon++) {
        const [column, row] = [columns[photon], rows[photon]];
        const isOutside = column < 0 || column >= photons.columnCount || row < 0 || row >= photons.rowCount;
        if (isOutside || !isGoodTick(intervals, ticks[photon])) continue;
        events[Math.floor(row / rowsPerPixel) * width + Math.floor(column / columnsPerPixel)] += 1;
      }
    images.push({
      segments: list.map(({ segment }) => segment.name),
      columnsPerPixel,
      rowsPerPixel,
      width,
      height,
      events,
      boxes: list.flatMap(boxesOf),
    });
  }
  return images;
}

function boxesOf({ segment: { name, source, background } }: SelectedSegment): readonly DetectorBox[] {
  return [
    ...source.map((box) => ({ ...box, segment: name, region: 'source' as const })),
    ...(background?.boxes ?? []).map((box) => ({ ...box, segment: name, region: 'background' as const })),
  ];
}

function requireWhole(name: string, value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= 4096) return value;
  throw new LightcurveError(
    'invalid-option',
    `${name}: expected a whole number from 1 to 4096, found ${value}`,
    { found: value },
  );
}

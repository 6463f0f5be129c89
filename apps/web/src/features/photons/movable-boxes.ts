import type { DetectorBox, DetectorImage, RowChoice } from '@hstlc/lightcurve';
import type { PhotonState } from './photon-state.js';

/** A box of a detector segment as whole rows, the same in all columns. */
export interface MovableBox {
  readonly segment: string;
  readonly region: 'source' | 'background';
  /** which of the boxes of its segment and region, from 0 */
  readonly place: number;
  /** first and last row, both in the box */
  readonly low: number;
  readonly high: number;
}

/** What of a box is taken hold of. */
export type BoxPart = 'whole' | 'low' | 'high';

type Image = Pick<DetectorImage, 'segments' | 'boxes'>;
/** Own boxes as the address has them. */
type Own = Pick<PhotonState, 'source' | 'background'>;

/**
 * The boxes of a picture as rows: the reader's own as the address has them, whether they have been counted or not; those
 * of the pipeline, which may bend or slope, by the middle of their edges.
 */
export function movableBoxes({ segments, boxes }: Image, own: Own): readonly MovableBox[] {
  return segments.flatMap((segment) =>
    regions.flatMap((region) => {
      const chosen = own[region].filter((each) => (each.segment ?? segment) === segment);
      const drawn = boxes.filter((box) => box.segment === segment && box.region === region);
      const rows = chosen.length > 0 ? chosen : drawn.map(rowsOfBox);
      return rows.map(({ low, high }, place) => ({
        segment,
        region,
        place,
        low: Math.round(low),
        high: Math.round(high),
      }));
    }),
  );
}

const regions = ['source', 'background'] as const;

function rowsOfBox({ low, high }: DetectorBox): Pick<MovableBox, 'low' | 'high'> {
  // an edge lies half a row beyond the middle of the last pixel
  const first = Math.round(middleOf(low, high, low) + 0.5);
  return { low: first, high: Math.max(first, Math.round(middleOf(low, high, high) - 0.5)) };
}

/** The median of an edge over the columns in which the box is not empty. */
function middleOf(low: Float64Array, high: Float64Array, edge: Float64Array): number {
  const known = edge.filter((_, column) => high[column]! > low[column]!).toSorted();
  return known[known.length >> 1] ?? 0;
}

/**
 * A box by so many rows further: as a whole, or one of its edges, which does not pass the other.
 *
 * @param rowCount of the detector, which it does not leave
 */
export function moved(box: MovableBox, part: BoxPart, byRows: number, rowCount: number): MovableBox {
  const { low, high } = box;
  const clamp = (row: number, least: number, most: number) => Math.min(Math.max(row, least), most);
  const by = Math.round(byRows);
  switch (part) {
    case 'whole': {
      const first = clamp(low + by, 0, rowCount - 1 - (high - low));
      return { ...box, low: first, high: first + high - low };
    }
    case 'low':
      return { ...box, low: clamp(low + by, 0, high) };
    case 'high':
      return { ...box, high: clamp(high + by, low, rowCount - 1) };
  }
}

/**
 * The reader's own boxes once one has been changed: of its segment all of its region, since own boxes stand in place of
 * all the pipeline's, and those of other segments that were their own before.
 */
export function withBox(images: readonly Image[], changed: MovableBox, own: Own): Partial<Own> {
  const { region } = changed;
  const isOwn = (segment: string) =>
    segment === changed.segment || own[region].some((each) => (each.segment ?? segment) === segment);
  const choices = images
    .flatMap((image) => movableBoxes(image, own))
    .filter((box) => box.region === region && isOwn(box.segment))
    .map((box): RowChoice => {
      const { segment, low, high } = isSame(box, changed) ? changed : box;
      return { segment, low, high };
    });
  return { [region]: choices };
}

export function isSame(one: MovableBox, other: MovableBox): boolean {
  return one.segment === other.segment && one.region === other.region && one.place === other.place;
}

/** What a box is called among those of its segment. */
export function boxName({ segment, region, place }: MovableBox): string {
  return `${region}${place === 0 ? '' : ` ${place + 1}`} of ${segment}`;
}

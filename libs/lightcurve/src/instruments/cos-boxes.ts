import type { Header } from '@hstlc/fits';
import { requireNumber } from './read-identity.js';
import type { SpectrumRow } from './spectrum-row.js';

/** Rows from `first` to `last`, both included. */
export interface RowRange {
  readonly first: number;
  readonly last: number;
}

/** Where the spectrum and its background lie on a COS detector, by column. */
export interface CosBoxes {
  readonly columnCount: number;
  /** added to XFULL to give the column: X_OFFSET */
  readonly columnOffset: number;
  readonly source: (column: number) => RowRange;
  /** one for each band */
  readonly background: readonly ((column: number) => RowRange)[];
  /** TWOZONE weighs background photons by EPSILON, BOXCAR counts them and weighs by the column's mean EPSILON */
  readonly algorithm: 'twozone' | 'boxcar';
}

/** Columns of a FUV segment and of a NUV stripe's spectrum, as in the x1d. */
const columnCounts = { FUV: 16_384, NUV: 1_274 } as const;

/** XFULL at which SP_LOC and B_BKGn are given. @see CALCOS extract.py lines 1038 and 2427–2432 */
const referenceColumns = {
  FUV: { source: 8_192, background: 8_192 },
  NUV: { source: 537, background: 512 },
} as const;

/**
 * The boxes of a segment or stripe: for a TWOZONE x1d its row limits, else the parallelogram of the header's SP_ cards;
 * the background bands are the header's B_ cards.
 *
 * @param extraction XTRCTALG of the x1d; when it is absent, row limits above 0 mean TWOZONE
 * @see CALCOS extract.py lines 1088–1148 (BOXCAR) and 1480–1600 (TWOZONE), BSD-3-Clause
 */
export function cosBoxes(
  name: string,
  header: Header,
  row: SpectrumRow | undefined,
  extraction: string | undefined,
): CosBoxes {
  const detector = name.startsWith('FUV') ? 'FUV' : 'NUV';
  const letter = name.slice(-1);
  const columnOffset = detector === 'FUV' ? 0 : (header.number('X_OFFSET') ?? 100);
  const slope = header.number(`SP_SLP_${letter}`) ?? 0;
  const reference = referenceColumns[detector];
  const isTwoZone =
    row !== undefined &&
    row.has('Y_LOWER_OUTER') &&
    (extraction === undefined
      ? row.values('Y_UPPER_OUTER').some((edge) => edge > 0)
      : extraction === 'TWOZONE');
  const bands = [1, 2].map((band) => ({
    centre: requireNumber(header, `B_BKG${band}_${letter}`),
    height: requireNumber(header, `B_HGT${band}_${letter}`),
  }));
  return {
    columnCount: columnCounts[detector],
    columnOffset,
    algorithm: isTwoZone ? 'twozone' : 'boxcar',
    source: isTwoZone ? zoneRows(row) : boxRows(header, letter, slope, reference.source, columnOffset),
    background: bands.map(({ centre, height }) => (column: number) => {
      const half = Math.floor(height / 2);
      const middle = centre + slope * (column - columnOffset - reference.background);
      // TWOZONE bands are centred and odd, BOXCAR bands have exactly their height
      if (isTwoZone) return { first: Math.round(centre) - half, last: Math.round(centre) + half };
      const first = Math.round(middle - half);
      return { first, last: first + height - 1 };
    }),
  };
}

function zoneRows(row: SpectrumRow): (column: number) => RowRange {
  const lower = row.values('Y_LOWER_OUTER');
  const upper = row.values('Y_UPPER_OUTER');
  return (column) => ({ first: lower[column], last: upper[column] });
}

function boxRows(
  header: Header,
  letter: string,
  slope: number,
  referenceColumn: number,
  columnOffset: number,
): (column: number) => RowRange {
  const location = requireNumber(header, `SP_LOC_${letter}`);
  const height = requireNumber(header, `SP_HGT_${letter}`);
  return (column) => {
    const middle = location + slope * (column - columnOffset - referenceColumn);
    const first = Math.round(middle - Math.floor(height / 2));
    return { first, last: first + height - 1 };
  };
}

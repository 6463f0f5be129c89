import type { Header } from '@hstlc/fits';
import { boxOfRows, constantBox, type Box } from '../detector-boxes.js';
import { requireNumber } from './read-identity.js';
import type { SpectrumRow } from './spectrum-row.js';

/** Where the spectrum and its background lie on a COS detector, by column. */
export interface CosBoxes {
  readonly columnCount: number;
  /** added to XFULL to give the column: X_OFFSET */
  readonly columnOffset: number;
  /** made anew at each call, as the next */
  readonly source: () => Box;
  /** one for each band */
  readonly background: () => readonly Box[];
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
  const columnCount = columnCounts[detector];
  /** a parallelogram along the spectrum, its centre given at a column of XFULL */
  const slanted = ({ centre, height }: Band, at: number) =>
    boxOfRows(columnCount, height, (column) =>
      Math.round(centre + slope * (column - columnOffset - at) - Math.floor(height / 2)),
    );
  // TWOZONE bands are centred and odd, BOXCAR bands have exactly their height
  const centred = ({ centre, height }: Band) => {
    const half = Math.floor(height / 2) + 0.5;
    return constantBox(columnCount, Math.round(centre) - half, Math.round(centre) + half);
  };
  const place = isTwoZone
    ? undefined
    : {
        centre: requireNumber(header, `SP_LOC_${letter}`),
        height: requireNumber(header, `SP_HGT_${letter}`),
      };
  return {
    columnCount,
    columnOffset,
    algorithm: isTwoZone ? 'twozone' : 'boxcar',
    source: () => (place === undefined ? zoneBox(row!, columnCount) : slanted(place, reference.source)),
    background: () => bands.map((band) => (isTwoZone ? centred(band) : slanted(band, reference.background))),
  };
}

/** Where a box is at its reference column, and how many rows it has. */
interface Band {
  readonly centre: number;
  readonly height: number;
}

/** From row to row, both included, by the columns of a TWOZONE x1d. */
function zoneBox(row: SpectrumRow, columnCount: number): Box {
  const lower = row.values('Y_LOWER_OUTER');
  const upper = row.values('Y_UPPER_OUTER');
  const box = { low: new Float64Array(columnCount), high: new Float64Array(columnCount) };
  for (let column = 0; column < columnCount; column++) {
    box.low[column] = lower[column] - 0.5;
    box.high[column] = upper[column] + 0.5;
  }
  return box;
}

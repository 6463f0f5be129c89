import type { CosMode, CosStripe } from './cos-mode.js';

/** How the pipeline extracts a spectrum: XTRCTALG. */
export type Extraction = 'TWOZONE' | 'BOXCAR';

/** Rows, both included. */
export interface Rows {
  readonly first: number;
  readonly last: number;
}

/** Rows of the spectrum's box in a column of the x1d. */
export function sourceRows(mode: CosMode, stripe: CosStripe, extraction: Extraction, column: number): Rows {
  if (extraction === 'TWOZONE') return zoneRows(stripe, column, 11.5, 3.5);
  const middle = stripe.location + stripe.slope * (column - mode.columnOffset - mode.sourceReference);
  const first = Math.floor(middle - Math.floor(stripe.height / 2) + 0.5);
  return { first, last: first + stripe.height - 1 };
}

/** Rows of the TWOZONE inner zone, where flagged pixels count. */
export function innerRows(stripe: CosStripe, column: number): Rows {
  return zoneRows(stripe, column, 6.5, 2);
}

/** A zone that narrows and widens slowly along the dispersion, as the profile's contours do. */
function zoneRows({ location }: CosStripe, column: number, half: number, change: number): Rows {
  const reach = half + change * Math.cos((2 * Math.PI * column) / 16_384) ** 2;
  return { first: Math.round(location - reach), last: Math.round(location + reach) };
}

/**
 * Rows of the two background bands in a column: TWOZONE bands are odd and centred, BOXCAR bands have their very height.
 *
 * @see CALCOS extract.py lines 1088-1148 (BOXCAR), 1480-1600 (TWOZONE), BSD-3-Clause
 */
export function bandRows(
  mode: CosMode,
  stripe: CosStripe,
  extraction: Extraction,
  column: number,
): readonly Rows[] {
  const half = Math.floor(stripe.bandHeight / 2);
  return stripe.bands.map((centre) => {
    if (extraction === 'TWOZONE')
      return { first: Math.round(centre) - half, last: Math.round(centre) + half };
    const middle = centre + stripe.slope * (column - mode.columnOffset - mode.bandReference);
    const first = Math.floor(middle - half + 0.5);
    return { first, last: first + stripe.bandHeight - 1 };
  });
}

export function contains({ first, last }: Rows, row: number): boolean {
  return row >= first && row <= last;
}

export function countRows({ first, last }: Rows): number {
  return last - first + 1;
}

import type { FitsFile } from '@hstlc/fits';
import type { Caveat } from '../caveat.js';
import { LightcurveError } from '../lightcurve-error.js';

/** A flat field: what a pixel sees of an even light, 1 on average. */
export interface FlatField {
  readonly columnCount: number;
  readonly rowCount: number;
  /** row after row, the lowest first */
  readonly values: Float32Array;
}

/** The flat fields of a STIS exposure: pixel to pixel, delta, low order; each undefined where its file is not at hand. */
export interface StisFlats {
  readonly pixel: FlatField | undefined;
  readonly delta: FlatField | undefined;
  readonly lowOrder: FlatField | undefined;
}

/** Pixels of a MAMA along an axis, in the high resolution of time-tag events. */
const detectorSize = 2048;

/** Reads the flat field of a reference file: its SCI image. @throws LightcurveError `unsupported-configuration` */
export async function readFlatField(file: FitsFile): Promise<FlatField> {
  const hdu = file.hdus.find(({ name, kind }) => name === 'SCI' && kind === 'image');
  const image = await hdu?.image();
  const [columnCount = 0, rowCount = 0] = image?.shape ?? [];
  const divides = (size: number) => size > 0 && detectorSize % size === 0;
  if (image === undefined || !divides(columnCount) || !divides(rowCount))
    throw new LightcurveError(
      'unsupported-configuration',
      `flat field: expected an image SCI whose sides divide ${detectorSize}, found ${columnCount} × ${rowCount}`,
      { expected: detectorSize, found: `${columnCount} × ${rowCount}` },
    );
  return { columnCount, rowCount, values: Float32Array.from(image.values, Number) };
}

/**
 * A coarse image on a finer grid, bilinear between the centres of its pixels; beyond the outermost centres the line
 * through the last two goes on.
 *
 * @param columnCount a whole multiple of the image's, and so `rowCount`
 * @see CALSTIS lib/unbin2d.c (InterpInfo), BSD-3-Clause
 */
export function expandFlat(flat: FlatField, columnCount: number, rowCount: number): FlatField {
  if (flat.columnCount === columnCount && flat.rowCount === rowCount) return flat;
  const across = weightsAlong(flat.columnCount, columnCount);
  const along = weightsAlong(flat.rowCount, rowCount);
  const values = new Float32Array(columnCount * rowCount);
  for (let row = 0; row < rowCount; row++) {
    const low = along.index[row] * flat.columnCount;
    const high = Math.min(flat.rowCount - 1, along.index[row] + 1) * flat.columnCount;
    const share = along.share[row];
    for (let column = 0; column < columnCount; column++) {
      const left = across.index[column];
      const right = Math.min(flat.columnCount - 1, left + 1);
      const sideways = across.share[column];
      const lower = flat.values[low + left] * (1 - sideways) + flat.values[low + right] * sideways;
      const upper = flat.values[high + left] * (1 - sideways) + flat.values[high + right] * sideways;
      values[row * columnCount + column] = lower * (1 - share) + upper * share;
    }
  }
  return { columnCount, rowCount, values };
}

/** For each fine pixel the coarse one before it, and how far it is on the way to the next (beyond the ends < 0, > 1). */
function weightsAlong(coarse: number, fine: number) {
  const factor = fine / coarse;
  const places = Float64Array.from({ length: fine }, (_, pixel) => (pixel - (factor - 1) / 2) / factor);
  const index = Int32Array.from(places, (place) => Math.max(0, Math.min(coarse - 2, Math.trunc(place))));
  return { index, share: places.map((place, pixel) => place - index[pixel]) };
}

/**
 * The product of the flat fields at hand, on the grid of the finest; undefined where there is none.
 *
 * @see CALSTIS cs1/doflat.c, BSD-3-Clause
 */
export function combineFlats({ pixel, delta, lowOrder }: StisFlats): FlatField | undefined {
  const flats = [pixel, delta, lowOrder].filter((flat) => flat !== undefined);
  if (flats.length === 0) return undefined;
  const fine = pixel === undefined && delta === undefined ? [detectorSize] : [];
  const columnCount = Math.max(...fine, ...flats.map((flat) => flat.columnCount));
  const rowCount = Math.max(...fine, ...flats.map((flat) => flat.rowCount));
  const expanded = flats.map((flat) => expandFlat(flat, columnCount, rowCount).values);
  const values = new Float32Array(columnCount * rowCount);
  for (let place = 0; place < values.length; place++)
    values[place] = expanded.reduce((product, each) => product * each[place], 1);
  return { columnCount, rowCount, values };
}

/**
 * What a photon counts for by the raw pixel it fell on: 1 / flat. Where the flat is not above 0 the photon counts for
 * one, as CALSTIS leaves such pixels (and flags them).
 *
 * @returns of 0-based high-resolution pixels, DETAXIS1 − 1 and AXIS2 − 1; 1 beyond the detector
 * @see CALSTIS cs1/doflat.c lines 188 and 204, lib/div2d.c, BSD-3-Clause
 */
export function flatWeight({
  columnCount,
  rowCount,
  values,
}: FlatField): (rawX: number, rawY: number) => number {
  const perColumn = detectorSize / columnCount;
  const perRow = detectorSize / rowCount;
  return (rawX, rawY) => {
    if (!(rawX >= 0 && rawX < detectorSize && rawY >= 0 && rawY < detectorSize)) return 1;
    const flat = values[Math.floor(rawY / perRow) * columnCount + Math.floor(rawX / perColumn)];
    return flat > 0 ? 1 / flat : 1;
  };
}

const flatNames = {
  pixel: { keyword: 'PFLTFILE', text: 'the pixel-to-pixel flat field' },
  delta: { keyword: 'DFLTFILE', text: 'the delta flat field' },
  lowOrder: { keyword: 'LFLTFILE', text: 'the low-order flat field' },
} as const satisfies Record<keyof StisFlats, { keyword: string; text: string }>;

/**
 * A caveat for each flat field that the header names and that is not at hand.
 *
 * @param named reference files of the header by keyword, as `oref$abc_pfl.fits`
 */
export function missingFlatCaveats(
  flats: StisFlats,
  named: Readonly<Record<string, string>>,
): readonly Caveat[] {
  return (['pixel', 'delta', 'lowOrder'] as const).flatMap((which) => {
    const { keyword, text } = flatNames[which];
    const name = named[keyword];
    if (flats[which] !== undefined || name === undefined) return [];
    return [
      { code: `no-${keyword.toLowerCase()}`, text: `${text} ${name} is not at hand: EPSILON lacks it` },
    ];
  });
}

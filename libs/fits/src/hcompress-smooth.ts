/**
 * Smooths the differences of an H-transform that was divided by a scale, before they become pixels: slopes and
 * curvature of each 2 × 2 pixels come nearer to what the sums around say, by no more than dividing may have taken and
 * not beyond what keeps a rise a rise. Those at the edges stay.
 *
 * @param values sums, each with its differences: right of it, below it, and of both; `width` to a row; changed in place
 * @param area rows and columns of it that are in use
 * @param scale what the coefficients were divided by
 * @see White, Postman & Lattanzi 1992, "Compression of the Guide Star Digitised Schmidt Plates"; to the bits of
 *   hsmooth in cfitsio 4.2's fits_hdecompress.c
 */
export function smoothDifferences(
  values: Float64Array,
  width: number,
  area: { readonly height: number; readonly width: number },
  scale: number,
): void {
  const most = Math.floor(scale / 2);
  if (most <= 0) return;
  for (let row = 0; row < area.height; row += 2)
    for (let column = 0; column < area.width; column += 2) {
      const place = row * width + column;
      const hasRows = row >= 2 && row < area.height - 2;
      const hasColumns = column >= 2 && column < area.width - 2;
      if (hasRows) smoothSlope(values, place, width, most);
      if (hasColumns) smoothSlope(values, place, 1, most);
      if (hasRows && hasColumns) smoothCurvature(values, place, width, most);
    }
}

/** @param step to the difference along this axis; twice that to the next sum */
function smoothSlope(values: Float64Array, place: number, step: number, most: number): void {
  const before = values[place]! - values[place - 2 * step]!;
  const after = values[place + 2 * step]! - values[place]!;
  const least = 4 * Math.min(Math.max(after, before), 0);
  const greatest = 4 * Math.max(Math.min(after, before), 0);
  if (least < greatest) approach(values, place + step, before + after, { least, greatest, parts: 8, most });
}

function smoothCurvature(values: Float64Array, place: number, width: number, most: number): void {
  const here = values[place]!;
  const belowRight = values[place + 2 * width + 2]! - here;
  const aboveLeft = here - values[place - 2 * width - 2]!;
  const belowLeft = here - values[place + 2 * width - 2]!;
  const aboveRight = values[place - 2 * width + 2]! - here;
  const down = 2 * values[place + width]!;
  const right = 2 * values[place + 1]!;
  const greatest =
    16 *
    Math.min(
      Math.max(belowRight, 0) - down - right,
      Math.max(belowLeft, 0) + down - right,
      Math.max(-aboveRight, 0) - down + right,
      Math.max(-aboveLeft, 0) + down + right,
    );
  const least =
    16 *
    Math.max(
      Math.min(belowRight, 0) - down - right,
      Math.min(belowLeft, 0) + down - right,
      Math.min(-aboveRight, 0) - down + right,
      Math.min(-aboveLeft, 0) + down + right,
    );
  const wanted = belowRight - aboveLeft - aboveRight + belowLeft;
  if (least < greatest) approach(values, place + width + 1, wanted, { least, greatest, parts: 64, most });
}

interface Limits {
  /** of what is wanted */
  readonly least: number;
  readonly greatest: number;
  /** what is wanted is so many times the difference */
  readonly parts: number;
  /** greatest change of the difference */
  readonly most: number;
}

function approach(
  values: Float64Array,
  place: number,
  wanted: number,
  { least, greatest, parts, most }: Limits,
): void {
  const change = Math.max(Math.min(wanted, greatest), least) - parts * values[place]!;
  values[place]! += Math.max(Math.min(Math.trunc(change / parts), most), -most);
}

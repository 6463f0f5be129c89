import { describeSelection } from './column-selection.js';
import type { SelectedSegment } from './segment-bins.js';

/**
 * Counts each wavelength once: of columns of two segments that see the same wavelength, as neighbouring echelle orders
 * do, the less sensitive one is left out. Segments without a calibration or wavelengths stay as they are.
 *
 * @see the project's science page, section 3, rule 5
 */
export function countOnce(selected: readonly SelectedSegment[]): readonly SelectedSegment[] {
  if (selected.length < 2) return selected;
  return selected.map((each) => {
    const rivals = selected.filter((other) => other !== each && sharesWavelengths(each, other));
    if (rivals.length === 0) return each;
    const { wavelengths } = each.segment;
    const used = each.selection.used.slice();
    for (const rival of rivals) {
      const [low, high] = reachOf(rival);
      for (let column = 0; column < used.length; column++) {
        const mayRival = used[column] === 1 && wavelengths[column] >= low && wavelengths[column] <= high;
        if (mayRival && seesBetter(rival, each, wavelengths[column], column)) used[column] = 0;
      }
    }
    return { ...each, selection: describeSelection(used, wavelengths) };
  });
}

/** The wavelengths that its columns used see, and a column more at either end (Å). */
function reachOf({ selection: { range, widths } }: SelectedSegment): readonly [low: number, high: number] {
  let widest = 0;
  for (const width of widths) if (width > widest) widest = width;
  return [range[0] - widest, range[1] + widest];
}

function sharesWavelengths(a: SelectedSegment, b: SelectedSegment): boolean {
  if (a.segment.calibration === undefined || b.segment.calibration === undefined) return false;
  return a.selection.range[0] <= b.selection.range[1] && b.selection.range[0] <= a.selection.range[1];
}

/** Whether the rival has a used column at this wavelength with a larger sensitivity; of equals the first by name. */
function seesBetter(
  rival: SelectedSegment,
  own: SelectedSegment,
  wavelength: number,
  ownColumn: number,
): boolean {
  const column = columnAt(rival.segment.wavelengths, wavelength);
  if (column < 0 || rival.selection.used[column] === 0) return false;
  const theirs = rival.segment.calibration!.sensitivities[column];
  const ours = own.segment.calibration!.sensitivities[ownColumn];
  return theirs > ours || (theirs === ours && rival.segment.name < own.segment.name);
}

/** The column in which a wavelength lies; −1 beyond the ends. @param wavelengths ascending or descending */
function columnAt(wavelengths: Float64Array, wavelength: number): number {
  const last = wavelengths.length - 1;
  const sign = wavelengths[last] >= wavelengths[0] ? 1 : -1;
  const halfStep = (from: number) => Math.abs(wavelengths[from + 1] - wavelengths[from]) / 2;
  if (sign * (wavelength - wavelengths[0]) < -halfStep(0)) return -1;
  if (sign * (wavelength - wavelengths[last]) > halfStep(last - 1)) return -1;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sign * (wavelengths[middle] - wavelength) <= 0) low = middle;
    else high = middle;
  }
  return Math.abs(wavelengths[low] - wavelength) <= Math.abs(wavelengths[high] - wavelength) ? low : high;
}

import type { TimeScale } from './study-state.js';

/** One stretch of the axis without a gap that is closed. */
export interface Piece {
  /** first and last bin */
  readonly first: number;
  readonly last: number;
}

/** A mark of the axis: where, and what stands there; a second line names what stays the same for a while. */
export interface Tick {
  readonly position: number;
  readonly text: string;
}

interface CollapsedScale {
  readonly positions: Float64Array;
  readonly pieces: readonly Piece[];
  /** of the scale at each bin: d, or ms since 1970 of a date, or s */
  readonly values: Float64Array;
  /** what the values are offsets from */
  readonly zero: number;
  readonly scale: TimeScale;
}

/** Room a mark needs (CSS px). */
const tickPixels = 80;

/**
 * The marks of an axis whose gaps are closed: at round values of its scale within each piece, at least one where there
 * is room, whole days or dates on the first mark of a piece.
 *
 * @param range of positions that is seen
 */
export function collapsedTicks(
  scale: CollapsedScale,
  range: readonly [number, number],
  widthPixels: number,
): readonly Tick[] {
  const pixels = widthPixels / (range[1] - range[0]);
  const ticks: Tick[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const piece of scale.pieces) {
    const [from, to] = [scale.positions[piece.first]!, scale.positions[piece.last]!];
    if (to < range[0] || from > range[1]) continue;
    const seen = [Math.max(from, range[0]), Math.min(to, range[1])] as const;
    for (const tick of ticksOfPiece(scale, piece, seen, pixels)) {
      if (tick.position * pixels < free) continue;
      ticks.push(tick);
      free = tick.position * pixels + tickPixels;
    }
  }
  return ticks;
}

function ticksOfPiece(
  { positions, values, zero, scale }: CollapsedScale,
  { first, last }: Piece,
  [from, to]: readonly [number, number],
  pixels: number,
): readonly Tick[] {
  const [start, end] = [positions[first]!, positions[last]!];
  const perPosition = end > start ? (values[last]! - values[first]!) / (end - start) : 0;
  const valueAt = (position: number) => values[first]! + (position - start) * perPosition;
  const step = stepOf((tickPixels * perPosition) / pixels, scale);
  const round: number[] = [];
  if (step > 0)
    for (let count = Math.ceil(valueAt(from) / step); count * step <= valueAt(to); count++)
      round.push(count * step);
  // where there is no round value the piece's begin is named, exactly
  const named = round.length > 0 ? round : [valueAt(from)];
  return named.map((value, index) => ({
    position: perPosition > 0 ? start + (value - values[first]!) / perPosition : from,
    text: textOf(value, zero, round.length > 0 ? step : 0, scale, index === 0),
  }));
}

const decimalSteps = [1, 2, 5, 10];
const clockSteps = [
  0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800,
  21_600, 43_200, 86_400,
].map((seconds) => seconds * 1000);

/** The smallest round step that is not below; 0 when there is none. */
function stepOf(least: number, scale: TimeScale): number {
  if (!(least > 0)) return 0;
  if (scale === 'utc') return clockSteps.find((step) => step >= least) ?? 0;
  const power = 10 ** Math.floor(Math.log10(least));
  return decimalSteps.find((step) => step * power >= least)! * power;
}

function textOf(value: number, zero: number, step: number, scale: TimeScale, isFirst: boolean): string {
  if (scale === 'utc') {
    const iso = new Date(Math.round(value)).toISOString();
    const clock =
      step >= 60_000 ? iso.slice(11, 16) : step >= 1000 || step === 0 ? iso.slice(11, 19) : iso.slice(11, 22);
    return isFirst ? `${clock}<br>${iso.slice(0, 10)}` : clock;
  }
  const digits = step === 0 ? 3 : Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  if (scale === 'seconds')
    return value.toFixed(step === 0 ? 0 : digits).replace(/\B(?=(\d{3})+(?!\d))/g, ' ');
  const day = Math.floor(value + 1e-9);
  const fraction = (value - day).toFixed(step === 0 ? 4 : digits);
  const mark = fraction.startsWith('1') ? `+1${fraction.slice(1)}` : fraction.slice(1) || '.0';
  return isFirst ? `${mark}<br>${zero + day}` : mark;
}

import type { StudyCurve } from './study-curve.js';
import type { StudyState, TimeScale } from './study-state.js';
import { collapsedTicks, type Piece, type Tick } from './time-ticks.js';

/** Where the bins lie on the axis, in its unit, and what the axis says. */
export interface TimeAxis {
  /** ascending, one per bin */
  readonly positions: Float64Array;
  readonly pieces: readonly Piece[];
  /** where one piece ends and the next begins, when gaps are collapsed */
  readonly breaks: readonly number[];
  readonly title: string;
  /** from the first to the last bin, with a little room at both ends */
  readonly whole: readonly [number, number];
  /** units of the axis in a day, at its ends */
  readonly perDay: number;
  readonly kind: 'linear' | 'date';
  /** value of the scale at a bin, for the ticks of a collapsed axis; undefined when Plotly sets the ticks */
  readonly ticks: ((range: readonly [number, number], widthPixels: number) => readonly Tick[]) | undefined;
}

/** Blank between two pieces, as a share of all they last. */
const gapShare = 0.02;

/** Room before the first and after the last bin, as a share of the axis. */
const roomShare = 0.015;

/** A gap is closed when it is longer than so many bins. */
const gapBins = 20;

/** MJD of 1970-01-01 and JD of MJD 0, exact. */
const unixEpochMjd = 40_587;
const julianDateOfMjd = 2_400_000.5;
const daySeconds = 86_400;

/** What a scale counts, as offsets from a zero that the title names. */
interface Scale {
  readonly values: Float64Array;
  readonly perDay: number;
  readonly title: string;
  readonly collapsedTitle: string;
  readonly zero: number;
}

/** Lays out the bins of a curve on a time axis. */
export function timeAxis(curve: StudyCurve, { scale, gaps }: Pick<StudyState, 'scale' | 'gaps'>): TimeAxis {
  const counted = scaleOf(curve, scale);
  const pieces = gaps === 'collapsed' ? piecesOf(curve) : [wholePiece(curve)];
  if (pieces.length <= 1) {
    const kind = scale === 'utc' ? 'date' : 'linear';
    const { values, perDay, title } = counted;
    return {
      positions: values,
      pieces,
      breaks: [],
      title,
      whole: roomy(values),
      perDay,
      kind,
      ticks: undefined,
    };
  }
  const { positions, breaks } = collapse(curve, pieces);
  return {
    positions,
    pieces,
    breaks,
    title: `${counted.collapsedTitle}, gaps collapsed (${scale === 'seconds' ? 's' : scale === 'utc' ? 'UTC' : 'd'})`,
    whole: roomy(positions),
    perDay: daySeconds,
    kind: 'linear',
    ticks: (range, widthPixels) =>
      collapsedTicks(
        { positions, pieces, values: counted.values, zero: counted.zero, scale },
        range,
        widthPixels,
      ),
  };
}

/** The position of a time (MJD UTC), or the time of a position: between bins, and beyond them by the unit of the axis. */
export function positionOfMjd({ positions, perDay }: TimeAxis, { columns }: StudyCurve, mjd: number): number {
  return interpolate(columns.MJD, positions, mjd, perDay);
}

export function mjdOfPosition(
  { positions, perDay }: TimeAxis,
  { columns }: StudyCurve,
  position: number,
): number {
  return interpolate(positions, columns.MJD, position, 1 / perDay);
}

/** The bin whose position is nearest. */
export function nearestBin(positions: Float64Array, position: number): number {
  const after = firstNotBefore(positions, position);
  if (after === 0) return 0;
  if (after === positions.length) return positions.length - 1;
  return positions[after]! - position < position - positions[after - 1]! ? after : after - 1;
}

/** Index of the first value that is not below; the length when all are. Values ascend. */
export function firstNotBefore(values: Float64Array, value: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function interpolate(from: Float64Array, to: Float64Array, value: number, slope: number): number {
  if (from.length === 0) return value * slope;
  const last = from.length - 1;
  if (value <= from[0]!) return to[0]! + (value - from[0]!) * slope;
  if (value >= from[last]!) return to[last]! + (value - from[last]!) * slope;
  const after = firstNotBefore(from, value);
  const [low, high] = [from[after - 1]!, from[after]!];
  const share = high > low ? (value - low) / (high - low) : 0;
  return to[after - 1]! + share * (to[after]! - to[after - 1]!);
}

function scaleOf({ columns, mjdReference }: StudyCurve, scale: TimeScale): Scale {
  const { MJD, BJD_TDB, TIME, BINS } = columns;
  switch (scale) {
    case 'mjd': {
      const values = MJD.map((mjd) => mjd - mjdReference);
      const title = `MJD (UTC) − ${mjdReference} (d)`;
      return { values, perDay: 1, title, collapsedTitle: 'MJD (UTC)', zero: mjdReference };
    }
    case 'bjd': {
      const zero = mjdReference + julianDateOfMjd - 0.5;
      const values = BJD_TDB.map((bjd) => bjd - zero);
      return { values, perDay: 1, title: `BJD (TDB) − ${zero} (d)`, collapsedTitle: 'BJD (TDB)', zero };
    }
    case 'utc': {
      const values = MJD.map((mjd) => (mjd - unixEpochMjd) * daySeconds * 1000);
      return { values, perDay: daySeconds * 1000, title: 'date (UTC)', collapsedTitle: 'date', zero: 0 };
    }
    case 'seconds': {
      const start = (TIME[0] ?? 0) - (BINS[0] ?? 0) / 2;
      const values = TIME.map((time) => time - start);
      const title = `time since MJD ${(mjdReference + start / daySeconds).toFixed(7)} UTC`;
      return { values, perDay: daySeconds, title: `${title} (s)`, collapsedTitle: title, zero: 0 };
    }
  }
}

function wholePiece({ binCount }: StudyCurve): Piece {
  return { first: 0, last: Math.max(0, binCount - 1) };
}

/** Stretches between long gaps, whether these lie between exposures or within one. */
function piecesOf({ columns, binCount }: StudyCurve): readonly Piece[] {
  const { TIME, BINS, EXPOSURE } = columns;
  const pieces: Piece[] = [];
  let first = -1;
  let last = -1;
  for (let bin = 0; bin < binCount; bin++) {
    if (!(EXPOSURE[bin]! > 0)) continue;
    const isFar = last >= 0 && TIME[bin]! - TIME[last]! > gapBins * BINS[bin]!;
    if (isFar) pieces.push({ first, last });
    if (first < 0 || isFar) first = bin;
    last = bin;
  }
  return first < 0 ? [] : [...pieces, { first, last }];
}

/** Lays the pieces end to end, in seconds; bins in a closed gap share what blank there is. */
function collapse({ columns, binCount }: StudyCurve, pieces: readonly Piece[]) {
  const { TIME, BINS } = columns;
  const lengthOf = ({ first, last }: Piece) => TIME[last]! - TIME[first]! + (BINS[first]! + BINS[last]!) / 2;
  const blank = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0) * gapShare;
  const positions = new Float64Array(binCount);
  const breaks: number[] = [];
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    const shift = start + BINS[piece.first]! / 2 - TIME[piece.first]!;
    for (let bin = piece.first; bin <= piece.last; bin++) positions[bin] = TIME[bin]! + shift;
    start += lengthOf(piece);
    const next = pieces[index + 1];
    if (next === undefined) break;
    const between = next.first - piece.last;
    for (let bin = piece.last + 1; bin < next.first; bin++)
      positions[bin] = start + (blank * (bin - piece.last)) / between;
    breaks.push(start + blank / 2);
    start += blank;
  }
  const [opening, closing] = [pieces[0]!.first, pieces.at(-1)!.last];
  for (let bin = opening - 1; bin >= 0; bin--) positions[bin] = positions[bin + 1]! - BINS[bin]!;
  for (let bin = closing + 1; bin < binCount; bin++) positions[bin] = positions[bin - 1]! + BINS[bin]!;
  return { positions, breaks };
}

function roomy(positions: Float64Array): readonly [number, number] {
  const [first, last] = [positions[0] ?? 0, positions.at(-1) ?? 1];
  const room = Math.max(last - first, 1e-9) * roomShare;
  return [first - room, last + room];
}

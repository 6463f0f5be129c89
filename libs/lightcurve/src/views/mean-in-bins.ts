/** A row of a TIMELINE holds until the next, which comes after a second; where rows are missing, no longer than this (s). */
const longestSeconds = 2;

/** A bin is told of when rows cover at least this share of it. */
const leastShare = 0.5;

/** Rows of a value that holds until the next row. */
export interface HeldRows {
  /** s, ascending */
  readonly seconds: Float64Array;
  /** NaN for a row that tells nothing */
  readonly values: Float64Array;
}

/** Bins that do not overlap, on the same clock. */
export interface BinEdges {
  /** s, ascending, of equal length */
  readonly starts: Float64Array;
  readonly stops: Float64Array;
}

/**
 * The mean of a slowly told value, such as an airglow rate of a TIMELINE, in each bin of a lightcurve, whether bins are
 * finer or coarser than its rows.
 *
 * @returns in the unit of the values, by bin, weighted by time; NaN for a bin of which less than half is told of
 */
export function meanInBins({ seconds, values }: HeldRows, { starts, stops }: BinEdges): Float64Array {
  const means = new Float64Array(starts.length).fill(NaN);
  const endOf = (row: number) => Math.min(seconds[row + 1] ?? Infinity, seconds[row] + longestSeconds);
  // the last row has none after it: it holds as long as the one before
  const lastHeld = seconds.length > 1 ? seconds.at(-1)! - seconds.at(-2)! : 1;
  const stopOf = (row: number) =>
    row === seconds.length - 1 ? seconds[row] + Math.min(lastHeld, longestSeconds) : endOf(row);
  let first = 0;
  for (let bin = 0; bin < starts.length; bin++) {
    const [start, stop] = [starts[bin], stops[bin]];
    while (first < seconds.length && stopOf(first) <= start) first += 1;
    let [held, sum] = [0, 0];
    for (let row = first; row < seconds.length && seconds[row] < stop; row++) {
      const share = Math.min(stop, stopOf(row)) - Math.max(start, seconds[row]);
      if (!(share > 0) || Number.isNaN(values[row])) continue;
      held += share;
      sum += share * values[row];
    }
    if (held > 0 && held >= leastShare * (stop - start)) means[bin] = sum / held;
  }
  return means;
}

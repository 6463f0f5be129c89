/** How time is laid out: exposures end to end, or as it passed. */
export type TimeLayout = 'collapsed' | 'elapsed';

/** Positions of the bins on the axis, in its unit, and what the axis says. */
export interface TimeAxis {
  readonly positions: Float64Array;
  readonly title: string;
  /** from the first to the last bin, with a little room at both ends */
  readonly range: readonly [number, number];
  /** where one exposure ends and the next begins, when gaps are collapsed */
  readonly breaks: readonly number[];
}

interface Times {
  /** mid-bin, s since `mjdReference` */
  readonly seconds: ArrayLike<number>;
  /** s */
  readonly widths: ArrayLike<number>;
  readonly datasets: ArrayLike<number>;
  /** d, MJD UTC */
  readonly mjdReference: number;
}

/** Blank between two exposures, as a share of all they last. */
const gapShare = 0.03;

/** Room before the first and after the last bin, as a share of the axis. */
const roomShare = 0.015;

/** Beyond this, elapsed time is given in days (s). */
const longSeconds = 2 * 86_400;

/** Digits of the printed zero (MJD): a tenth of a second. */
const referenceDigits = 6;

/**
 * Lays out the bins of a lightcurve on the time axis, as offsets from a zero that the title names.
 *
 * The zero is the begin of the first bin rounded to the digits that are printed, so that reading the axis and adding
 * the printed number gives the time of a bin.
 */
export function timeAxis(times: Times, layout: TimeLayout): TimeAxis {
  const { seconds, widths, mjdReference } = times;
  const begin = (seconds[0] ?? 0) - (widths[0] ?? 0) / 2;
  const reference = (mjdReference + begin / 86_400).toFixed(referenceDigits);
  const zero = (Number(reference) - mjdReference) * 86_400;
  if (layout === 'collapsed') {
    const { positions, breaks } = collapse(times, zero);
    const remark = breaks.length > 0 ? ', gaps collapsed' : '';
    const title = `time since MJD ${reference} UTC${remark} (s)`;
    return { positions, breaks, title, range: rangeOf(positions) };
  }
  const elapsed = Float64Array.from({ length: seconds.length }, (_, bin) => seconds[bin]! - zero);
  const isLong = (elapsed.at(-1) ?? 0) > longSeconds;
  const positions = isLong ? elapsed.map((each) => each / 86_400) : elapsed;
  const title = `time since MJD ${reference} UTC (${isLong ? 'd' : 's'})`;
  return { positions, breaks: [], title, range: rangeOf(positions) };
}

function rangeOf(positions: Float64Array): readonly [number, number] {
  const [first, last] = [positions[0] ?? 0, positions.at(-1) ?? 1];
  const room = Math.max(last - first, Number.EPSILON) * roomShare;
  return [first - room, last + room];
}

function collapse({ seconds, widths, datasets }: Times, zero: number) {
  let total = 0;
  for (let bin = 0; bin < seconds.length; bin++) total += widths[bin]!;
  const blank = total * gapShare;
  const positions = new Float64Array(seconds.length);
  const breaks: number[] = [];
  let shift = -zero;
  for (let bin = 0; bin < seconds.length; bin++) {
    if (bin > 0 && datasets[bin] !== datasets[bin - 1]) {
      shift = positions[bin - 1]! + blank - seconds[bin]!;
      breaks.push(positions[bin - 1]! + blank / 2);
    }
    positions[bin] = seconds[bin]! + shift;
  }
  return { positions, breaks };
}

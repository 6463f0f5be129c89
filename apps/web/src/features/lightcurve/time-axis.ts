/** How time is laid out: exposures end to end, or as it passed. */
export type TimeLayout = 'collapsed' | 'elapsed';

/** Positions of the bins on the axis, in its unit, and what the axis says. */
export interface TimeAxis {
  readonly positions: Float64Array;
  readonly title: string;
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

/** Beyond this, elapsed time is given in days (s). */
const longSeconds = 2 * 86_400;

/** Lays out the bins of a lightcurve on the time axis, as offsets from its first bin, which the title names. */
export function timeAxis(times: Times, layout: TimeLayout): TimeAxis {
  const { seconds, widths } = times;
  const first = (seconds[0] ?? 0) - (widths[0] ?? 0) / 2;
  const reference = (times.mjdReference + first / 86_400).toFixed(6);
  if (layout === 'collapsed') {
    const { positions, breaks } = collapse(times, first);
    const remark = breaks.length > 0 ? ', gaps collapsed' : '';
    return { positions, breaks, title: `time since MJD ${reference} UTC${remark} (s)` };
  }
  const elapsed = Float64Array.from({ length: seconds.length }, (_, bin) => seconds[bin]! - first);
  const isLong = (elapsed.at(-1) ?? 0) > longSeconds;
  const positions = isLong ? elapsed.map((each) => each / 86_400) : elapsed;
  return { positions, breaks: [], title: `time since MJD ${reference} UTC (${isLong ? 'd' : 's'})` };
}

function collapse({ seconds, widths, datasets }: Times, first: number) {
  let total = 0;
  for (let bin = 0; bin < seconds.length; bin++) total += widths[bin]!;
  const blank = total * gapShare;
  const positions = new Float64Array(seconds.length);
  const breaks: number[] = [];
  let shift = -first;
  for (let bin = 0; bin < seconds.length; bin++) {
    if (bin > 0 && datasets[bin] !== datasets[bin - 1]) {
      shift = positions[bin - 1]! + blank - seconds[bin]!;
      breaks.push(positions[bin - 1]! + blank / 2);
    }
    positions[bin] = seconds[bin]! + shift;
  }
  return { positions, breaks };
}

/** A stretch of time in which the detector was recording (s since a stated zero). */
export interface GoodTime {
  readonly start: number;
  readonly stop: number;
}

/** Good times as whole instrument ticks: an interval is live from after `start` up to and with `stop`. */
export interface TickInterval {
  readonly start: number;
  readonly stop: number;
}

/** Sum of the lengths of good times (s); they must not overlap. */
export function totalSeconds(goodTimes: readonly GoodTime[]): number {
  return goodTimes.reduce((sum, { start, stop }) => sum + (stop - start), 0);
}

/** Good times in order, empty ones left out, overlapping and touching ones joined. */
export function unite(goodTimes: readonly GoodTime[]): readonly GoodTime[] {
  const ordered = goodTimes.filter(({ start, stop }) => stop > start).toSorted((a, b) => a.start - b.start);
  const united: GoodTime[] = [];
  for (const each of ordered) {
    const last = united.at(-1);
    if (last !== undefined && each.start <= last.stop)
      united[united.length - 1] = { start: last.start, stop: Math.max(last.stop, each.stop) };
    else united.push(each);
  }
  return united;
}

/** The times that are good in both. Never longer than either. */
export function intersect(first: readonly GoodTime[], second: readonly GoodTime[]): readonly GoodTime[] {
  const common: GoodTime[] = [];
  for (const a of unite(first))
    for (const b of unite(second)) {
      const start = Math.max(a.start, b.start);
      const stop = Math.min(a.stop, b.stop);
      if (stop > start) common.push({ start, stop });
    }
  return common.toSorted((a, b) => a.start - b.start);
}

/** Good times in whole ticks. @param tickSeconds length of a tick (s) */
export function toTicks(goodTimes: readonly GoodTime[], tickSeconds: number): readonly TickInterval[] {
  return unite(goodTimes).map(({ start, stop }) => ({
    start: Math.round(start / tickSeconds),
    stop: Math.round(stop / tickSeconds),
  }));
}

/**
 * Live ticks of the half-open run of ticks `first … last − 1`: those with start < tick ≤ stop of an interval, so that
 * the live time of all bins is the exposure time.
 */
export function liveTicks(intervals: readonly TickInterval[], first: number, last: number): number {
  let live = 0;
  for (const interval of intervals) live += liveTicksOf(interval, first, last);
  return live;
}

function liveTicksOf({ start, stop }: TickInterval, first: number, last: number): number {
  return Math.max(0, Math.min(last - 1, stop) - Math.max(first - 1, start));
}

/** Live ticks of each bin, as {@link liveTicks}; bin k holds ticks k·ticksPerBin up to the next bin's first. */
export function liveTicksByBin(
  intervals: readonly TickInterval[],
  ticksPerBin: number,
  binCount: number,
): Float64Array {
  const live = new Float64Array(binCount);
  for (const interval of intervals) {
    const last = Math.min(binCount - 1, Math.floor(interval.stop / ticksPerBin));
    for (let bin = Math.max(0, Math.floor((interval.start + 1) / ticksPerBin)); bin <= last; bin++)
      live[bin] += liveTicksOf(interval, bin * ticksPerBin, (bin + 1) * ticksPerBin);
  }
  return live;
}

/** Live ticks of all intervals. */
export function liveTotal(intervals: readonly TickInterval[]): number {
  return intervals.reduce((sum, { start, stop }) => sum + (stop - start), 0);
}

/** The times that are good in the first and not in the second. */
export function subtract(goodTimes: readonly GoodTime[], lost: readonly GoodTime[]): readonly GoodTime[] {
  let left = unite(goodTimes);
  for (const { start, stop } of lost)
    left = left.flatMap((each) =>
      [
        { start: each.start, stop: Math.min(each.stop, start) },
        { start: Math.max(each.start, stop), stop: each.stop },
      ].filter((part) => part.stop > part.start),
    );
  return unite(left);
}

/** Whether a tick lies in a closed good-time interval: photons at both ends are good. */
export function isGoodTick(intervals: readonly TickInterval[], tick: number): boolean {
  for (const { start, stop } of intervals) if (tick >= start && tick <= stop) return true;
  return false;
}

/** Good times of a simulated exposure, on the instrument's clock. */
export interface GoodTimes {
  /** s since EXPSTART; photons have start < time <= stop */
  readonly whole: { readonly start: number; readonly stop: number };
  /** what is left when the gaps are cut out, in order */
  readonly intervals: readonly { readonly start: number; readonly stop: number }[];
  /** the same in ticks of the clock */
  readonly ticks: readonly { readonly start: number; readonly stop: number }[];
  /** EXPTIME: their total (s) */
  readonly exposureSeconds: number;
}

/**
 * Good times of an exposure with gaps, rounded to whole ticks.
 *
 * @param exposureSeconds from the first tick to the last, gaps included
 * @param gaps s since EXPSTART, in order, not touching each other or the ends
 */
export function goodTimes(
  exposureSeconds: number,
  gaps: readonly { readonly start: number; readonly stop: number }[],
  { tickSeconds, firstTick }: { readonly tickSeconds: number; readonly firstTick: number },
): GoodTimes {
  const seconds = (tick: number) => roundDecimals(tick * tickSeconds);
  const lastTick = firstTick + Math.round(exposureSeconds / tickSeconds);
  const edges = [
    firstTick,
    ...gaps.flatMap(({ start, stop }) => [Math.round(start / tickSeconds), Math.round(stop / tickSeconds)]),
    lastTick,
  ];
  for (let index = 1; index < edges.length; index++)
    if (!(edges[index] > edges[index - 1]))
      throw new RangeError(
        `gaps: expected ascending times inside 0 to ${exposureSeconds} s, found ${JSON.stringify(gaps)}`,
      );
  const ticks = [];
  for (let index = 0; index < edges.length; index += 2)
    ticks.push({ start: edges[index], stop: edges[index + 1] });
  return {
    whole: { start: seconds(firstTick), stop: seconds(lastTick) },
    intervals: ticks.map(({ start, stop }) => ({ start: seconds(start), stop: seconds(stop) })),
    ticks,
    exposureSeconds: seconds(ticks.reduce((sum, { start, stop }) => sum + stop - start, 0)),
  };
}

/** Whether a tick is in a good interval, open at its start. */
export function isGood({ ticks }: GoodTimes, tick: number): boolean {
  return ticks.some(({ start, stop }) => tick > start && tick <= stop);
}

/** Removes the last bits' noise of tick × tickSeconds: at most six decimals are meant. */
function roundDecimals(seconds: number): number {
  return Number(seconds.toFixed(6));
}

import type { PeriodSearch } from '@hstlc/lightcurve/periodogram';
import type { FoldState } from './fold-state.js';

/** How far from where was pressed the highest power is looked for, as a share of the axis. */
const reach = 0.01;

/**
 * The period of the highest power near a place on the axis: of a peak as it was refined, else of the grid.
 *
 * @param range of the axis: log10 of s, or Hz
 * @param share of the width of the plot
 * @returns s
 */
export function periodAt(
  { periodogram: { grid, powers }, peaks }: PeriodSearch,
  range: readonly [number, number],
  axis: FoldState['axis'],
  share: number,
): number {
  const frequencyAt = (place: number) => {
    const position = range[0] + place * (range[1] - range[0]);
    return axis === 'period' ? 10 ** -position : position;
  };
  const ends = [frequencyAt(share - reach), frequencyAt(share + reach)];
  const indexOf = (frequency: number) =>
    Math.min(grid.count - 1, Math.max(0, Math.round(frequency / grid.stepHz) - grid.firstIndex));
  const [from, to] = [indexOf(Math.min(...ends)), indexOf(Math.max(...ends))];
  let best = from;
  for (let index = from; index <= to; index++) if (powers[index]! > powers[best]!) best = index;
  const peak = peaks.find(({ index }) => index === best);
  return peak?.periodSeconds ?? 1 / ((grid.firstIndex + best) * grid.stepHz);
}

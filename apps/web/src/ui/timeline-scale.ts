import { dateOf } from './format.js';

/** A tick of the timeline. */
export interface Tick {
  /** 0 to 1 */
  readonly place: number;
  readonly label: string;
}

/** Where a time is on the timeline, 0 to 1, with a little room at both ends. */
export function timelineScale(firstMjd: number, lastMjd: number) {
  const room = Math.max((lastMjd - firstMjd) * 0.03, 0.01);
  const [from, to] = [firstMjd - room, lastMjd + room];
  return { from, to, place: (mjd: number) => (mjd - from) / (to - from) };
}

/** d */
const steps = [1, 2, 5, 10, 30.4375, 91.3125, 182.625, 365.25, 730.5, 1826.25, 3652.5] as const;
const mostTicks = 7;

/** A few calendar dates between two times: days, or the first days of months or years. */
export function timelineTicks(from: number, to: number): readonly Tick[] {
  const step = steps.find((each) => (to - from) / each <= mostTicks) ?? steps.at(-1)!;
  const isDays = step < 30;
  const first = Math.ceil(from / step) * step;
  const count = Math.max(0, Math.floor((to - first) / step) + 1);
  return Array.from({ length: count }, (_, index) => {
    const mjd = first + index * step;
    const date = dateOf(mjd);
    return { place: (mjd - from) / (to - from), label: isDays ? date : date.slice(0, 7) };
  });
}

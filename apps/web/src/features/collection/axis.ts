/** An axis of a small plot: where a value is on it, and what is written along it. */
export interface Axis {
  /** with its unit */
  readonly title: string;
  /** 0 at the beginning of the axis, 1 at its end */
  readonly place: (value: number) => number;
  readonly ticks: readonly { readonly place: number; readonly label: string }[];
}

/** About so many ticks are written along an axis. */
const wantedTicks = 4;

/** From zero to at least the largest value, with ticks at 1, 2 or 5 times a power of ten. */
export function linearAxis(title: string, largest: number): Axis {
  const rough = Math.max(largest, Number.MIN_VALUE) / wantedTicks;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough)!;
  const count = Math.ceil(largest / step) || 1;
  const place = (value: number) => value / (count * step);
  return {
    title,
    place,
    ticks: Array.from({ length: count + 1 }, (_, index) => ({
      place: index / count,
      label: (index * step).toLocaleString('en', { maximumSignificantDigits: 6 }),
    })),
  };
}

/** Powers of ten round the values; those not above zero stand at the beginning. */
export function logarithmicAxis(title: string, values: readonly number[]): Axis {
  const logs = values.filter((value) => value > 0).map(Math.log10);
  const from = Math.floor(logs.reduce((least, each) => Math.min(least, each), Infinity));
  const [first, last] = Number.isFinite(from)
    ? [from, Math.max(from + 1, Math.ceil(logs.reduce((most, each) => Math.max(most, each), -Infinity)))]
    : [0, 1];
  const step = Math.ceil((last - first) / 6);
  const place = (value: number) => (value > 0 ? (Math.log10(value) - first) / (last - first) : 0);
  return {
    title,
    place,
    ticks: Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => {
      const power = first + index * step;
      return { place: (power - first) / (last - first), label: powerWords(power) };
    }),
  };
}

function powerWords(power: number): string {
  return power >= -3 && power <= 4 ? String(Number(`1e${power}`)) : `1e${String(power).replace('-', '−')}`;
}

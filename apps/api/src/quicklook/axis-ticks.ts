/** An axis with round numbers on it. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** An axis from round number to round number around what is to be shown, with about so many steps. */
export function roundAxis(low: number, high: number, steps: number): Axis {
  const span = high - low || Math.abs(high) || 1;
  const step = roundStep(span / steps);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(high / step - 1e-9));
  return { low: first * step, high: last * step, ticks: ticksFrom(first, last, step) };
}

/** An axis from zero to just this number, with round numbers below it. */
export function axisUpTo(high: number, steps: number): Axis {
  const step = roundStep(high / steps);
  return { low: 0, high, ticks: ticksFrom(0, Math.floor(high / step + 1e-9), step) };
}

/** 1, 2 or 5 times a power of ten, the next above. */
function roundStep(wanted: number): number {
  const power = 10 ** Math.floor(Math.log10(wanted));
  const factor = [1, 2, 5, 10].find((each) => each * power >= wanted * (1 - 1e-9)) ?? 10;
  return factor * power;
}

function ticksFrom(first: number, last: number, step: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step);
}

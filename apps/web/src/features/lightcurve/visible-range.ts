/** A range about its middle, wider or narrower by a factor; undefined when it would span the whole. */
export function zoomed(
  [from, to]: readonly [number, number],
  factor: number,
  whole: readonly [number, number],
): readonly [number, number] | undefined {
  const [middle, half] = [(from + to) / 2, ((to - from) / 2) * factor];
  return within([middle - half, middle + half], whole);
}

/** A range moved by a share of itself, not beyond the whole. */
export function panned(
  [from, to]: readonly [number, number],
  share: number,
  whole: readonly [number, number],
): readonly [number, number] | undefined {
  const span = to - from;
  const start = Math.min(Math.max(from + share * span, whole[0]), whole[1] - span);
  return within([start, start + span], whole);
}

function within(
  [from, to]: readonly [number, number],
  whole: readonly [number, number],
): readonly [number, number] | undefined {
  if (to - from >= (whole[1] - whole[0]) * 0.999) return undefined;
  const shift = Math.max(0, whole[0] - from) - Math.max(0, to - whole[1]);
  return [from + shift, to + shift];
}

const units = [
  { name: 'd', seconds: 86_400 },
  { name: 'h', seconds: 3600 },
  { name: 'min', seconds: 60 },
  { name: 's', seconds: 1 },
  { name: 'ms', seconds: 0.001 },
] as const;

/**
 * A period in the unit that suits it: value and unit.
 *
 * @param like the period whose unit is taken, so that those of a table can be compared
 */
export function periodParts(
  seconds: number,
  { digits = 6, like = seconds }: { readonly digits?: number; readonly like?: number } = {},
): { readonly value: string; readonly unit: string } {
  const unit = units.find((each) => like >= 2 * each.seconds) ?? units.at(-1)!;
  return { value: String(Number((seconds / unit.seconds).toPrecision(digits))), unit: unit.name };
}

/** Whether a period is the other one, to the digits that an address holds. */
export function isSamePeriod(period: number | undefined, other: number): boolean {
  return period !== undefined && Math.abs(period - other) < 1e-9 * other;
}

export function periodText(seconds: number, digits = 6): string {
  const { value, unit } = periodParts(seconds, { digits });
  return `${value} ${unit}`;
}

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].entries()),
};

/** A power of ten as it is printed: `10⁻¹⁴`. */
export function tenTo(exponent: number): string {
  return `10${[...String(exponent)].map((digit) => superscripts[digit]).join('')}`;
}

/** Powers of ten from here on are put into the unit of an axis. */
const awkwardExponent = 4;

/**
 * What values are divided by so that an axis has short numbers, and what the unit then begins with.
 *
 * @returns divisor 1 and no prefix where the numbers are short anyway
 */
export function axisScale(values: Float64Array): { readonly divisor: number; readonly prefix: string } {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  const exponent = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  if (Math.abs(exponent) < awkwardExponent) return { divisor: 1, prefix: '' };
  return { divisor: 10 ** exponent, prefix: `${tenTo(exponent)} ` };
}

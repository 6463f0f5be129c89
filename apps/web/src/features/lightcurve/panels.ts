import { columnOf, type Columns } from './lightcurve-columns.js';

/** One of the panels that lie above one another. */
export interface Panel {
  readonly column: string;
  /** columns of the errors, upward and downward */
  readonly errors?: readonly [upper: string, lower: string];
  readonly quantity: string;
  readonly unit: string;
  /** what the values are divided by; the unit names it */
  readonly scale: number;
}

const panels: readonly Panel[] = [
  { column: 'GROSS', quantity: 'gross', unit: 'count', scale: 1 },
  { column: 'BACKGROUND', quantity: 'background', unit: 'count', scale: 1 },
  { column: 'NET', errors: ['NET_ERROR', 'NET_ERROR_LOWER'], quantity: 'net', unit: 'count/s', scale: 1 },
  { column: 'FLUX', errors: ['FLUX_ERROR', 'FLUX_ERROR'], quantity: 'flux', unit: 'erg/s/cm²/Å', scale: 1 },
];

/** The panels that have something to show, flux only when there is any, each in a fitting power of ten. */
export function panelsOf(columns: Columns, hasFlux: boolean): readonly Panel[] {
  return panels
    .filter(({ column }) => (column !== 'FLUX' || hasFlux) && columnOf(columns, column).some(Number.isFinite))
    .map((panel) => inPowersOfTen(panel, columnOf(columns, panel.column)));
}

/** Powers of ten from here on are put into the unit. */
const awkwardExponent = 4;

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].entries()),
};

function inPowersOfTen(panel: Panel, values: Float64Array): Panel {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value) || 0), 0);
  const exponent = largest > 0 ? Math.floor(Math.log10(largest)) : 0;
  if (Math.abs(exponent) < awkwardExponent) return panel;
  const power = [...String(exponent)].map((digit) => superscripts[digit]).join('');
  return { ...panel, scale: 10 ** exponent, unit: `10${power} ${panel.unit}` };
}

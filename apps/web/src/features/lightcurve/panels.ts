import { axisScale } from '../../plot/power-of-ten.js';
import type { PanelName } from './panel-names.js';
import type { StudyColumnName, StudyColumns } from './study-curve.js';

/** One of the panels that lie above one another. */
export interface Panel {
  readonly name: PanelName;
  readonly column: StudyColumnName;
  /** columns of the uncertainties, upward and downward */
  readonly errors?: readonly [upper: StudyColumnName, lower: StudyColumnName];
  readonly quantity: string;
  readonly unit: string;
  /** what the values are divided by; the unit names it */
  readonly scale: number;
}

const definitions = {
  gross: { column: 'GROSS', quantity: 'gross', unit: 'count' },
  background: { column: 'BACKGROUND', quantity: 'background', unit: 'count' },
  counts: { column: 'COUNTS', errors: ['ERROR', 'ERROR_LOWER'], quantity: 'counts', unit: 'count' },
  net: { column: 'NET', errors: ['NET_ERROR', 'NET_ERROR_LOWER'], quantity: 'net', unit: 'count/s' },
  flux: { column: 'FLUX', errors: ['FLUX_ERROR', 'FLUX_ERROR'], quantity: 'flux', unit: 'erg/s/cm²/Å' },
  exposure: { column: 'EXPOSURE', quantity: 'live time per bin', unit: 's' },
  'signal-to-noise': { column: 'SIGNAL_TO_NOISE', quantity: 'signal to noise', unit: 'ratio' },
} as const satisfies Record<PanelName, Omit<Panel, 'name' | 'scale'>>;

export function panelQuantity(name: PanelName): string {
  return definitions[name].quantity;
}

/** The chosen panels that have something to show, in the order chosen, each in a fitting power of ten. */
export function panelsOf(columns: StudyColumns, chosen: readonly PanelName[]): readonly Panel[] {
  return chosen
    .map((name): Panel => ({ name, ...definitions[name], scale: 1 }))
    .filter(({ column }) => columns[column].some(Number.isFinite))
    .map((panel) => inPowersOfTen(panel, columns[panel.column]));
}

/** The chosen panels without any value. */
export function emptyPanels(columns: StudyColumns, chosen: readonly PanelName[]): readonly PanelName[] {
  return chosen.filter((name) => !columns[definitions[name].column].some(Number.isFinite));
}

function inPowersOfTen(panel: Panel, values: Float64Array): Panel {
  const { divisor, prefix } = axisScale(values);
  return { ...panel, scale: divisor, unit: `${prefix}${panel.unit}` };
}

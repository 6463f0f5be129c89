import type { Airglow } from './airglow.js';
import { drawnPanel, type DrawnPanel } from './drawn-panel.js';
import { looksOf, type Look } from './looks.js';
import { orbitRows, type OrbitRow } from './orbit-rows.js';
import { panelsOf } from './panels.js';
import type { StudyCurve } from './study-curve.js';
import type { StudyState } from './study-state.js';
import { timeAxis, type TimeAxis } from './time-axis.js';

/** What the reader has chosen of how bins are drawn. */
export type Choices = Pick<StudyState, 'panels' | 'scale' | 'gaps' | 'errors' | 'vertical'>;

/** What of a drawn lightcurve stays as it is while the reader moves along its time axis. */
export interface StudyFrame {
  readonly curve: StudyCurve;
  readonly axis: TimeAxis;
  readonly panels: readonly DrawnPanel[];
  readonly looks: readonly Look[];
  /** of the strip below the panels */
  readonly rows: readonly OrbitRow[];
  /** drawn below the strip, where it was asked for */
  readonly airglow: Airglow | undefined;
  readonly errors: Choices['errors'];
}

export function studyFrame(curve: StudyCurve, choices: Choices, airglow?: Airglow): StudyFrame {
  return {
    curve,
    axis: timeAxis(curve, choices),
    panels: panelsOf(curve.columns, choices.panels).map((panel) => drawnPanel(panel, curve, choices)),
    looks: looksOf(curve),
    rows: orbitRows(curve),
    airglow,
    errors: choices.errors,
  };
}

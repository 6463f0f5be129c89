import type { Panel } from './panels.js';
import type { StudyCurve } from './study-curve.js';
import type { StudyState } from './study-state.js';
import { medianOf, verticalRange, type VerticalRange } from './vertical-range.js';

/** A panel with the span of its axis, in its unit. */
export interface DrawnPanel extends Panel {
  readonly vertical: VerticalRange;
}

export function drawnPanel(
  panel: Panel,
  { columns }: StudyCurve,
  { vertical, errors }: Pick<StudyState, 'vertical' | 'errors'>,
): DrawnPanel {
  const error = panel.errors === undefined || errors === 'hidden' ? 0 : medianOf(columns[panel.errors[0]]);
  const { range, below, above } = verticalRange(columns[panel.column], vertical, error);
  return { ...panel, vertical: { range: [range[0] / panel.scale, range[1] / panel.scale], below, above } };
}

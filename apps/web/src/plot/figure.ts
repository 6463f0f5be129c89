import type { Data, Layout } from 'plotly.js';
import type { Layer } from './layer.js';

export type { Data, Layout } from 'plotly.js';

/** A figure: what to draw, and how. A value, without any drawing in it. */
export interface Figure {
  /** what Plotly draws */
  readonly data: readonly Data[];
  readonly layout: Partial<Layout>;
  /** what is painted between its axes, from below */
  readonly layers?: readonly Layer[];
}

/** Plotly has an axis where a trace is: one without points for each panel, from `y` on. */
export function axesFor(panelCount: number): readonly Data[] {
  return axes[panelCount]!;
}

const axes: readonly (readonly Data[])[] = Array.from({ length: 12 }, (_, count) =>
  Array.from({ length: count }, (_, index) => ({
    type: 'scatter',
    mode: 'lines',
    x: [null],
    y: [null],
    xaxis: 'x',
    yaxis: axisOf(index),
    hoverinfo: 'skip',
    showlegend: false,
  })),
);

/** The vertical axis of a panel, counted from 0, as Plotly calls it. */
export function axisOf(panelIndex: number): string {
  return panelIndex === 0 ? 'y' : `y${panelIndex + 1}`;
}

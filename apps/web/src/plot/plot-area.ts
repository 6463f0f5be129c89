import type { Layout } from 'plotly.js';

/** CSS px */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where one panel of a figure lies, and how positions on its axes become CSS px. */
export interface PlotArea extends Size {
  readonly left: number;
  readonly top: number;
  readonly xOf: (position: number) => number;
  readonly yOf: (value: number) => number;
}

interface Axis {
  readonly range?: readonly [number, number];
  readonly domain?: readonly [number, number];
}

/**
 * The place of a panel by the layout alone, as Plotly lays it out: margins that do not grow, linear axes.
 *
 * @param yaxis as traces call it: `y`, `y2`
 */
export function plotArea(layout: Partial<Layout>, yaxis: string, { width, height }: Size): PlotArea {
  const { l = 0, r = 0, t = 0, b = 0 } = layout.margin ?? {};
  const axes = layout as Readonly<Record<string, Axis | undefined>>;
  const horizontal = axes['xaxis']?.range ?? [0, 1];
  const { range = [0, 1], domain = [0, 1] } = axes[yaxis.replace('y', 'yaxis')] ?? {};
  const [inner, whole] = [Math.max(0, width - l - r), Math.max(0, height - t - b)];
  const top = t + (1 - domain[1]) * whole;
  const tall = (domain[1] - domain[0]) * whole;
  const perX = inner / (horizontal[1] - horizontal[0]);
  const perY = tall / (range[1] - range[0]);
  return {
    left: l,
    top,
    width: inner,
    height: tall,
    xOf: (position) => l + (position - horizontal[0]) * perX,
    yOf: (value) => top + tall - (value - range[0]) * perY,
  };
}

/** All of a layout that says where marks lie. */
export function geometryOf(layout: Partial<Layout>): string {
  const axes = Object.entries(layout as Readonly<Record<string, unknown>> as Readonly<Record<string, Axis>>)
    .filter(([name]) => /^[xy]axis/.test(name))
    .map(([name, { range, domain }]) => [name, range, domain]);
  return JSON.stringify([layout.margin, axes]);
}

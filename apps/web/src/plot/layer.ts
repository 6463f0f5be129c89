/**
 * Data that a page paints by itself between the axes that Plotly draws: thousands of marks as elements of their own
 * would take seconds. A value; a picture file has the same marks as traces of Plotly.
 */
export type Layer = PointLayer | LineLayer | BarLayer | ImageLayer;

interface OnAxes {
  /** its vertical axis, as Plotly calls it: `y`, `y2`, …; the other one is always `x` */
  readonly yaxis: string;
  readonly colour: string;
}

/** Points that look alike, some with an upright error bar. */
export interface PointLayer extends OnAxes {
  readonly kind: 'points';
  /** positions on the axes, of equal length */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** lower and upper ends of the error bars; NaN for none */
  readonly errors?: readonly [low: Float64Array, high: Float64Array];
  readonly shape: 'circle' | 'square' | 'diamond' | 'triangle-up' | 'triangle-down';
  readonly isHollow: boolean;
  /** 0 to 1, default 1 */
  readonly opacity?: number;
  /** CSS px across */
  readonly size: number;
}

/** Stretches of x at one height. */
export interface BarLayer extends OnAxes {
  readonly kind: 'bars';
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly y: number;
  /** CSS px */
  readonly thickness: number;
}

/** A line from point to point, broken where either is NaN. */
export interface LineLayer extends OnAxes {
  readonly kind: 'line';
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** CSS px */
  readonly thickness: number;
}

/** A picture of cells, each as high and as wide as the others. */
export interface ImageLayer extends OnAxes {
  readonly kind: 'image';
  /** positions of its edges */
  readonly x: readonly [left: number, right: number];
  readonly y: readonly [bottom: number, top: number];
  readonly width: number;
  readonly height: number;
  /** how much of the colour each cell has, 0 to 255; row after row, the lowest first */
  readonly strengths: Uint8Array;
}

import { axesFor, axisOf, type Figure } from '../../plot/figure.js';
import type { Layer, PointLayer } from '../../plot/layer.js';
import { airglowLayer } from './airglow-layer.js';
import { countKnown, decimate, shares } from './decimate.js';
import type { DrawnPanel } from './drawn-panel.js';
import { figureHeight, lightcurveLayout } from './lightcurve-layout.js';
import { binsWithin, type Look } from './looks.js';
import { orbitLayers } from './orbit-rows.js';
import type { StudyFrame } from './study-frame.js';
import { firstNotBefore, type TimeAxis } from './time-axis.js';

/** Which part is drawn, and how. */
export interface Sight {
  /** positions on the axis that are seen; undefined for all */
  readonly range?: readonly [number, number] | undefined;
  /** CSS px of the time axis, about */
  readonly widthPixels: number;
  /** marks: no bin as a mere dot however many there are, as pictures outside the page want it */
  readonly style?: 'marks';
}

/** A figure, and how many of the points it could show it draws. */
export interface LightcurveFigure extends Figure {
  readonly panels: readonly DrawnPanel[];
  readonly axis: TimeAxis;
  readonly range: readonly [number, number];
  /** of all panels, within the range and as much again on both sides */
  readonly drawnPoints: number;
  readonly availablePoints: number;
  /** CSS px */
  readonly height: number;
}

/** Beyond this many points all told each is a dot. */
const mostMarks = 2_400;

/** What is painted of a part of the time, wherever it is drawn. */
export interface SeenPoints extends Pick<LightcurveFigure, 'range' | 'drawnPoints' | 'availablePoints'> {
  readonly layers: readonly Layer[];
}

/**
 * The chosen panels above one another on one time axis, coloured by exposure.
 *
 * @returns axes for Plotly, marks as layers; every axis title ends in its unit; bins without a value are not drawn
 */
export function lightcurveFigure(frame: StudyFrame, sight: Sight): LightcurveFigure {
  return laidOut(frame, seenPoints(frame, sight), sight.widthPixels);
}

/** Points between their axes. */
export function laidOut(frame: StudyFrame, points: SeenPoints, widthPixels: number): LightcurveFigure {
  const { axis, panels, rows, airglow } = frame;
  return {
    ...points,
    data: axesFor(airglowPanel(frame) + (airglow === undefined ? 0 : 1)),
    layout: lightcurveLayout({ panels, axis, range: points.range, rows, airglow, widthPixels }),
    panels,
    axis,
    height: figureHeight(panels.length, rows.length, airglow),
  };
}

/** The place of the airglow among the vertical axes: after the panels, and the strip where there is one. */
function airglowPanel({ panels, rows }: StudyFrame): number {
  return panels.length + (rows.length > 0 ? 1 : 0);
}

/** The points of a part of the time: at most so many in a panel that they can be drawn, none of the extremes lost. */
export function seenPoints(frame: StudyFrame, { range, style }: Omit<Sight, 'widthPixels'>): SeenPoints {
  const { axis, panels, rows, curve, airglow } = frame;
  const seen = range ?? axis.whole;
  const bins = binsAround(axis, seen);
  const traces = panels.flatMap((panel, index) => tracesOf(frame, panel, index, bins));
  const drawnPoints = traces.reduce((sum, trace) => sum + trace.bins.length, 0);
  const isDense = style === undefined && drawnPoints > mostMarks;
  return {
    layers: [
      ...orbitLayers(rows, curve, axis, axisOf(panels.length)),
      ...(airglow === undefined
        ? []
        : [airglowLayer(airglow, curve, axis.positions, bins, axisOf(airglowPanel(frame)))]),
      ...traces.map((trace) => pointsOf(trace, frame, isDense)),
      ...panels.flatMap((panel, index) => beyond(panel, index, frame, bins)),
    ],
    range: seen,
    drawnPoints,
    availablePoints: traces.reduce((sum, { available }) => sum + available, 0),
  };
}

/** From the first to before the last bin within the range and half of it on both sides, so that there is something to pan to. */
function binsAround(
  { positions }: TimeAxis,
  [from, to]: readonly [number, number],
): readonly [number, number] {
  const margin = (to - from) / 2;
  return [firstNotBefore(positions, from - margin), firstNotBefore(positions, to + margin)];
}

/** One look in one panel. */
interface Trace {
  readonly panel: DrawnPanel;
  readonly panelIndex: number;
  readonly look: Look;
  /** the bins that are drawn */
  readonly bins: Int32Array;
  /** how many could be */
  readonly available: number;
}

function tracesOf(
  { curve: { columns }, looks }: StudyFrame,
  panel: DrawnPanel,
  panelIndex: number,
  range: readonly [number, number],
): readonly Trace[] {
  const values = columns[panel.column];
  const around = looks.map(({ bins }) => binsWithin(bins, range));
  const known = around.map((bins) => countKnown(values, bins));
  const mayDraw = shares(known);
  return looks
    .map((look, index) => ({
      panel,
      panelIndex,
      look,
      bins: decimate(values, around[index]!, known[index]!, mayDraw[index]!),
      available: known[index]!,
    }))
    .filter(({ available }) => available > 0);
}

function pointsOf(
  { panel, panelIndex, look, bins }: Trace,
  { curve: { columns }, axis: { positions }, errors }: StudyFrame,
  isDense: boolean,
): PointLayer {
  const values = columns[panel.column];
  const { scale } = panel;
  const points = {
    kind: 'points',
    yaxis: axisOf(panelIndex),
    x: picked(bins, positions),
    y: picked(bins, values, { scale }),
    colour: look.colour,
    shape: look.shape,
    isHollow: look.isDoubtful,
    size: sizeOf(bins.length, isDense),
  } as const;
  if (panel.errors === undefined || errors === 'hidden') return points;
  const [upper, lower] = panel.errors.map((name) => columns[name]) as [Float64Array, Float64Array];
  const ends = [
    picked(bins, values, { scale, plus: lower, sign: -1 }),
    picked(bins, values, { scale, plus: upper, sign: 1 }),
  ] as const;
  return { ...points, errors: ends };
}

interface Picking {
  readonly scale?: number;
  readonly plus?: Float64Array;
  readonly sign?: 1 | -1;
}

/** The values of some bins, each with another added or taken away, over a scale. */
function picked(
  bins: Int32Array,
  values: Float64Array,
  { scale = 1, plus, sign = 1 }: Picking = {},
): Float64Array {
  const result = new Float64Array(bins.length);
  for (let point = 0; point < bins.length; point++) {
    const bin = bins[point]!;
    result[point] = (values[bin]! + (plus === undefined ? 0 : sign * plus[bin]!)) / scale;
  }
  return result;
}

/** CSS px */
function sizeOf(pointCount: number, isDense: boolean): number {
  if (isDense) return pointCount > 1000 ? 2 : 3;
  return pointCount > 600 ? 4 : 5.5;
}

/** Most marks of values beyond the axis that are drawn in a panel. */
const mostBeyond = 200;

/** Triangles at the edge where a value lies beyond the axis. */
function beyond(
  { column, scale, vertical }: DrawnPanel,
  panelIndex: number,
  { curve: { columns }, axis: { positions } }: StudyFrame,
  [first, end]: readonly [number, number],
): readonly PointLayer[] {
  if (vertical.below + vertical.above === 0) return [];
  const [low, high] = vertical.range;
  const room = (high - low) * 0.025;
  const values = columns[column];
  const [above, below]: [number[], number[]] = [[], []];
  for (let bin = first; bin < end && above.length + below.length < mostBeyond; bin++) {
    if (values[bin]! / scale > high) above.push(positions[bin]!);
    if (values[bin]! / scale < low) below.push(positions[bin]!);
  }
  const at = (found: readonly number[], y: number, shape: PointLayer['shape']): PointLayer => ({
    kind: 'points',
    yaxis: axisOf(panelIndex),
    x: Float64Array.from(found),
    y: new Float64Array(found.length).fill(y),
    colour: '#6d7790',
    shape,
    isHollow: false,
    size: 7,
  });
  return [at(above, high - room, 'triangle-up'), at(below, low + room, 'triangle-down')].filter(
    ({ x }) => x.length > 0,
  );
}

import type { Data, Figure } from '../../plot/plot.js';
import { exposureColour, exposureShape } from '../../ui/exposure-colours.js';
import { decimate, shares } from './decimate.js';
import { figureHeight, lightcurveLayout } from './lightcurve-layout.js';
import { orbitRows, orbitTraces } from './orbit-rows.js';
import { drawnPanel, type DrawnPanel } from './drawn-panel.js';
import { panelsOf, type Panel } from './panels.js';
import { doubtfulBits, type StudyCurve } from './study-curve.js';
import type { StudyState } from './study-state.js';
import { firstNotBefore, timeAxis, type TimeAxis } from './time-axis.js';

/** What the reader has chosen of how bins are drawn. */
export interface View extends Pick<StudyState, 'panels' | 'scale' | 'gaps' | 'errors' | 'vertical'> {
  /** positions on the axis that are seen; undefined for all */
  readonly range?: readonly [number, number] | undefined;
  /** CSS px of the time axis, about */
  readonly widthPixels: number;
  /** marks: each bin a mark of its own however many there are, as pictures outside the page need it */
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

/** Beyond this many points all told each is a dot of one path instead of a mark of its own, which is far faster. */
const mostMarks = 2_400;

/**
 * The chosen panels above one another on one time axis, coloured by exposure.
 *
 * @returns data and layout for Plotly; every axis title ends in its unit; bins without a value are not drawn. Trace
 *   uids that begin with `dots` are paths of points of no length, drawn as dots by the page's style sheet
 */
export function lightcurveFigure(curve: StudyCurve, view: View): LightcurveFigure {
  const axis = timeAxis(curve, view);
  const range = view.range ?? axis.whole;
  const panels = panelsOf(curve.columns, view.panels).map((panel) => drawnPanel(panel, curve, view));
  const seen = seenBins(axis, range);
  const looks = looksOf(curve, seen);
  const traces = panels.flatMap((panel, index) => tracesOf(curve, panel, index, looks));
  const drawnPoints = traces.reduce((sum, { bins }) => sum + bins.length, 0);
  const isDense = view.style === undefined && drawnPoints > mostMarks;
  const style = { marks: isDense ? 'dots' : 'marks', errors: view.errors } as const;
  const rows = orbitRows(curve);
  return {
    data: [
      ...traces.flatMap((trace) => toData(trace, curve, axis.positions, style)),
      ...panels.flatMap((panel, index) => beyond(panel, index, curve, axis.positions, seen)),
      ...orbitTraces(rows, curve, axis, panels.length),
    ],
    layout: lightcurveLayout({ panels, axis, range, rows, widthPixels: view.widthPixels }),
    panels,
    axis,
    range,
    drawnPoints,
    availablePoints: traces.reduce((sum, { available }) => sum + available, 0),
    height: figureHeight(panels.length, rows.length),
  };
}

/** From the first to before the last bin within the range and half of it on both sides, so that there is something to pan to. */
function seenBins({ positions }: TimeAxis, [from, to]: readonly [number, number]): readonly [number, number] {
  const margin = (to - from) / 2;
  return [firstNotBefore(positions, from - margin), firstNotBefore(positions, to + margin)];
}

/** Bins that look alike: of exposures in one colour and shape, in doubt or not. */
interface Look {
  readonly dataset: number;
  readonly isDoubtful: boolean;
  readonly bins: readonly number[];
}

function looksOf({ columns }: StudyCurve, [from, to]: readonly [number, number]): readonly Look[] {
  const looks = new Map<string, Look & { readonly bins: number[] }>();
  const { DATASET, QUALITY } = columns;
  for (let bin = from; bin < to; bin++) {
    const dataset = DATASET[bin]!;
    const isDoubtful = (QUALITY[bin]! & doubtfulBits) !== 0;
    const key = `${exposureColour(dataset)} ${exposureShape(dataset)} ${isDoubtful}`;
    const look = looks.get(key);
    if (look === undefined) looks.set(key, { dataset, isDoubtful, bins: [bin] });
    else look.bins.push(bin);
  }
  return [...looks.values()];
}

/** One look in one panel. */
interface Trace {
  readonly panel: Panel;
  readonly panelIndex: number;
  readonly look: Look;
  /** the bins that are drawn */
  readonly bins: readonly number[];
  /** how many could be */
  readonly available: number;
}

function tracesOf(
  { columns }: StudyCurve,
  panel: Panel,
  panelIndex: number,
  looks: readonly Look[],
): readonly Trace[] {
  const values = columns[panel.column];
  const known = looks.map(({ bins }) => bins.filter((bin) => Number.isFinite(values[bin])));
  const mayDraw = shares(known.map(({ length }) => length));
  return looks.map((look, index) => ({
    panel,
    panelIndex,
    look,
    bins: decimate(values, known[index]!, mayDraw[index]!),
    available: known[index]!.length,
  }));
}

interface Style {
  readonly marks: 'marks' | 'dots';
  readonly errors: View['errors'];
}

const axisName = (panelIndex: number) => (panelIndex === 0 ? 'y' : `y${panelIndex + 1}`);

function toData(trace: Trace, curve: StudyCurve, positions: Float64Array, style: Style): readonly Data[] {
  if (trace.bins.length === 0) return [];
  const marks = style.marks === 'marks' ? marksOf(trace, curve, positions) : dotsOf(trace, curve, positions);
  const { errors } = trace.panel;
  if (errors === undefined || style.errors === 'hidden') return [marks];
  return [errorBars(trace, errors, curve, positions), marks];
}

function common({ panelIndex }: Trace) {
  return {
    type: 'scatter',
    xaxis: 'x',
    yaxis: axisName(panelIndex),
    hoverinfo: 'skip',
    showlegend: false,
  } as const;
}

function marksOf(trace: Trace, { columns }: StudyCurve, positions: Float64Array): Data {
  const { bins, panel, look } = trace;
  const colour = exposureColour(look.dataset);
  const shape = exposureShape(look.dataset);
  return {
    ...common(trace),
    mode: 'markers',
    x: bins.map((bin) => positions[bin]!),
    y: bins.map((bin) => columns[panel.column][bin]! / panel.scale),
    marker: {
      color: colour,
      symbol: look.isDoubtful ? `${shape}-open` : shape,
      size: bins.length > 600 ? 4 : 5.5,
      line: { color: colour, width: look.isDoubtful ? 1.2 : 0 },
    },
  };
}

/** Every point a line of no length: one path for all of them. */
function dotsOf(trace: Trace, { columns }: StudyCurve, positions: Float64Array): Data {
  const { bins, panel, panelIndex, look } = trace;
  const shape = exposureShape(look.dataset) === 'circle' ? 'round' : 'square';
  const y = (bin: number) => columns[panel.column][bin]! / panel.scale;
  return {
    ...common(trace),
    ...strokes(bins, positions, (bin) => [y(bin), y(bin)]),
    uid: `dots-${shape}-${panelIndex}-${look.dataset}-${look.isDoubtful}`,
    mode: 'lines',
    opacity: look.isDoubtful ? 0.4 : 1,
    line: { color: exposureColour(look.dataset), width: bins.length > 1000 ? 2.5 : 3.5, simplify: false },
  };
}

function errorBars(
  trace: Trace,
  [upper, lower]: NonNullable<Panel['errors']>,
  { columns }: StudyCurve,
  positions: Float64Array,
): Data {
  const { bins, panel, look } = trace;
  const value = columns[panel.column];
  return {
    ...common(trace),
    ...strokes(bins, positions, (bin) => [
      (value[bin]! - columns[lower][bin]!) / panel.scale,
      (value[bin]! + columns[upper][bin]!) / panel.scale,
    ]),
    mode: 'lines',
    // fainter than the points, which are what is looked at
    opacity: bins.length > 1000 ? 0.22 : 0.35,
    line: { color: exposureColour(look.dataset), width: 1, simplify: false },
  };
}

/** Upright strokes, one per bin, with a gap after each. */
function strokes(
  bins: readonly number[],
  positions: Float64Array,
  ends: (bin: number) => readonly [number, number],
) {
  const x = new Float64Array(3 * bins.length).fill(Number.NaN);
  const y = new Float64Array(3 * bins.length).fill(Number.NaN);
  for (const [index, bin] of bins.entries()) {
    const [from, to] = ends(bin);
    x[3 * index] = x[3 * index + 1] = positions[bin]!;
    y[3 * index] = from;
    y[3 * index + 1] = to;
  }
  return { x, y };
}

/** Most marks of values beyond the axis that are drawn in a panel. */
const mostBeyond = 200;

/** Triangles at the edge where a value lies beyond the axis. */
function beyond(
  { column, scale, vertical }: DrawnPanel,
  panelIndex: number,
  { columns }: StudyCurve,
  positions: Float64Array,
  [first, end]: readonly [number, number],
): readonly Data[] {
  if (vertical.below + vertical.above === 0) return [];
  const [low, high] = vertical.range;
  const room = (high - low) * 0.025;
  const found: { x: number; y: number; symbol: 'triangle-up' | 'triangle-down' }[] = [];
  for (let bin = first; bin < end && found.length < mostBeyond; bin++) {
    const value = columns[column][bin]! / scale;
    if (value > high) found.push({ x: positions[bin]!, y: high - room, symbol: 'triangle-up' });
    if (value < low) found.push({ x: positions[bin]!, y: low + room, symbol: 'triangle-down' });
  }
  return [
    {
      type: 'scatter',
      mode: 'markers',
      xaxis: 'x',
      yaxis: axisName(panelIndex),
      x: found.map(({ x }) => x),
      y: found.map(({ y }) => y),
      marker: { symbol: found.map(({ symbol }) => symbol), size: 7, color: '#6d7790' },
      hoverinfo: 'skip',
      showlegend: false,
    },
  ];
}

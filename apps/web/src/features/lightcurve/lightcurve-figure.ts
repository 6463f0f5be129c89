import type { LightcurveData } from '@hstlc/contract';
import type { Data, Figure } from '../../plot/plot.js';
import { exposureColour, exposureShape } from '../../ui/exposure-colours.js';
import { decimate, maximumPoints } from './decimate.js';
import { binsOfDatasets, columnOf, numbersOf, type Columns } from './lightcurve-columns.js';
import { lightcurveLayout } from './lightcurve-layout.js';
import { panelsOf, type Panel } from './panels.js';
import { timeAxis, type TimeLayout } from './time-axis.js';

/** What the reader has chosen to see. */
export interface View {
  readonly layout: TimeLayout;
  readonly errorBars: 'shown' | 'hidden';
  /** DATASET numbers to be seen; empty for all */
  readonly datasets: readonly number[];
  readonly hasFlux: boolean;
}

/** Most points of the whole figure: error bars are dear to draw. */
const mostPoints = { shown: 24_000, hidden: 80_000 } as const;

/** Beyond this many points all told, WebGL draws them. */
const svgPoints = 8_000;

/** A figure, and how many of the points it could show it draws. */
export interface LightcurveFigure extends Figure {
  readonly panelCount: number;
  readonly drawnPoints: number;
  readonly availablePoints: number;
}

/**
 * Gross, background, net and flux above one another on one time axis, coloured by exposure.
 *
 * @returns data and layout for Plotly; every axis title ends in its unit; bins that are null are not drawn
 */
export function lightcurveFigure(lightcurve: LightcurveData, view: View): LightcurveFigure {
  const columns = binsOfDatasets(numbersOf(lightcurve), view.datasets);
  const axis = timeAxis(
    {
      seconds: columnOf(columns, 'TIME'),
      widths: columnOf(columns, 'BINS'),
      datasets: columnOf(columns, 'DATASET'),
      mjdReference: lightcurve.mjdReference,
    },
    view.layout,
  );
  const panels = panelsOf(columns, view.hasFlux);
  const traces = tracesOf(columns, panels, mostPoints[view.errorBars]);
  const drawnPoints = traces.reduce((sum, { bins }) => sum + bins.length, 0);
  const style = {
    type: drawnPoints > svgPoints ? 'scattergl' : 'scatter',
    errorBars: view.errorBars,
  } as const;
  return {
    data: traces.map((trace) => toData(trace, columns, axis.positions, style)),
    layout: lightcurveLayout(panels, axis),
    panelCount: panels.length,
    drawnPoints,
    availablePoints: traces.reduce((sum, { available }) => sum + available, 0),
  };
}

/** One exposure in one panel. */
interface Trace {
  readonly panel: Panel;
  readonly panelIndex: number;
  readonly dataset: number;
  /** the bins that are drawn */
  readonly bins: readonly number[];
  /** how many could be */
  readonly available: number;
}

function tracesOf(columns: Columns, panels: readonly Panel[], most: number): readonly Trace[] {
  const datasets = columnOf(columns, 'DATASET');
  const binsOf = new Map<number, number[]>();
  for (const [bin, dataset] of datasets.entries()) {
    const ofExposure = binsOf.get(dataset);
    if (ofExposure === undefined) binsOf.set(dataset, [bin]);
    else ofExposure.push(bin);
  }
  const share = Math.min(maximumPoints, Math.floor(most / Math.max(1, binsOf.size * panels.length)));
  return panels.flatMap((panel, panelIndex) =>
    [...binsOf].map(([dataset, ofExposure]) => {
      const values = columnOf(columns, panel.column);
      const ofTrace = ofExposure.map((bin) => values[bin]!);
      const bins = decimate(ofTrace, share).map((index) => ofExposure[index]!);
      return { panel, panelIndex, dataset, bins, available: ofTrace.filter(Number.isFinite).length };
    }),
  );
}

interface Style {
  readonly type: 'scatter' | 'scattergl';
  readonly errorBars: View['errorBars'];
}

function toData(
  { panel, panelIndex, dataset, bins }: Trace,
  columns: Columns,
  positions: Float64Array,
  { type, errorBars }: Style,
): Data {
  const scaled = (name: string) => bins.map((bin) => columnOf(columns, name)[bin]! / panel.scale);
  const colour = exposureColour(dataset);
  const bars =
    panel.errors === undefined || errorBars === 'hidden'
      ? {}
      : {
          error_y: {
            type: 'data' as const,
            symmetric: false,
            array: scaled(panel.errors[0]),
            arrayminus: scaled(panel.errors[1]),
            // fainter than the points, which are what is looked at
            color: `${colour}59`,
            thickness: 1,
            width: 0,
          },
        };
  return {
    type,
    mode: 'markers',
    x: bins.map((bin) => positions[bin]!),
    y: scaled(panel.column),
    customdata: bins.map((bin) => columnOf(columns, 'MJD')[bin]!.toFixed(6)),
    xaxis: 'x',
    yaxis: panelIndex === 0 ? 'y' : `y${panelIndex + 1}`,
    marker: {
      color: colour,
      symbol: exposureShape(dataset),
      size: bins.length > 1500 ? 3 : 4.5,
      opacity: 0.9,
    },
    ...bars,
    hovertemplate: `%{y:.4g} ${panel.unit}<br>MJD %{customdata}<extra>exposure ${dataset}</extra>`,
    showlegend: false,
  };
}

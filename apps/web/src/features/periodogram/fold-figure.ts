import type { FoldedCurve } from '@hstlc/lightcurve/periodogram';
import type { Data, Figure } from '../../plot/plot.js';
import { axisScale } from '../../plot/power-of-ten.js';
import { exposureColour } from '../../ui/exposure-colours.js';

/** CSS px */
export const foldHeight = 430;

/** Most single bins that are drawn per cycle, behind the means. */
const mostBins = 2000;

/** What is folded, and what it is called. */
export interface FoldParts {
  readonly folded: FoldedCurve;
  readonly values: Float64Array;
  readonly datasets: Float64Array;
  readonly quantity: string;
  readonly unit: string;
}

/**
 * A folded curve over two cycles: means with their uncertainties as steps, single bins behind them in the colours of
 * their exposures.
 *
 * @returns data and layout for Plotly; of very many bins every so manieth is drawn
 */
export function foldFigure({ folded, values, datasets, quantity, unit }: FoldParts): Figure & {
  readonly drawnBins: number;
  readonly binCount: number;
} {
  const { phases, means, errors } = folded;
  const known = [...values.keys()].filter((bin) => Number.isFinite(values[bin]));
  const every = Math.max(1, Math.ceil(known.length / mostBins));
  const drawn = known.filter((_, index) => index % every === 0);
  const scale = axisScale(means);
  return {
    data: [
      ...[...new Set(drawn.map((bin) => datasets[bin]!))].map((dataset) =>
        singleBins(
          drawn.filter((bin) => datasets[bin] === dataset),
          dataset,
          phases,
          values,
          scale.divisor,
        ),
      ),
      meansOf(means, errors, scale.divisor),
    ],
    layout: {
      xaxis: {
        title: { text: 'phase (cycles)', font: { size: 12 }, standoff: 8 },
        range: [0, 2],
        fixedrange: true,
        showline: true,
        zeroline: false,
        dtick: 0.25,
      },
      yaxis: {
        title: { text: `${quantity}<br>(${scale.prefix}${unit})`, font: { size: 12 }, standoff: 6 },
        range: [...rangeOf(values, means, errors, scale.divisor)],
        fixedrange: true,
        showline: true,
        zeroline: false,
        nticks: 6,
      },
      shapes: [
        {
          type: 'line',
          xref: 'x',
          yref: 'paper',
          x0: 1,
          x1: 1,
          y0: 0,
          y1: 1,
          line: { color: '#949db4', width: 1, dash: 'dot' },
        },
      ],
      margin: { l: 64, r: 12, t: 22, b: 56 },
      hovermode: false,
      showlegend: false,
    },
    drawnBins: drawn.length,
    binCount: known.length,
  };
}

function singleBins(
  bins: readonly number[],
  dataset: number,
  phases: Float64Array,
  values: Float64Array,
  divisor: number,
): Data {
  const isDense = bins.length > 500;
  const x = [0, 1].flatMap((cycle) => bins.map((bin) => phases[bin]! + cycle));
  const y = [0, 1].flatMap(() => bins.map((bin) => values[bin]! / divisor));
  if (!isDense)
    return {
      type: 'scatter',
      mode: 'markers',
      x,
      y,
      marker: { color: exposureColour(dataset), size: 4, opacity: 0.45 },
      hoverinfo: 'skip',
      showlegend: false,
    };
  const strokes = (column: readonly number[]) => column.flatMap((value) => [value, value, Number.NaN]);
  return {
    type: 'scatter',
    mode: 'lines',
    uid: `dots-round-fold-${dataset}`,
    x: strokes(x),
    y: strokes(y),
    opacity: 0.4,
    line: { color: exposureColour(dataset), width: 2.5, simplify: false },
    hoverinfo: 'skip',
    showlegend: false,
  };
}

function meansOf(means: Float64Array, errors: Float64Array, divisor: number): Data {
  const count = means.length;
  const centres = Array.from({ length: 2 * count }, (_, part) => (part + 0.5) / count);
  const twice = (column: Float64Array) => [...column, ...column].map((value) => value / divisor);
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: centres,
    y: twice(means),
    error_y: { type: 'data', array: twice(errors), thickness: 1.5, width: 0, color: '#7048e8' },
    line: { shape: 'hvh', color: '#7048e8', width: 1.5 },
    marker: { color: '#7048e8', size: 5 },
    connectgaps: false,
    hoverinfo: 'skip',
    showlegend: false,
  };
}

/** From the 2nd to the 98th percentile of the bins, and all of the means. */
function rangeOf(
  values: Float64Array,
  means: Float64Array,
  errors: Float64Array,
  divisor: number,
): readonly [number, number] {
  const sorted = values.filter(Number.isFinite).sort();
  if (sorted.length === 0) return [0, 1];
  const ends = [...means.entries()].flatMap(([part, mean]) => {
    const error = errors[part]! || 0;
    return Number.isFinite(mean) ? [mean - error, mean + error] : [];
  });
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const low = Math.min(at(0.02), ...ends);
  const high = Math.max(at(0.98), ...ends);
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [(low - room) / divisor, (high + room) / divisor];
}

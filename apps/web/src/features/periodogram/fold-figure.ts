import type { FoldedCurve } from '@hstlc/lightcurve/periodogram';
import { axesFor, type Figure } from '../../plot/figure.js';
import type { Layer, PointLayer } from '../../plot/layer.js';
import { axisScale } from '../../plot/power-of-ten.js';
import { quantileInPlace, sampleOf } from '../../plot/order-statistics.js';
import { exposureColour, exposureShape } from '../../ui/exposure-colours.js';

/** CSS px */
export const foldHeight = 430;

/** Most single bins that are drawn per cycle, behind the means. */
const mostBins = 2000;

const meanColour = '#7048e8';

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
  const known = knownBins(values);
  const every = Math.max(1, Math.ceil(known.length / mostBins));
  const drawn = Array.from({ length: Math.ceil(known.length / every) }, (_, index) => known[index * every]!);
  const scale = axisScale(means);
  return {
    data: axesFor(1),
    layers: [
      ...[...new Set(drawn.map((bin) => datasets[bin]!))].map((dataset) =>
        singleBins(
          drawn.filter((bin) => datasets[bin] === dataset),
          dataset,
          phases,
          values,
          scale.divisor,
        ),
      ),
      ...meansOf(means, errors, scale.divisor),
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

/** The bins that have a value, ascending. */
function knownBins(values: Float64Array): Int32Array {
  const bins = new Int32Array(values.length);
  let count = 0;
  for (let bin = 0; bin < values.length; bin++) if (Number.isFinite(values[bin]!)) bins[count++] = bin;
  return bins.subarray(0, count);
}

function singleBins(
  bins: readonly number[],
  dataset: number,
  phases: Float64Array,
  values: Float64Array,
  divisor: number,
): PointLayer {
  return {
    kind: 'points',
    yaxis: 'y',
    x: Float64Array.from([0, 1].flatMap((cycle) => bins.map((bin) => phases[bin]! + cycle))),
    y: Float64Array.from([0, 1].flatMap(() => bins.map((bin) => values[bin]! / divisor))),
    colour: exposureColour(dataset),
    shape: exposureShape(dataset),
    opacity: 0.4,
    isHollow: false,
    size: bins.length > 500 ? 2.5 : 4,
  };
}

/** Means as steps, each with its uncertainty. */
function meansOf(means: Float64Array, errors: Float64Array, divisor: number): readonly Layer[] {
  const count = means.length;
  const places = Array.from({ length: 2 * count }, (_, part) => part);
  const value = (part: number) => means[part % count]! / divisor;
  const error = (part: number) => errors[part % count]! / divisor;
  const common = { yaxis: 'y', colour: meanColour };
  return [
    {
      ...common,
      kind: 'line',
      x: Float64Array.from(places.flatMap((part) => [part / count, (part + 1) / count])),
      y: Float64Array.from(places.flatMap((part) => [value(part), value(part)])),
      thickness: 1.5,
    },
    {
      ...common,
      kind: 'points',
      x: Float64Array.from(places, (part) => (part + 0.5) / count),
      y: Float64Array.from(places, value),
      errors: [
        Float64Array.from(places, (part) => value(part) - error(part)),
        Float64Array.from(places, (part) => value(part) + error(part)),
      ],
      shape: 'circle',
      isHollow: false,
      size: 5,
    },
  ];
}

/** From the 2nd to the 98th percentile of the bins, and all of the means. */
function rangeOf(
  values: Float64Array,
  means: Float64Array,
  errors: Float64Array,
  divisor: number,
): readonly [number, number] {
  const sample = sampleOf(values);
  if (sample.length === 0) return [0, 1];
  const ends = [...means.entries()].flatMap(([part, mean]) => {
    const error = errors[part]! || 0;
    return Number.isFinite(mean) ? [mean - error, mean + error] : [];
  });
  const low = Math.min(quantileInPlace(sample, 0.02), ...ends);
  const high = Math.max(quantileInPlace(sample, 0.98), ...ends);
  const room = (high - low || Math.abs(high) || 1) * 0.08;
  return [(low - room) / divisor, (high + room) / divisor];
}

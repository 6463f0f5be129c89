import type { Data } from 'plotly.js';
import type { BarLayer, Layer, LineLayer, PointLayer } from './layer.js';

/** Layers as traces of Plotly, for picture files: every mark an element of its own. */
export function layerTraces(layers: readonly Layer[]): readonly Data[] {
  return layers.flatMap(tracesOf);
}

function tracesOf(layer: Layer): readonly Data[] {
  switch (layer.kind) {
    case 'points':
      return pointTraces(layer);
    case 'line':
      return [lineTrace(layer)];
    case 'bars':
      return [barTrace(layer)];
    case 'image':
      // pictures of cells do not leave the page
      return [];
  }
}

function lineTrace({ x, y, colour, thickness, yaxis }: LineLayer): Data {
  return {
    ...common(yaxis),
    mode: 'lines',
    x,
    y,
    line: { color: colour, width: thickness, simplify: false },
  };
}

function pointTraces(layer: PointLayer): readonly Data[] {
  const { x, y, errors, colour, shape, isHollow, size, opacity = 1 } = layer;
  const marks: Data = {
    ...common(layer.yaxis),
    mode: 'markers',
    x,
    y,
    opacity,
    marker: {
      color: colour,
      symbol: isHollow ? `${shape}-open` : shape,
      size,
      line: { color: colour, width: isHollow ? 1.2 : 0 },
    },
  };
  if (errors === undefined) return [marks];
  const bars: Data = {
    ...common(layer.yaxis),
    mode: 'lines',
    ...strokes(x, errors),
    // fainter than the points, which are what is looked at
    opacity: 0.35,
    line: { color: colour, width: 1, simplify: false },
  };
  return [bars, marks];
}

function barTrace({ from, to, y, colour, thickness, yaxis }: BarLayer): Data {
  return {
    ...common(yaxis),
    mode: 'lines',
    x: [...from].flatMap((start, bar) => [start, to[bar]!, Number.NaN]),
    y: [...from].flatMap(() => [y, y, Number.NaN]),
    line: { color: colour, width: thickness, simplify: false },
  };
}

function common(yaxis: string) {
  return { type: 'scatter', xaxis: 'x', yaxis, hoverinfo: 'skip', showlegend: false } as const;
}

/** Upright strokes, one per point, with a gap after each. */
function strokes(positions: Float64Array, [low, high]: NonNullable<PointLayer['errors']>) {
  const x = new Float64Array(3 * positions.length).fill(Number.NaN);
  const y = new Float64Array(3 * positions.length).fill(Number.NaN);
  for (const [point, position] of positions.entries()) {
    x[3 * point] = x[3 * point + 1] = position;
    y[3 * point] = low[point]!;
    y[3 * point + 1] = high[point]!;
  }
  return { x, y };
}

import type { Layout } from 'plotly.js';
import { useLayoutEffect, useRef } from 'react';
import type { Layer } from './layer.js';
import { paintLayers } from './paint-layers.js';
import { geometryOf, type Size } from './plot-area.js';
import { useWidth } from './use-width.js';

interface Props {
  readonly layers: readonly Layer[];
  readonly layout: Partial<Layout>;
  /** CSS px */
  readonly height: number;
}

/** More pixels to a CSS px than this are not seen. */
const finestRatio = 2;

/** The painted part of a figure, over its axes; what the pointer does goes through it. */
export function LayerCanvas({ layers, layout, height }: Props) {
  const { ref: canvas, width } = useWidth<HTMLCanvasElement>();
  const painted = useRef<{ readonly layers: readonly Layer[]; readonly geometry: string }>(undefined);
  useLayoutEffect(() => {
    if (canvas.current === null || width === 0) return;
    const geometry = `${width} ${height} ${geometryOf(layout)}`;
    // what changes no place of a mark needs no new picture
    if (painted.current?.layers === layers && painted.current.geometry === geometry) return;
    paint(canvas.current, layers, layout, { width, height });
    painted.current = { layers, geometry };
  }, [canvas, layers, layout, width, height]);
  return (
    <canvas
      ref={canvas}
      aria-hidden
      data-marks={marksOf(layers)}
      style={{ position: 'absolute', inset: 0, width: '100%', height, pointerEvents: 'none' }}
    />
  );
}

/** How many marks there are to see. */
function marksOf(layers: readonly Layer[]): number {
  const marksIn = (layer: Layer) => {
    if (layer.kind === 'image') return layer.strengths.length;
    return layer.kind === 'bars' ? layer.from.length : layer.x.length;
  };
  return layers.reduce((sum, layer) => sum + marksIn(layer), 0);
}

function paint(
  canvas: HTMLCanvasElement,
  layers: readonly Layer[],
  layout: Partial<Layout>,
  size: Size,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = Math.min(window.devicePixelRatio, finestRatio);
  const [columns, rows] = [Math.round(size.width * ratio), Math.round(size.height * ratio)];
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintLayers(context, layers, layout, size);
}

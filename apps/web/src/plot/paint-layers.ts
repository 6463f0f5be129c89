import type { Layout } from 'plotly.js';
import type { BarLayer, ImageLayer, Layer, LineLayer, PointLayer } from './layer.js';
import { plotArea, type PlotArea, type Size } from './plot-area.js';

/** Points smaller than this are squares of whole pixels, which is several times as fast (CSS px). */
const leastOutlined = 3.5;

/** How dark error bars are: those of many points add up. */
const errorOpacity = { many: 0.22, few: 0.35 } as const;
const many = 1000;

/** Paints layers into their panels, each clipped to its own, where the layout has them. */
export function paintLayers(
  context: CanvasRenderingContext2D,
  layers: readonly Layer[],
  layout: Partial<Layout>,
  size: Size,
): void {
  context.clearRect(0, 0, size.width, size.height);
  for (const layer of layers) {
    const area = plotArea(layout, layer.yaxis, size);
    context.save();
    context.beginPath();
    context.rect(area.left, area.top, area.width, area.height);
    context.clip();
    paint(context, layer, area);
    context.restore();
  }
}

function paint(context: CanvasRenderingContext2D, layer: Layer, area: PlotArea): void {
  switch (layer.kind) {
    case 'points':
      return paintPoints(context, layer, area);
    case 'line':
      return paintLine(context, layer, area);
    case 'bars':
      return paintBars(context, layer, area);
    case 'image':
      return paintImage(context, layer, area);
  }
}

const pictures = new WeakMap<ImageLayer, HTMLCanvasElement>();

function paintImage(context: CanvasRenderingContext2D, layer: ImageLayer, { xOf, yOf }: PlotArea): void {
  const picture = pictures.get(layer) ?? pictureOf(layer);
  pictures.set(layer, picture);
  const [left, right] = layer.x.map(xOf) as [number, number];
  const [bottom, top] = layer.y.map(yOf) as [number, number];
  // cells keep their edges when they are larger than pixels
  context.imageSmoothingEnabled = layer.width > right - left || layer.height > bottom - top;
  context.drawImage(picture, left, top, right - left, bottom - top);
}

function pictureOf({ width, height, strengths, colour }: ImageLayer): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext('2d')!;
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  const image = context.getImageData(0, 0, width, height);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      image.data[4 * ((height - 1 - row) * width + column) + 3] = strengths[row * width + column]!;
  context.putImageData(image, 0, 0);
  return canvas;
}

function paintLine(
  context: CanvasRenderingContext2D,
  { x, y, colour, thickness }: LineLayer,
  { xOf, yOf }: PlotArea,
): void {
  context.strokeStyle = colour;
  context.lineWidth = thickness;
  context.lineJoin = 'round';
  context.beginPath();
  let isDown = false;
  for (let point = 0; point < x.length; point++) {
    const [across, up] = [xOf(x[point]!), yOf(y[point]!)];
    const isKnown = Number.isFinite(across) && Number.isFinite(up);
    if (isKnown && isDown) context.lineTo(across, up);
    else if (isKnown) context.moveTo(across, up);
    isDown = isKnown;
  }
  context.stroke();
}

function paintBars(
  context: CanvasRenderingContext2D,
  { from, to, y, thickness, colour }: BarLayer,
  area: PlotArea,
): void {
  context.fillStyle = colour;
  const top = area.yOf(y) - thickness / 2;
  for (let bar = 0; bar < from.length; bar++) {
    const left = Math.max(area.left, area.xOf(from[bar]!));
    const right = Math.min(area.left + area.width, area.xOf(to[bar]!));
    if (right >= left) context.fillRect(left, top, Math.max(0.5, right - left), thickness);
  }
}

function paintPoints(context: CanvasRenderingContext2D, layer: PointLayer, area: PlotArea): void {
  context.fillStyle = context.strokeStyle = layer.colour;
  if (layer.errors !== undefined) paintErrors(context, layer, layer.errors, area);
  if (layer.size < leastOutlined) paintDots(context, layer, area);
  else paintShapes(context, layer, area);
}

function paintErrors(
  context: CanvasRenderingContext2D,
  { x }: PointLayer,
  [low, high]: NonNullable<PointLayer['errors']>,
  { xOf, yOf, top, height }: PlotArea,
): void {
  context.globalAlpha = x.length > many ? errorOpacity.many : errorOpacity.few;
  for (let point = 0; point < x.length; point++) {
    const upper = Math.max(top, yOf(high[point]!));
    const lower = Math.min(top + height, yOf(low[point]!));
    if (lower > upper) context.fillRect(xOf(x[point]!) - 0.5, upper, 1, lower - upper);
  }
  context.globalAlpha = 1;
}

function paintDots(
  context: CanvasRenderingContext2D,
  { x, y, size, isHollow, opacity = 1 }: PointLayer,
  { xOf, yOf }: PlotArea,
): void {
  // there is no hollow at this size
  context.globalAlpha = isHollow ? 0.4 * opacity : opacity;
  const half = size / 2;
  for (let point = 0; point < x.length; point++)
    context.fillRect(Math.round(xOf(x[point]!) - half), Math.round(yOf(y[point]!) - half), size, size);
  context.globalAlpha = 1;
}

function paintShapes(
  context: CanvasRenderingContext2D,
  { x, y, size, shape, isHollow, opacity = 1 }: PointLayer,
  { xOf, yOf }: PlotArea,
): void {
  const half = size / 2;
  context.lineWidth = 1.2;
  context.beginPath();
  for (let point = 0; point < x.length; point++)
    outline(context, shape, xOf(x[point]!), yOf(y[point]!), half);
  context.globalAlpha = opacity;
  if (isHollow) context.stroke();
  else context.fill();
}

function outline(
  context: CanvasRenderingContext2D,
  shape: PointLayer['shape'],
  x: number,
  y: number,
  half: number,
): void {
  switch (shape) {
    case 'circle': {
      context.moveTo(x + half, y);
      context.arc(x, y, half, 0, 2 * Math.PI);
      return;
    }
    case 'square':
      return context.rect(x - half, y - half, 2 * half, 2 * half);
    case 'diamond':
      return polygon(context, [x, y - half], [x + half, y], [x, y + half], [x - half, y]);
    case 'triangle-up':
      return polygon(context, [x, y - half], [x + half, y + half], [x - half, y + half]);
    case 'triangle-down':
      return polygon(context, [x, y + half], [x + half, y - half], [x - half, y - half]);
  }
}

function polygon(
  context: CanvasRenderingContext2D,
  ...corners: readonly (readonly [number, number])[]
): void {
  context.moveTo(...corners[0]!);
  for (const corner of corners.slice(1)) context.lineTo(...corner);
  context.closePath();
}

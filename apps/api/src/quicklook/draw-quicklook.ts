import type { Lightcurve } from '@hstlc/lightcurve';
import { datasetColours } from './dataset-colours.js';
import type { Axis } from './axis-ticks.js';
import { IndexedPicture, tint, type Colour } from './indexed-picture.js';
import { quicklookFigure, type Panel, type QuicklookFigure } from './quicklook-figure.js';
import { upward, writeWords, type WordMask, type WordStyle } from './word-mask.js';

const width = 1000;
const top = 64;
const bottom = 34;
const left = 84;
const marginRight = 24;
const panelStep = 150;
const panelHeight = 128;

/** Draws a lightcurve's quicklook as PNG; the same lightcurve gives the same bytes. */
export function drawQuicklook(lightcurve: Lightcurve): Uint8Array {
  const figure = quicklookFigure(lightcurve);
  const height = top + bottom + Math.max(1, figure.panels.length) * panelStep;
  const picture = new IndexedPicture(width, height, palette);
  drawFrame(picture, figure);
  for (const [place, panel] of figure.panels.entries())
    drawPoints(picture, figure, panel, top + place * panelStep);
  return picture.encode();
}

/** Paper and ink in 64 steps: what is written, and the lines. */
const inkSteps = 64;
/** How many error bars upon one another are told apart. */
const barSteps = 4;
/** Colours of an exposure: one for its points, the others for its error bars. */
const coloursOfDataset = 1 + barSteps;

const palette: readonly Colour[] = [
  ...Array.from({ length: inkSteps }, (_, step) => tint('#1c1b29', step / (inkSteps - 1))),
  ...datasetColours.flatMap((colour) => [
    tint(colour, 0.9),
    ...Array.from({ length: barSteps }, (_, bars) => tint(colour, 1 - 0.75 ** (bars + 1))),
  ]),
];

/** Writes all words and draws all lines, in ink. */
function drawFrame(picture: IndexedPicture, { title, subtitle, timeAxis, panels }: QuicklookFigure): void {
  write(picture, title, left - 1, 26, { size: 17, weight: 'bold', share: 1 });
  write(picture, subtitle, left - 1, 49, { share: 0.7 });
  const right = picture.width - marginRight;
  const x = xOf(timeAxis);
  for (const [place, { axis, label }] of panels.entries()) {
    const above = top + place * panelStep;
    const below = above + panelHeight;
    const isLast = place === panels.length - 1;
    const y = yOf(axis, above);
    for (const tick of axis.ticks) {
      const at = Math.round(y(tick));
      drawLine(picture, left, at, right - left, 1, 0.08);
      drawLine(picture, left - 5, at, 5, 1);
      write(picture, formatTick(tick), left - 8, at + 4, { align: 'right' });
    }
    drawLine(picture, left, above, 1, panelHeight);
    drawLine(picture, left, below, right - left, 1);
    for (const tick of timeAxis.ticks) {
      drawLine(picture, Math.round(x(tick)), below, 1, 5);
      if (isLast) write(picture, formatTick(tick), x(tick), below + 19, { align: 'center' });
    }
    const mask = upward(writeWords(label, ordinary));
    stamp(picture, mask, 24 - ordinary.size, Math.round((above + below - mask.height) / 2), usualShare);
    if (isLast) write(picture, timeAxis.name, (left + right) / 2, below + 37, { align: 'center' });
  }
}

const ordinary = { size: 12, weight: 'normal' } as const;
/** How black words and lines are, 0 to 1, where nothing else is said. */
const usualShare = 0.75;

interface Writing extends Partial<WordStyle> {
  readonly align?: 'left' | 'center' | 'right';
  readonly share?: number;
}

/** Writes words on a line at y, to the right of x, around it or to its left. */
function write(picture: IndexedPicture, text: string, x: number, y: number, writing: Writing): void {
  const { align = 'left', share = usualShare } = writing;
  const mask = writeWords(text, { ...ordinary, ...writing });
  const before = { left: 0, center: mask.width / 2, right: mask.width }[align];
  stamp(picture, mask, Math.round(x - before), y - mask.ascent, share);
}

/** Lays ink on the picture, as far as it reaches. */
function stamp(
  picture: IndexedPicture,
  { width, height, ink }: WordMask,
  x: number,
  y: number,
  share: number,
) {
  const wide = Math.min(width, picture.width - x);
  for (let row = 0; row < height; row++)
    for (let column = Math.max(0, -x); column < wide; column++) {
      const step = Math.round((ink[row * width + column]! / 255) * share * (inkSteps - 1));
      if (step > 0) picture.pixels[(y + row) * picture.stride + x + column] = step;
    }
}

function drawLine(
  { pixels, stride }: IndexedPicture,
  x: number,
  y: number,
  wide: number,
  high: number,
  share = usualShare,
): void {
  const step = Math.round(share * (inkSteps - 1));
  for (let row = y; row < y + high; row++) pixels.fill(step, row * stride + x, row * stride + x + wide);
}

/** Draws a panel's error bars, one column of pixels each, and its points upon them. */
function drawPoints(picture: IndexedPicture, figure: QuicklookFigure, panel: Panel, above: number): void {
  const { offsets, datasets, timeAxis } = figure;
  const { values, errors, axis } = panel;
  const x = xOf(timeAxis);
  const y = yOf(axis, above);
  if (errors !== undefined)
    for (let bin = 0; bin < values.length; bin++) {
      const value = values[bin]!;
      const error = errors[bin]!;
      if (!Number.isFinite(value) || !Number.isFinite(error)) continue;
      const from = Math.round(y(value + error));
      const to = Math.round(y(value - error));
      drawBar(picture, Math.round(x(offsets[bin]!)), from, to, colourOf(datasets[bin]!));
    }
  const size = countShown(values) > 2000 ? 2 : 3;
  for (let bin = 0; bin < values.length; bin++) {
    if (!Number.isFinite(values[bin])) continue;
    const column = Math.round(x(offsets[bin]!) - size / 2);
    const row = Math.round(y(values[bin]!) - size / 2);
    drawPoint(picture, column, row, size, colourOf(datasets[bin]!));
  }
}

function countShown(values: Float64Array): number {
  let count = 0;
  for (let bin = 0; bin < values.length; bin++) if (Number.isFinite(values[bin])) count += 1;
  return count;
}

/** Place in the palette of the points of an exposure; those of its error bars follow. */
function colourOf(dataset: number): number {
  const place = (dataset - 1 + datasetColours.length) % datasetColours.length;
  return inkSteps + place * coloursOfDataset;
}

function drawPoint(
  { pixels, stride }: IndexedPicture,
  x: number,
  y: number,
  size: number,
  colour: number,
): void {
  // `fill` costs more than the few pixels
  for (let row = y; row < y + size; row++)
    for (let column = x; column < x + size; column++) pixels[row * stride + column] = colour;
}

function drawBar(
  { pixels, stride }: IndexedPicture,
  x: number,
  from: number,
  to: number,
  colour: number,
): void {
  for (let pixel = from * stride + x; pixel <= to * stride + x; pixel += stride) {
    const bars = pixels[pixel]! - colour;
    // one bar more upon those of this exposure that are there
    pixels[pixel] = colour + (bars >= 1 && bars < coloursOfDataset ? Math.min(bars + 1, barSteps) : 1);
  }
}

function xOf({ high }: Axis) {
  return (seconds: number) => left + (seconds / high) * (width - marginRight - left);
}

function yOf({ low, high }: Axis, above: number) {
  return (value: number) => above + (1 - (value - low) / (high - low)) * panelHeight;
}

function formatTick(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  return size >= 1e5 || size < 1e-3
    ? value.toExponential(1)
    : Number(value.toPrecision(4)).toLocaleString('en-US');
}

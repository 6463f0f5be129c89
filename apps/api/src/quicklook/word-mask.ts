import { createCanvas } from '@napi-rs/canvas';
import { fontFamily, registerFont } from './register-font.js';

/** Words as ink on pixels. */
export interface WordMask {
  readonly width: number;
  readonly height: number;
  /** pixels above the line the words stand on */
  readonly ascent: number;
  /** how much ink lies on each pixel, 0 to 255 */
  readonly ink: Uint8Array;
}

/** How words are written. */
export interface WordStyle {
  /** px */
  readonly size: number;
  readonly weight: 'normal' | 'bold';
}

const measuring = createCanvas(1, 1).getContext('2d');

/** Writes words; those that were written lately are not written again, for most stand on every quicklook. */
export function writeWords(text: string, style: WordStyle): WordMask {
  const key = `${style.weight} ${style.size} ${text}`;
  const known = written.get(key);
  if (known !== undefined) return known;
  const mask = draw(text, style);
  if (written.size >= mostWritten) written.clear();
  written.set(key, mask);
  return mask;
}

const written = new Map<string, WordMask>();

const mostWritten = 500;

/** A canvas just large enough: what it takes to read one back grows with its pixels. */
function draw(text: string, { size, weight }: WordStyle): WordMask {
  registerFont();
  const font = `${weight} ${size}px ${fontFamily}`;
  measuring.font = font;
  const width = Math.max(1, Math.ceil(measuring.measureText(text).width));
  const ascent = Math.ceil(1.1 * size);
  const height = Math.ceil(1.5 * size);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.font = font;
  context.fillText(text, 0, ascent);
  const pixels = canvas.data();
  const ink = new Uint8Array(width * height);
  for (let at = 0; at < ink.length; at++) ink[at] = pixels[4 * at + 3]!;
  return { width, height, ascent, ink };
}

/** The same words, written upward. */
export function upward({ width, height, ink }: WordMask): WordMask {
  const turned = new Uint8Array(ink.length);
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      turned[(width - 1 - column) * height + row] = ink[row * width + column]!;
  return { width: height, height: width, ascent: 0, ink: turned };
}

import type { LightcurveThumbnail } from '@hstlc/contract';

/** One exposure's part of a small picture: a line of means over a band from lowest to highest. */
export interface ThumbnailPart {
  readonly dataset: number;
  /** SVG paths */
  readonly line: string;
  readonly band: string;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * A thumbnail as SVG paths, one pair for each exposure; cells without live time are left open.
 * The range is that of the means, a little widened; the band is cut off at it.
 */
export function thumbnailParts(
  { means, lows, highs, datasets }: LightcurveThumbnail,
  { width, height }: Size,
): readonly ThumbnailPart[] {
  const known = means.filter((mean) => mean !== null);
  if (known.length === 0) return [];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const margin = (high - low || Math.abs(high) || 1) * 0.15;
  const x = (cell: number) => rounded(((cell + 0.5) / means.length) * width);
  const y = (rate: number) => {
    const part = (rate - low + margin) / (high - low + 2 * margin);
    return rounded(height * (1 - Math.min(1, Math.max(0, part))));
  };
  return [...new Set(datasets)].map((dataset) => {
    const cells = [...means.keys()].filter((cell) => datasets[cell] === dataset && means[cell] !== null);
    const line = cells
      .map((cell, index) => {
        const isFirst = index === 0 || cells[index - 1] !== cell - 1;
        const point = `${x(cell)} ${y(means[cell]!)}`;
        // a cell alone would be a line without length, which is not drawn
        return isFirst ? `M${point}h0.01` : `L${point}`;
      })
      .join('');
    const band = cells.map((cell) => `M${x(cell)} ${y(lows[cell]!)}V${y(highs[cell]!)}`).join('');
    return { dataset, line, band };
  });
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

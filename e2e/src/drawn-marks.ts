import type { Page } from 'playwright-core';

/**
 * How much data is drawn in the plots of a page: SVG points, strokes and dots of paths, and pixels that are not
 * transparent on their canvases.
 * Zero as long as there are only axes.
 */
export async function drawnMarks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const points = document.querySelectorAll('.js-plotly-plot .scatterlayer .point').length;
    const paths = [...document.querySelectorAll('.js-plotly-plot .scatterlayer .js-line')];
    const strokes = paths.reduce(
      (sum, path) => sum + (path.getAttribute('d')?.split('M').length ?? 1) - 1,
      0,
    );
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.js-plotly-plot canvas')];
    const pixels = canvases.map((canvas) => {
      const copy = document.createElement('canvas');
      copy.width = canvas.width;
      copy.height = canvas.height;
      const context = copy.getContext('2d');
      if (context === null || canvas.width === 0 || canvas.height === 0) return 0;
      context.drawImage(canvas, 0, 0);
      const { data } = context.getImageData(0, 0, copy.width, copy.height);
      let visible = 0;
      for (let index = 3; index < data.length; index += 4) if ((data[index] ?? 0) > 0) visible += 1;
      return visible;
    });
    return pixels.reduce((sum, count) => sum + count, points + strokes);
  });
}

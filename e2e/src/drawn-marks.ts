import type { Page } from 'playwright-core';

/**
 * How much data is drawn in the plots of a page: points and strokes of Plotly, and the marks that are painted between its
 * axes. Zero as long as there are only axes, or nothing is painted.
 */
export async function drawnMarks(page: Page): Promise<number> {
  return page.evaluate(() => {
    const points = document.querySelectorAll('.js-plotly-plot .scatterlayer .point').length;
    const paths = [...document.querySelectorAll('.js-plotly-plot .scatterlayer .js-line')];
    const strokes = paths.reduce(
      (sum, path) => sum + (path.getAttribute('d')?.split('M').length ?? 1) - 1,
      0,
    );
    const canvases = [...document.querySelectorAll<HTMLCanvasElement>('.plot canvas[data-marks]')];
    const isPainted = (canvas: HTMLCanvasElement) => {
      const { width, height } = canvas;
      if (width === 0 || height === 0) return false;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, width, height);
      return data.some((value, index) => index % 4 === 3 && value > 0);
    };
    return canvases
      .filter(isPainted)
      .reduce((sum, canvas) => sum + Number(canvas.dataset['marks']), points + strokes);
  });
}

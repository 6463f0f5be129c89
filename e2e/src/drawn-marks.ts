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

/** How much higher (CSS px) the axes of a page's plots are than what is painted between them, plot by plot: 0 where both fit. */
export async function heightsApart(page: Page): Promise<readonly number[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.plot:has(canvas)')].map((plot) => {
      const axes = plot.querySelector('.js-plotly-plot .main-svg')!;
      return (
        axes.getBoundingClientRect().height - plot.querySelector('canvas')!.getBoundingClientRect().height
      );
    }),
  );
}

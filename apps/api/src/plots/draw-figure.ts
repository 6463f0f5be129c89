import { createCanvas } from '@napi-rs/canvas';
import { init, type EChartsOption } from 'echarts';
import { registerFont } from '../quicklook/register-font.js';

/** Draws a figure as PNG; the same figure gives the same picture on every machine, its font comes along. */
export async function drawFigure(
  figure: EChartsOption,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<Uint8Array> {
  registerFont();
  const canvas = createCanvas(width, height);
  // ECharts draws on any object that behaves like an HTML canvas; this one does, its types do not say so
  const chart = init(canvas as unknown as Parameters<typeof init>[0], null, {
    renderer: 'canvas',
    width,
    height,
  });
  try {
    chart.setOption(figure);
    return await canvas.encode('png');
  } finally {
    chart.dispose();
  }
}

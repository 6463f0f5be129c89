import { createRequire } from 'node:module';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import type { Lightcurve } from '@hstlc/lightcurve';
import { init } from 'echarts';
import { panelsOf, quicklookFigure, quicklookSize } from './quicklook-figure.js';

/** The name under which the font is registered; without blanks, which canvas font strings would have to quote. */
const fontFamily = 'HstlcSans';
const fontFile = createRequire(import.meta.url).resolve(
  '@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2',
);

/** Draws a lightcurve's quicklook; the same lightcurve gives the same picture on every machine, its font comes along. */
export async function drawQuicklook(lightcurve: Lightcurve): Promise<Uint8Array> {
  if (!GlobalFonts.has(fontFamily)) GlobalFonts.registerFromPath(fontFile, fontFamily);
  const { width, top, bottom, panelHeight } = quicklookSize;
  const height = top + bottom + Math.max(1, panelsOf(lightcurve).length) * panelHeight;
  const canvas = createCanvas(width, height);
  // ECharts draws on any object that behaves like an HTML canvas; this one does, its types do not say so
  const chart = init(canvas as unknown as Parameters<typeof init>[0], null, {
    renderer: 'canvas',
    width,
    height,
  });
  try {
    chart.setOption(quicklookFigure(lightcurve, fontFamily));
    return await canvas.encode('png');
  } finally {
    chart.dispose();
  }
}

import type { Lightcurve } from '@hstlc/lightcurve';
import { drawFigure, fontFamily } from './draw-figure.js';
import { panelsOf, quicklookFigure, quicklookSize } from './quicklook-figure.js';

/** Draws a lightcurve's quicklook. */
export async function drawQuicklook(lightcurve: Lightcurve): Promise<Uint8Array> {
  const { width, top, bottom, panelHeight } = quicklookSize;
  const height = top + bottom + Math.max(1, panelsOf(lightcurve).length) * panelHeight;
  return drawFigure(quicklookFigure(lightcurve, fontFamily), { width, height });
}

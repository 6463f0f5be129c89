import type { LightcurveDetail } from '@hstlc/contract';
import { saveImage } from '../../plot/save-image.js';
import type { Airglow } from './airglow.js';
import { lightcurveFigure } from './lightcurve-figure.js';
import type { StudyCurve } from './study-curve.js';
import { studyFrame } from './study-frame.js';
import type { StudyState } from './study-state.js';
import { positionOfMjd } from './time-axis.js';

/** CSS px of a picture that leaves the page. */
const width = 1200;

/** What is seen as a picture file, with what it is of above it. */
export async function exportFigure(
  { curve, airglow }: { readonly curve: StudyCurve; readonly airglow: Airglow | undefined },
  state: StudyState,
  { id, target }: LightcurveDetail,
  format: 'png' | 'svg',
): Promise<void> {
  const frame = studyFrame(curve, state, airglow);
  const ends = state.range?.map((mjd) => positionOfMjd(frame.axis, curve, mjd));
  const range = ends === undefined ? undefined : ([ends[0]!, ends[1]!] as const);
  const figure = lightcurveFigure(frame, { range, widthPixels: width, style: 'marks' });
  const titled = {
    ...figure,
    layout: {
      ...figure.layout,
      title: { text: `${target} · ${id}`, font: { size: 13 }, x: 0, xref: 'paper', y: 0.99 },
      margin: { ...figure.layout.margin, t: 40 },
    } as typeof figure.layout,
  };
  await saveImage(titled, { format, width, height: figure.height + 30, name: `${id}_seen` });
}

import { counted } from '../../ui/format.js';
import type { LightcurveFigure } from './lightcurve-figure.js';
import { doubtfulBits, type StudyCurve } from './study-curve.js';

/** What a panel shows, in words. */
export interface PanelSummary {
  readonly quantity: string;
  readonly text: string;
}

/** Each panel of a figure in words: how many bins, their mean and scatter, the lowest and the highest and when. */
export function panelSummaries(
  { columns }: StudyCurve,
  { panels }: Pick<LightcurveFigure, 'panels'>,
): readonly PanelSummary[] {
  return panels.map(({ quantity, column, unit, scale, vertical }) => {
    const values = columns[column];
    const known = [...values.keys()].filter((bin) => Number.isFinite(values[bin]));
    const mean = known.reduce((sum, bin) => sum + values[bin]!, 0) / known.length;
    const scatter = Math.sqrt(known.reduce((sum, bin) => sum + (values[bin]! - mean) ** 2, 0) / known.length);
    const lowest = known.reduce((best, bin) => (values[bin]! < values[best]! ? bin : best), known[0]!);
    const highest = known.reduce((best, bin) => (values[bin]! > values[best]! ? bin : best), known[0]!);
    const say = (value: number) => `${Number((value / scale).toPrecision(4))}`;
    const at = (bin: number) => `MJD ${columns.MJD[bin]!.toFixed(6)}`;
    const outside = vertical.above + vertical.below;
    const cut =
      outside === 0 ? '' : `; ${counted(outside, 'bin')} beyond the axis, marked by triangles at its edge`;
    return {
      quantity,
      text: `${counted(known.length, 'bin')}, mean ${say(mean)}, scatter ${say(scatter)}, lowest ${say(values[lowest]!)} at ${at(lowest)}, highest ${say(values[highest]!)} at ${at(highest)} (${unit})${cut}`,
    };
  });
}

/** The whole plot in one sentence, for those who do not see it. */
export function plotSummary(
  curve: StudyCurve,
  { panels, axis }: Pick<LightcurveFigure, 'panels' | 'axis'>,
  target: string,
): string {
  const { MJD, QUALITY, DATASET } = curve.columns;
  const exposures = new Set(DATASET.filter((dataset, bin) => dataset !== DATASET[bin - 1])).size;
  let doubtful = 0;
  for (let bin = 0; bin < QUALITY.length; bin++) if ((QUALITY[bin]! & doubtfulBits) !== 0) doubtful += 1;
  const from = MJD[0]?.toFixed(5) ?? 'nowhere';
  const to = MJD.at(-1)?.toFixed(5) ?? 'nowhere';
  return `lightcurve of ${target}: ${panels.map(({ quantity }) => quantity).join(', ')} of ${counted(curve.binCount, 'bin')} in ${counted(exposures, 'exposure')}, MJD ${from} to ${to} UTC, ${counted(axis.breaks.length, 'gap')} collapsed, ${counted(doubtful, 'bin')} flagged`;
}

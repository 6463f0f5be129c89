import { correlation } from '@hstlc/lightcurve/statistics';
import { counted } from '../../ui/format.js';
import type { Airglow } from './airglow.js';
import type { Panel } from './panels.js';
import type { StudyCurve } from './study-curve.js';

/** From which correlation on how it is called. */
const strengths = [
  [0.7, 'closely'],
  [0.4, 'moderately'],
  [0.15, 'weakly'],
] as const;

/**
 * How the rate of an airglow line goes with what is drawn, a sentence without its subject for each panel.
 *
 * @returns empty where the rate is not known in any bin
 */
export function airglowWords(
  { rates, highest }: Airglow,
  { columns }: StudyCurve,
  panels: readonly Pick<Panel, 'column' | 'quantity'>[],
): readonly string[] {
  if (!rates.some(Number.isFinite)) return [];
  if (highest === 0)
    return ['is 0 throughout: the line does not fall on the detector here, or no photon of it came'];
  if (isConstant(rates, highest)) return ['does not vary: there is nothing in it for the curve to go with'];
  return panels.map(({ column, quantity }) => {
    const { r, count } = correlation(rates, columns[column]);
    const bins = counted(count, 'bin');
    if (count < 3) return `cannot be compared with ${quantity}: both are known of ${bins} only`;
    if (Number.isNaN(r))
      return `cannot be compared with ${quantity}, which does not vary over the ${bins} that both are known of`;
    return `${strengthOf(r, quantity)}: r\u00a0=\u00a0${signed(r)} over ${bins}`;
  });
}

function strengthOf(r: number, quantity: string): string {
  const strength = strengths.find(([least]) => Math.abs(r) >= least)?.[1];
  if (strength === undefined) return `has hardly to do with ${quantity}`;
  return `goes ${strength} ${r > 0 ? 'with' : 'against'} ${quantity}`;
}

function signed(r: number): string {
  return `${r < 0 ? '−' : '+'}${Math.abs(r).toFixed(2)}`;
}

/** Means of one number in bins of different seconds are not the same to the last digit. */
function isConstant(rates: Float64Array, highest: number): boolean {
  return rates.every((rate) => Number.isNaN(rate) || highest - rate < 1e-9 * highest);
}

import type { LineLayer } from '../../plot/layer.js';
import type { Airglow } from './airglow.js';
import { countKnown, decimate } from './decimate.js';
import type { StudyCurve } from './study-curve.js';

/** Most points of the line that are drawn: it is as low as a finger, and stands below the panels. */
const mostPoints = 1500;

/** Bins further apart than so many of them are not joined. */
const farBins = 1.5;

/** The rate of an airglow line as a line from bin to bin, broken between exposures and at gaps. */
export function airglowLayer(
  { rates }: Airglow,
  { columns: { DATASET, TIME, BINS } }: StudyCurve,
  positions: Float64Array,
  [first, end]: readonly [number, number],
  yaxis: string,
): LineLayer {
  const around = Int32Array.from({ length: end - first }, (_, index) => first + index);
  const bins = decimate(rates, around, countKnown(rates, around), mostPoints);
  const isThinned = bins.length < around.length;
  const [x, y]: [number[], number[]] = [[], []];
  let before: number | undefined;
  for (const bin of bins) {
    if (before !== undefined && isBroken(before, bin)) {
      x.push(Number.NaN);
      y.push(Number.NaN);
    }
    x.push(positions[bin]!);
    y.push(rates[bin]!);
    before = bin;
  }
  return {
    kind: 'line',
    yaxis,
    colour: '#7a869f',
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    thickness: isThinned ? 1 : 1.4,
  };

  function isBroken(one: number, next: number): boolean {
    // between drawn neighbours there may be bins that are not drawn
    const bridged = Math.max(1, next - one) * BINS[one]!;
    return DATASET[one] !== DATASET[next] || TIME[next]! - TIME[one]! > farBins * bridged;
  }
}

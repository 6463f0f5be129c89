import { qualityBits } from '@hstlc/lightcurve/rows';
import type { BarLayer } from '../../plot/layer.js';
import type { StudyCurve } from './study-curve.js';
import type { TimeAxis } from './time-axis.js';

/** One row of the strip below the panels: when something was so. */
export interface OrbitRow {
  readonly name: string;
  readonly colour: string;
  /** first and last bin of each stretch */
  readonly stretches: readonly (readonly [number, number])[];
}

/**
 * What went on around the bins, from their QUALITY: daylight, the lamp, and when light was collected.
 *
 * @returns from below; daylight and lamp only where there are any
 */
export function orbitRows({ columns }: StudyCurve): readonly OrbitRow[] {
  const { QUALITY } = columns;
  const rows = [
    {
      name: 'live',
      colour: '#949db4',
      stretches: stretchesOf(columns, (bin) => (QUALITY[bin]! & qualityBits.notLive) === 0),
    },
    { name: 'lamp', colour: '#9775fa', stretches: stretchesOf(columns, has(QUALITY, qualityBits.lampOn)) },
    { name: 'day', colour: '#E69F00', stretches: stretchesOf(columns, has(QUALITY, qualityBits.daylight)) },
  ];
  return rows.filter(({ stretches }) => stretches.length > 0);
}

function has(quality: Float64Array, bit: number): (bin: number) => boolean {
  return (bin) => (quality[bin]! & bit) !== 0;
}

function stretchesOf(
  { TIME, BINS }: StudyCurve['columns'],
  holds: (bin: number) => boolean,
): readonly (readonly [number, number])[] {
  const stretches: [number, number][] = [];
  for (let bin = 0; bin < TIME.length; bin++) {
    if (!holds(bin)) continue;
    const current = stretches.at(-1);
    const follows =
      current !== undefined && current[1] === bin - 1 && TIME[bin]! - TIME[bin - 1]! < 1.5 * BINS[bin]!;
    if (follows) current[1] = bin;
    else stretches.push([bin, bin]);
  }
  return stretches;
}

/** The rows as bars, on the axis below the panels. */
export function orbitLayers(
  rows: readonly OrbitRow[],
  { columns }: StudyCurve,
  { positions, perDay }: TimeAxis,
  yaxis: string,
): readonly BarLayer[] {
  const half = (bin: number) => (columns.BINS[bin]! / 2 / 86_400) * perDay;
  return rows.map(({ stretches, colour }, row) => ({
    kind: 'bars',
    yaxis,
    colour,
    from: Float64Array.from(stretches, ([first]) => positions[first]! - half(first)),
    to: Float64Array.from(stretches, ([, last]) => positions[last]! + half(last)),
    y: row,
    thickness: 7,
  }));
}

import type { Timeline } from '@hstlc/contract';
import { meanInBins } from '@hstlc/lightcurve/rows';
import type { AirglowLine } from './airglow-lines.js';
import type { StudyCurve } from './study-curve.js';

/** The rate of an airglow line in each bin of a curve. */
export interface Airglow {
  readonly line: AirglowLine;
  /** count/s, by bin; NaN where no TIMELINE tells it */
  readonly rates: Float64Array;
  /** the highest of them (count/s); 0 where there is none */
  readonly highest: number;
}

const daySeconds = 86_400;

/**
 * What the TIMELINEs of its exposures tell of the airglow in each bin of a curve.
 *
 * @param timelines by DATASET number; exposures without one are left out. Rates of both segments of COS FUV are added: a
 *   line falls on one of them.
 */
export function airglowOf(
  { columns, binCount }: StudyCurve,
  line: AirglowLine,
  timelines: ReadonlyMap<number, Timeline>,
): Airglow {
  const { DATASET, MJD, BINS } = columns;
  const rates = new Float64Array(binCount).fill(Number.NaN);
  for (let first = 0, end = 0; first < binCount; first = end) {
    while (end < binCount && DATASET[end] === DATASET[first]) end += 1;
    const timeline = timelines.get(DATASET[first]!);
    if (timeline === undefined) continue;
    const [mjd, widths] = [MJD.subarray(first, end), BINS.subarray(first, end)];
    const middles = mjd.map((each) => (each - timeline.startMjd) * daySeconds);
    const bins = {
      starts: middles.map((middle, bin) => middle - widths[bin]! / 2),
      stops: middles.map((middle, bin) => middle + widths[bin]! / 2),
    };
    const told = timeline.tables.flatMap(({ columns: { TIME, [line]: values } }) =>
      TIME === undefined || values === undefined
        ? []
        : [meanInBins({ seconds: numbersOf(TIME), values: numbersOf(values) }, bins)],
    );
    if (told.length > 0)
      for (let bin = first; bin < end; bin++)
        rates[bin] = told.reduce((sum, means) => sum + means[bin - first]!, 0);
  }
  return { line, rates, highest: rates.reduce((most, rate) => (rate > most ? rate : most), 0) };
}

/** On the wire NaN is null. */
function numbersOf(values: readonly (number | null)[]): Float64Array {
  return Float64Array.from(values, (value) => value ?? Number.NaN);
}

import { qualityBits, type LightcurveColumns } from '../lightcurve.js';
import { blocksOfBins, largestJump } from './bayesian-blocks.js';
import { findFlares } from './flares.js';
import { excessVariance, grossConstantTest, vonNeumannRatio } from './variability.js';

/** What one exposure tells of variability; NaN or null where it does not. */
export interface ExposureStatistics {
  /** bins it is of: what the exposure weighs */
  readonly binCount: number;
  readonly chiSquare: number;
  readonly freedom: number;
  readonly excess: number;
  readonly excessError: number;
  readonly vonNeumann: number;
  /** null above 10,000 bins, for which they take too long */
  readonly blocks: number | null;
  readonly maxJump: number | null;
  readonly flares: number;
}

const mostBlockedBins = 10_000;

/** The rows that count in statistics: with live time and a value. */
export function liveRows(columns: LightcurveColumns): (column: Float64Array) => Float64Array {
  return picked(columns.TIME.length, isLiveRow(columns));
}

function isLiveRow({ QUALITY, EXPOSURE, COUNTS }: LightcurveColumns): (row: number) => boolean {
  return (row) => !(QUALITY[row] & qualityBits.notLive) && EXPOSURE[row] > 0 && Number.isFinite(COUNTS[row]);
}

/** Takes of a column the rows that are wanted. */
function picked(
  rowCount: number,
  isWanted: (row: number) => boolean,
): (column: Float64Array) => Float64Array {
  const rows = new Int32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++) if (isWanted(row)) rows[count++] = row;
  return (column) => {
    const values = new Float64Array(count);
    for (let place = 0; place < count; place++) values[place] = column[rows[place]];
    return values;
  };
}

/** The rows that count, of which at least half is live in all segments. */
function halfLiveRows(columns: LightcurveColumns): (column: Float64Array) => Float64Array {
  const { BINS, EXPOSURE, NET } = columns;
  const isLive = isLiveRow(columns);
  return picked(
    BINS.length,
    (row) => isLive(row) && EXPOSURE[row] >= BINS[row] / 2 && Number.isFinite(NET[row]),
  );
}

/**
 * Of the bins of which at least half is live, in all segments (else NET is NaN): of slivers at the ends of good time Poisson's law makes no bell, and one
 * photon in them outweighs all others.
 *
 * @param columns rows of one exposure
 * @returns undefined when fewer than 3 of its bins are so, or no photon came
 */
export function exposureStatistics(columns: LightcurveColumns): ExposureStatistics | undefined {
  const live = halfLiveRows(columns);
  const events = live(columns.EVENTS);
  const exposures = live(columns.EXPOSURE);
  const net = live(columns.NET);
  const total = sum(events);
  if (events.length < 3 || !(total > 0)) return undefined;
  const { chiSquare, freedom } = grossConstantTest(events, exposures);
  const meanRate = total / sum(exposures);
  const variance = netVariance(columns, live);
  const errors = exposures.map((seconds) => Math.sqrt(variance / seconds));
  const { excess, excessError } = excessVariance(net, errors);
  const blocks = events.length > mostBlockedBins ? null : blocksOfBins(events, exposures);
  return {
    binCount: events.length,
    chiSquare,
    freedom,
    excess,
    excessError,
    vonNeumann: vonNeumannRatio(net),
    blocks: blocks && blocks.length,
    maxJump: blocks && largestJump(blocks, meanRate),
    flares: findFlares(columns.EVENTS, columns.EXPOSURE, usableForFlares(columns)).length,
  };
}

/**
 * What Poisson's law gives NET in a second of live time, from the mean rates of the photons in the source box and in the
 * background's: ERROR is an upper limit where photons are few, and fewer where there are fewer. In weighted counts; the
 * scatter of weights is not in it.
 */
function netVariance(columns: LightcurveColumns, live: (column: Float64Array) => Float64Array): number {
  const exposures = live(columns.EXPOSURE);
  const events = sum(live(columns.EVENTS));
  const backgroundEvents = sum(live(columns.BACKGROUND_EVENTS));
  const background = live(columns.BACKGROUND).map((counts, row) => counts / exposures[row]);
  const source = sum(live(columns.GROSS)) ** 2 / events;
  // one that is the same in every bin was not taken from photons bin by bin
  const isSteady = background.every(
    (rate) => Math.abs(rate - background[0]) <= 1e-9 * Math.abs(background[0]),
  );
  const beside =
    isSteady || backgroundEvents === 0 ? 0 : sum(live(columns.BACKGROUND)) ** 2 / backgroundEvents;
  return (source + beside) / sum(exposures);
}

const sum = (column: Float64Array) => column.reduce((all, value) => all + value, 0);

/** Whole bins away from the edges of good time, without lamp. */
function usableForFlares({ QUALITY, EXPOSURE }: LightcurveColumns): Uint8Array {
  const { notLive, partlyLive, lampOn, goodTimeEdge } = qualityBits;
  return Uint8Array.from(QUALITY, (bits, row) =>
    bits & (notLive | partlyLive | lampOn | goodTimeEdge) || !(EXPOSURE[row] > 0) ? 0 : 1,
  );
}

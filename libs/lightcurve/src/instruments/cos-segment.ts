import { boxOf } from '../detector-boxes.js';
import type { GoodTime } from '../good-times.js';
import type { PhotonList } from '../photon-list.js';
import type { Background, Segment } from '../time-tag-exposure.js';
import type { CosBoxes, RowRange } from './cos-boxes.js';
import { calibrationOf, requireColumnCount, type SpectrumRow } from './spectrum-row.js';

/**
 * Columns over which CALCOS smooths the background (BWIDTH) where no XTRACTAB or TWOZXTAB is at hand to tell; verified
 * on real data at lifetime position 4.
 */
export const defaultSmoothingColumns = 100;

interface SegmentFacts {
  readonly name: string;
  readonly photons: PhotonList;
  readonly goodTimes: readonly GoodTime[];
  readonly row: SpectrumRow | undefined;
  /** Å by column; NaN where unknown */
  readonly wavelengths: Float64Array;
  readonly boxes: CosBoxes;
  readonly smoothingColumns: number;
}

/** A segment by its boxes and good times, with calibration and wavelengths from the x1d. */
export function cosSegment(facts: SegmentFacts): Segment {
  const { name, photons, goodTimes, row, boxes } = facts;
  const { columnCount } = boxes;
  if (row !== undefined) requireColumnCount(row, columnCount);
  const goodColumns = new Uint8Array(columnCount).fill(1);
  const isCalibrated = row?.values('FLUX').some((flux) => flux !== 0) ?? false;
  const dqWeights = row?.values('DQ_WGT');
  if (dqWeights !== undefined)
    for (let column = 0; column < columnCount; column++) goodColumns[column] = dqWeights[column] > 0 ? 1 : 0;
  // made when photons are asked for: a composite first asks what each exposure covers, and that only
  let source: Segment['source'] | undefined;
  let background: Background | undefined;
  return {
    name,
    photons,
    goodTimes,
    wavelengths: facts.wavelengths,
    goodColumns,
    get source() {
      source ??= [boxOf(columnCount, (column) => stretch(boxes.source(column)))];
      return source;
    },
    get background() {
      background ??= backgroundOf(facts);
      return background;
    },
    calibration: isCalibrated ? calibrationOf(row!) : undefined,
    expectedCounts: row?.has('GCOUNTS') ? row.values('GCOUNTS') : undefined,
  };
}

function stretch({ first, last }: RowRange): { readonly low: number; readonly high: number } {
  return { low: first - 0.5, high: last + 0.5 };
}

/**
 * BOXCAR counts background photons and weighs their sum by the column's mean EPSILON; TWOZONE, and both without an x1d
 * to tell that mean, weighs each by its own.
 *
 * @see CALCOS extract.py lines 1088–1148 (BOXCAR) and 1480–1600 (TWOZONE), BSD-3-Clause
 */
function backgroundOf({ boxes, row, smoothingColumns }: SegmentFacts): Background {
  const { columnCount, background } = boxes;
  const heights = new Float64Array(columnCount);
  const backgroundRows = new Float64Array(columnCount);
  for (let column = 0; column < columnCount; column++) {
    heights[column] = rowsIn(boxes.source(column));
    for (const band of background) backgroundRows[column] += rowsIn(band(column));
  }
  const common = {
    boxes: background.map((band) => boxOf(columnCount, (column) => stretch(band(column)))),
    backgroundRows,
    smoothingColumns,
  };
  const subtracted = row?.values('BACKGROUND');
  const spectrum = subtracted?.some((rate) => rate !== 0) ? subtracted : undefined;
  if (boxes.algorithm === 'twozone' || row === undefined || !row.has('GROSS'))
    return { ...common, sourceRows: heights, weighing: 'epsilon', spectrum };
  const means = meanEpsilons(row);
  return {
    ...common,
    sourceRows: heights.map((height, column) => height * means[column]),
    weighing: 'count',
    spectrum: spectrum?.map((rate, column) => rate * means[column]),
  };
}

function rowsIn({ first, last }: RowRange): number {
  return last - first + 1;
}

/** Weights that a mean of EPSILON can have; beyond them it is rounding noise of a difference near 0. */
const plausibleEpsilons = [0.2, 5] as const;

/**
 * Mean EPSILON of each column's photons, by NET = ε (GROSS − BACKGROUND) of a BOXCAR spectrum; 1 where the column is
 * empty, as CALCOS has it.
 */
function meanEpsilons(row: SpectrumRow): Float64Array {
  const nets = row.values('NET');
  const subtracted = row.values('BACKGROUND');
  return row.values('GROSS').map((gross, column) => {
    const mean = nets[column] / (gross - (subtracted[column] ?? 0));
    return gross > 0 && mean > plausibleEpsilons[0] && mean < plausibleEpsilons[1] ? mean : 1;
  });
}

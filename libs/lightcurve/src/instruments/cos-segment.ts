import { rowsOf, type Box } from '../detector-boxes.js';
import type { GoodTime } from '../good-times.js';
import type { PhotonList } from '../photon-list.js';
import type { Background, Segment } from '../time-tag-exposure.js';
import type { CosBoxes } from './cos-boxes.js';
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
  const sourceBoxes = () => (source ??= [boxes.source()]);
  return {
    name,
    photons,
    goodTimes,
    wavelengths: facts.wavelengths,
    goodColumns,
    get source() {
      return sourceBoxes();
    },
    get background() {
      return (background ??= backgroundOf(facts, sourceBoxes()));
    },
    calibration: isCalibrated ? calibrationOf(row!) : undefined,
    expectedCounts: row?.has('GCOUNTS') ? row.values('GCOUNTS') : undefined,
  };
}

/**
 * BOXCAR counts background photons and weighs their sum by the column's mean EPSILON; TWOZONE, and both without an x1d
 * to tell that mean, weighs each by its own.
 *
 * @see CALCOS extract.py lines 1088–1148 (BOXCAR) and 1480–1600 (TWOZONE), BSD-3-Clause
 */
function backgroundOf({ boxes, row, smoothingColumns }: SegmentFacts, source: readonly Box[]): Background {
  const { columnCount } = boxes;
  const bands = boxes.background();
  const heights = rowsOf(source, columnCount);
  const subtracted = row?.values('BACKGROUND');
  const spectrum = subtracted?.some((rate) => rate !== 0) ? subtracted : undefined;
  const means =
    boxes.algorithm === 'twozone' || row === undefined || !row.has('GROSS') ? undefined : meanEpsilons(row);
  return {
    boxes: bands,
    sourceRows: means === undefined ? heights : product(heights, means),
    backgroundRows: rowsOf(bands, columnCount),
    smoothingColumns,
    weighing: means === undefined ? 'epsilon' : 'count',
    spectrum: means === undefined ? spectrum : spectrum && product(spectrum, means),
  };
}

/** Element by element. */
function product(first: Float64Array, second: Float64Array): Float64Array {
  const values = new Float64Array(first.length);
  for (let column = 0; column < values.length; column++) values[column] = first[column] * second[column];
  return values;
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
  const grosses = row.values('GROSS');
  const means = new Float64Array(grosses.length).fill(1);
  for (let column = 0; column < means.length; column++) {
    const mean = nets[column] / (grosses[column] - (subtracted[column] ?? 0));
    if (grosses[column] > 0 && mean > plausibleEpsilons[0] && mean < plausibleEpsilons[1])
      means[column] = mean;
  }
  return means;
}

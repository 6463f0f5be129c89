import { isGoodTick, toTicks, totalSeconds, type GoodTime, type TickInterval } from '../good-times.js';
import { smoothAdjoint } from '../photon-weights.js';
import type { Background, Photons, Segment } from '../time-tag-exposure.js';
import { cosTickSeconds } from './cos-tick.js';
import type { CosBoxes } from './cos-boxes.js';
import type { CosEvents } from './cos-events.js';
import { calibrationOf, requireColumnCount, type SpectrumRow } from './spectrum-row.js';

/**
 * Columns over which CALCOS smooths the background (BWIDTH). It stands only in XTRACTAB and TWOZXTAB; 100 is verified
 * on real data at lifetime position 4.
 */
const smoothingColumns = 100;

interface SegmentFacts {
  readonly name: string;
  readonly events: CosEvents;
  readonly goodTimes: readonly GoodTime[];
  readonly row: SpectrumRow | undefined;
  readonly boxes: CosBoxes;
}

/** Chooses the photons of a segment by its boxes and good times, and takes calibration and wavelengths from the x1d. */
export function cosSegment({ name, events, goodTimes, row, boxes }: SegmentFacts): Segment {
  const { columnCount } = boxes;
  if (row !== undefined) requireColumnCount(row, columnCount);
  const { sourceRows, backgroundRows } = chooseByBox(events, toTicks(goodTimes, cosTickSeconds), boxes);
  const source = photonsOf(events, sourceRows, boxes);
  const calibration =
    row === undefined || !row.values('FLUX').some((flux) => flux !== 0) ? undefined : calibrationOf(row);
  const background = backgroundOf(photonsOf(events, backgroundRows, boxes), source, boxes);
  const dqWeights = row?.values('DQ_WGT');
  const goodColumns = Uint8Array.from({ length: columnCount }, (_, column) =>
    dqWeights === undefined || dqWeights[column] > 0 ? 1 : 0,
  );
  const seconds = totalSeconds(goodTimes);
  return {
    name,
    goodTimes,
    wavelengths: row?.values('WAVELENGTH') ?? wavelengthsFromEvents(events, sourceRows, boxes),
    goodColumns,
    source,
    background: { ...background, scale: row === undefined ? 1 : scaleToSpectrum(background, row, seconds) },
    calibration,
    countsEqual:
      row === undefined || !row.has('GCOUNTS') ? null : equalsCounts(source, row.values('GCOUNTS')),
  };
}

/** Rows of the events in good time that lie in the source box, and of those in the background bands. */
function chooseByBox(
  events: CosEvents,
  good: readonly TickInterval[],
  boxes: CosBoxes,
): { readonly sourceRows: Int32Array; readonly backgroundRows: Int32Array } {
  const { columnCount, columnOffset } = boxes;
  const columns = Array.from({ length: columnCount }, (_, column) => column);
  const sources = columns.map(boxes.source);
  const bands = columns.map(boxes.background);
  const sourceRows = new Int32Array(events.ticks.length);
  const backgroundRows = new Int32Array(events.ticks.length);
  let sourceCount = 0;
  let backgroundCount = 0;
  for (let event = 0; event < events.ticks.length; event++) {
    const column = events.x[event] + columnOffset;
    if (column < 0 || column >= columnCount || !isGoodTick(good, events.ticks[event])) continue;
    const y = events.y[event];
    const { first, last } = sources[column]!;
    if (y >= first && y <= last) sourceRows[sourceCount++] = event;
    if (bands[column]!.some((band) => y >= band.first && y <= band.last))
      backgroundRows[backgroundCount++] = event;
  }
  return {
    sourceRows: sourceRows.slice(0, sourceCount),
    backgroundRows: backgroundRows.slice(0, backgroundCount),
  };
}

function photonsOf(events: CosEvents, rows: Int32Array, { columnOffset }: CosBoxes): Photons {
  const weights = new Float64Array(rows.length);
  for (let photon = 0; photon < rows.length; photon++) weights[photon] = events.epsilons[rows[photon]];
  return {
    ticks: rows.map((event) => events.ticks[event]),
    columns: rows.map((event) => events.x[event] + columnOffset),
    weights,
  };
}

/** BOXCAR counts background photons and weighs their sum by the column's mean EPSILON; TWOZONE weighs each. */
function backgroundOf(photons: Photons, source: Photons, boxes: CosBoxes): Background {
  const heights = (rows: { first: number; last: number }) => rows.last - rows.first + 1;
  const columns = Float64Array.from({ length: boxes.columnCount }, (_, column) => column);
  const sourceHeights = columns.map((column) => heights(boxes.source(column)));
  const backgroundRows = columns.map((column) =>
    boxes.background(column).reduce((sum, band) => sum + heights(band), 0),
  );
  if (boxes.algorithm === 'twozone')
    return { photons, sourceRows: sourceHeights, backgroundRows, smoothingColumns, scale: 1 };
  const means = meanWeights(source, boxes.columnCount);
  return {
    photons: { ...photons, weights: new Float64Array(photons.weights.length).fill(1) },
    sourceRows: sourceHeights.map((height, column) => height * means[column]),
    backgroundRows,
    smoothingColumns,
    scale: 1,
  };
}

/** Mean EPSILON of each column's source photons; 1 where there is none (CALCOS extract.py line 1100). */
function meanWeights({ columns, weights }: Photons, columnCount: number): Float64Array {
  const sums = new Float64Array(columnCount);
  const counts = new Float64Array(columnCount);
  for (let photon = 0; photon < columns.length; photon++) {
    sums[columns[photon]] += weights[photon];
    counts[columns[photon]] += 1;
  }
  return sums.map((sum, column) => (counts[column] > 0 ? sum / counts[column] : 1));
}

/**
 * The scale that makes the background photons sum to the x1d's BACKGROUND over its good columns: it makes up for
 * flagged pixels in the bands, which the events do not tell. 1 when there is nothing to compare.
 */
function scaleToSpectrum({ photons, ...rows }: Background, row: SpectrumRow, seconds: number): number {
  const expectedRates = row.values('BACKGROUND');
  const weights = row.values('DQ_WGT');
  const isGood = expectedRates.map((_, column) => (weights[column] > 0 ? 1 : 0));
  const perPhoton = smoothAdjoint(
    isGood.map((good, column) => good * rows.sourceRows[column]),
    rows.smoothingColumns,
  );
  let found = 0;
  for (let photon = 0; photon < photons.columns.length; photon++) {
    const column = photons.columns[photon];
    found += (perPhoton[column] / rows.backgroundRows[column]) * photons.weights[photon];
  }
  let expected = 0;
  for (let column = 0; column < isGood.length; column++)
    expected += isGood[column] * expectedRates[column] * seconds;
  return found > 0 && expected > 0 ? expected / found : 1;
}

/** Whether the photons of every column number as GCOUNTS says; that column holds whole numbers in single precision. */
function equalsCounts({ columns }: Photons, gcounts: Float64Array): boolean {
  const counts = new Float64Array(gcounts.length);
  for (const column of columns) counts[column] += 1;
  return counts.every((count, column) => count === Math.round(gcounts[column]));
}

/** Wavelengths of the columns from the photons' own, without an x1d: their mean by column, gaps filled linearly. */
function wavelengthsFromEvents(events: CosEvents, rows: Int32Array, boxes: CosBoxes): Float64Array {
  const sums = new Float64Array(boxes.columnCount);
  const counts = new Float64Array(boxes.columnCount);
  for (const event of rows) {
    if (events.wavelengths[event] <= 0) continue;
    const column = events.x[event] + boxes.columnOffset;
    sums[column] += events.wavelengths[event];
    counts[column] += 1;
  }
  const known = [...counts.keys()].filter((column) => counts[column] > 0);
  const wavelengths = new Float64Array(boxes.columnCount).fill(Number.NaN);
  for (let index = 0; index < known.length; index++) {
    const column = known[index]!;
    const next = known[index + 1] ?? column;
    const here = sums[column] / counts[column];
    const there = sums[next] / counts[next];
    wavelengths[column] = here;
    for (let between = column + 1; between < next; between++)
      wavelengths[between] = here + ((there - here) * (between - column)) / (next - column);
  }
  return wavelengths;
}

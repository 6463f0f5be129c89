import type { FitsFile } from '@hstlc/fits';
import type { Caveat } from '../caveat.js';
import type { ExposureIdentity } from '../exposure-identity.js';
import { isGoodTick, toTicks, type GoodTime } from '../good-times.js';
import type { Photons, Segment, TimeTagExposure } from '../time-tag-exposure.js';
import { readGoodTimes } from './read-good-times.js';
import { referenceFilesOf } from './read-identity.js';
import { calibrationOf, readSpectrum, requireColumnCount, type SpectrumRow } from './spectrum-row.js';
import { readStisEvents, stisTickSeconds, type StisEvents } from './stis-events.js';
import { orderBoxes, overlap, type OrderBoxes } from './stis-boxes.js';

const spectrumColumns = [
  'WAVELENGTH',
  'FLUX',
  'NET',
  'GROSS',
  'BACKGROUND',
  'DQ',
  'EXTRLOCY',
  'EXTRSIZE',
  'BK1SIZE',
  'BK2SIZE',
  'BK1OFFST',
  'BK2OFFST',
];

/** Low-resolution columns of a MAMA detector, as in the x1d. */
const columnCount = 1024;

/** DQ bits of an x1d for which a column is left out: 4 beyond the detector, 512 bad in the reference file. */
const badColumnDq = 4 | 512;

/** Reads a STIS MAMA exposure from its tag or corrtag: one segment per order of the x1d, else the whole detector. */
export async function readStisExposure(
  identity: ExposureIdentity,
  file: FitsFile,
  x1d: FitsFile | undefined,
): Promise<TimeTagExposure> {
  const events = await readStisEvents(file);
  const goodTimes = await readGoodTimes(file);
  const rows = x1d === undefined ? [] : await readOrders(x1d);
  const segments =
    rows.length > 0
      ? rows.map((row) => orderSegment(row, events, goodTimes))
      : [wholeDetector(identity.detector, events, goodTimes)];
  return {
    identity,
    tickSeconds: stisTickSeconds,
    segments,
    lampTimes: [],
    daylight: undefined,
    referenceFiles: referenceFilesOf(file.hdus[0]!.header),
    caveats: caveatsOf(identity, events, segments, rows.length > 0),
  };
}

async function readOrders(x1d: FitsFile): Promise<readonly SpectrumRow[]> {
  return readSpectrum(
    x1d,
    async (table) => {
      const orders = await table.numbers('SPORDER');
      return Array.from({ length: orders.length }, (_, row) => `ORDER${orders[row]}`);
    },
    spectrumColumns,
  );
}

/** The photons of one order: those in its box, weighted by how much of their pixel lies in it. */
function orderSegment(row: SpectrumRow, events: StisEvents, goodTimes: readonly GoodTime[]): Segment {
  requireColumnCount(row, columnCount);
  const boxes = orderBoxes(row);
  const dq = row.values('DQ');
  const hasFlux = row.values('FLUX').some((flux) => flux !== 0);
  const rows = (height: number) => new Float64Array(columnCount).fill(height);
  return {
    name: row.name,
    goodTimes,
    wavelengths: row.values('WAVELENGTH'),
    goodColumns: Uint8Array.from({ length: columnCount }, (_, column) =>
      (dq[column] & badColumnDq) === 0 ? 1 : 0,
    ),
    source: choose(events, goodTimes, boxes.source),
    background: {
      photons: choose(events, goodTimes, boxes.background),
      sourceRows: rows(boxes.sourceHeight),
      backgroundRows: rows(boxes.backgroundHeight),
      smoothingColumns: 1,
      scale: 1,
    },
    calibration: hasFlux ? calibrationOf(row) : undefined,
    countsEqual: null,
  };
}

function choose(events: StisEvents, goodTimes: readonly GoodTime[], ranges: OrderBoxes['source']): Photons {
  const good = toTicks(goodTimes, stisTickSeconds);
  const stretches = Array.from({ length: columnCount }, (_, column) => ranges(column));
  const chosen = new Int32Array(events.ticks.length);
  const shares = new Float64Array(events.ticks.length);
  let count = 0;
  for (let event = 0; event < events.ticks.length; event++) {
    const column = events.x[event] >> 1;
    if (column < 0 || column >= columnCount) continue;
    let share = 0;
    for (const stretch of stretches[column]!) share += overlap(events.y[event], stretch);
    if (share === 0 || !isGoodTick(good, events.ticks[event])) continue;
    shares[count] = share;
    chosen[count++] = event;
  }
  const rows = chosen.slice(0, count);
  return {
    ticks: rows.map((event) => events.ticks[event]),
    columns: rows.map((event) => events.x[event] >> 1),
    weights: shares.slice(0, count).map((share, photon) => share * events.epsilons[rows[photon]]),
  };
}

/** Without an x1d nothing says where the spectrum lies: all photons count, and the background is not known. */
function wholeDetector(detector: string, events: StisEvents, goodTimes: readonly GoodTime[]): Segment {
  const everything = { low: -1, high: 4096 };
  return {
    name: detector,
    goodTimes,
    wavelengths: new Float64Array(columnCount).fill(Number.NaN),
    goodColumns: new Uint8Array(columnCount).fill(1),
    source: choose(events, goodTimes, () => [everything]),
    background: undefined,
    calibration: undefined,
    countsEqual: null,
  };
}

function caveatsOf(
  identity: ExposureIdentity,
  { epsilons }: StisEvents,
  segments: readonly Segment[],
  hasOrders: boolean,
): readonly Caveat[] {
  const caveats: Caveat[] = [];
  if (!hasOrders)
    caveats.push({
      code: 'no-x1d',
      text: 'no flux and no background: no x1d came with this exposure; all photons of the detector are counted',
    });
  else if (segments.some(({ calibration }) => calibration === undefined))
    caveats.push({ code: 'no-calibration', text: 'no flux: the x1d is not flux calibrated in some order' });
  if (epsilons.every((epsilon) => epsilon === 1))
    caveats.push({ code: 'no-flat', text: 'photons are not weighted by flat fields: EPSILON is 1' });
  if (segments.length > 1)
    caveats.push(
      { code: 'order-overlap', text: 'wavelengths that two echelle orders share are counted in both' },
      {
        code: 'order-background',
        text: 'the background is that of the boxes between the orders, which the x1d may have corrected further',
      },
    );
  if (identity.movingTarget)
    caveats.push({ code: 'moving-target', text: 'moving target: BJD_TDB is not given' });
  return caveats;
}

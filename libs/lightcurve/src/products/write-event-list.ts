import { pipelineFilter, type PhotonList } from '../photon-list.js';
import type { TimeTagExposure } from '../time-tag-exposure.js';

/** The first bytes of a photon list; the digit is the version of the layout. */
export const eventListMagic = 'HSTLCEV1';

const alignment = 8;

/** Columns that a list has, and columns of an exposure. */
export type ListedArray = Int32Array | Int16Array | Float32Array | Float64Array | Uint8Array;

/**
 * The photons that the pipeline counts, as compact columns for browsers and scripts.
 *
 * Layout, all little-endian: 8 bytes `HSTLCEV1`; uint32 length of the header; uint32 offset of the data from the begin
 * of the file, a multiple of 8; the header, JSON in UTF-8; zeros up to the data. The header's `lists` say for each list
 * of photons how many there are and where its columns begin, counted from the begin of the data: `ticks` (int32,
 * instrument ticks of `tickSeconds` since EXPSTART), `columns` and `rows` (int16, 0-based as in the spectrum), `epsilons`
 * (float32). Its `segments` name the list of each segment and where its `wavelengths` (float64, Å by column, NaN where
 * unknown) are. Photons outside good time are in it; `goodTimes` tells which count. `exposure` is
 * everything else that extraction needs, for {@link import('./read-event-list.js').readEventList}.
 */
export async function writeEventList(exposure: TimeTagExposure): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let place = 0;
  const add = (values: ListedArray): number => {
    const begin = place;
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    const padding = (alignment - (bytes.byteLength % alignment)) % alignment;
    parts.push(bytes, new Uint8Array(padding));
    place += bytes.byteLength + padding;
    return begin;
  };
  const lists: PhotonList[] = [...new Set(exposure.segments.map(({ photons }) => photons))];
  const described = [];
  for (const photons of lists) {
    const { ticks, columns, rows, epsilons } = await collect(photons);
    described.push({
      count: ticks.length,
      columnCount: photons.columnCount,
      rowCount: photons.rowCount,
      ticks: add(ticks),
      columns: add(columns),
      rows: add(rows),
      epsilons: add(epsilons),
    });
  }
  const segments = exposure.segments.map(({ name, photons, wavelengths, goodTimes }) => ({
    name,
    list: lists.indexOf(photons),
    columnCount: wavelengths.length,
    wavelengths: add(wavelengths),
    goodTimes: goodTimes.map(({ start, stop }) => [start, stop]),
  }));
  const { rootname, startMjd } = exposure.identity;
  const packed = packExposure(exposure, lists, add);
  const { tickSeconds } = exposure;
  const header = { rootname, startMjd, tickSeconds, lists: described, segments, exposure: packed };
  return joined(asciiOf(JSON.stringify(header)), parts);
}

/** JSON as bytes, what is not ASCII escaped. */
function asciiOf(json: string): Uint8Array {
  const escaped = json.replaceAll(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return Uint8Array.from(escaped, (character) => character.charCodeAt(0));
}

/** An exposure as JSON has it: arrays of numbers by their place, photons by the number of their list. */
function packExposure(
  exposure: TimeTagExposure,
  lists: readonly PhotonList[],
  add: (values: ListedArray) => number,
): unknown {
  const pack = (value: unknown): unknown => {
    if (typeof value === 'number' && !Number.isFinite(value)) return { number: String(value) };
    if (value instanceof Float64Array || value instanceof Uint8Array)
      return {
        array: value instanceof Float64Array ? 'float64' : 'uint8',
        begin: add(value),
        length: value.length,
      };
    if (Array.isArray(value)) return value.map(pack);
    if (typeof value !== 'object' || value === null) return value;
    const list = lists.findIndex((each) => each === value);
    if (list >= 0) return { list };
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, pack(each)]));
  };
  return pack(exposure);
}

function joined(header: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const dataOffset = Math.ceil((16 + header.byteLength) / alignment) * alignment;
  const total = parts.reduce((sum, { byteLength }) => sum + byteLength, dataOffset);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  bytes.set(asciiOf(eventListMagic), 0);
  view.setUint32(8, header.byteLength, true);
  view.setUint32(12, dataOffset, true);
  bytes.set(header, 16);
  let place = dataOffset;
  for (const part of parts) {
    bytes.set(part, place);
    place += part.byteLength;
  }
  return bytes;
}

interface Collected {
  readonly ticks: Int32Array;
  readonly columns: Int16Array;
  readonly rows: Int16Array;
  readonly epsilons: Float32Array;
}

async function collect(photons: PhotonList): Promise<Collected> {
  const batches: Collected[] = [];
  for await (const { count, ticks, columns, rows, epsilons } of photons.batches(pipelineFilter))
    batches.push({
      ticks: ticks.slice(0, count),
      columns: Int16Array.from(columns.subarray(0, count)),
      rows: Int16Array.from(rows.subarray(0, count)),
      epsilons: Float32Array.from(epsilons.subarray(0, count)),
    });
  const count = batches.reduce((sum, { ticks }) => sum + ticks.length, 0);
  const all = {
    ticks: new Int32Array(count),
    columns: new Int16Array(count),
    rows: new Int16Array(count),
    epsilons: new Float32Array(count),
  };
  let place = 0;
  for (const batch of batches) {
    all.ticks.set(batch.ticks, place);
    all.columns.set(batch.columns, place);
    all.rows.set(batch.rows, place);
    all.epsilons.set(batch.epsilons, place);
    place += batch.ticks.length;
  }
  return all;
}

import { LightcurveError } from '../lightcurve-error.js';
import { pipelineFilter, type PhotonBatch, type PhotonFilter, type PhotonList } from '../photon-list.js';
import type { TimeTagExposure } from '../time-tag-exposure.js';
import { eventListMagic } from './write-event-list.js';

interface ListHeader {
  readonly count: number;
  readonly columnCount: number;
  readonly rowCount: number;
  /** byte from the begin of the data */
  readonly ticks: number;
  readonly columns: number;
  readonly rows: number;
  readonly epsilons: number;
}

/**
 * The exposure of a photon list, to be extracted with any bins, boxes and wavelengths: the same bits as from its files.
 * Photons that the pipeline drops are not in it, so that others than the pipeline's cannot be asked for.
 *
 * @param bytes as `writeEventList` makes them; kept and not changed
 * @throws LightcurveError `not-a-product` when the bytes are no photon list
 */
export function readEventList(bytes: Uint8Array): TimeTagExposure {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const magic = textOf(bytes.subarray(0, eventListMagic.length));
  if (magic !== eventListMagic)
    throw new LightcurveError(
      'not-a-product',
      `photon list: expected ${eventListMagic} in the first bytes, found "${magic}"`,
    );
  const [length, begin] = [view.getUint32(8, true), view.getUint32(12, true)];
  const header = JSON.parse(textOf(bytes.subarray(16, 16 + length))) as {
    readonly lists: readonly ListHeader[];
    readonly exposure: unknown;
  };
  // typed arrays begin at multiples of their elements, which the bytes as a whole may not
  const data = bytes.slice(begin).buffer;
  const lists = header.lists.map((each) => photonListOf(each, data));
  return unpack(header.exposure, data, lists) as TimeTagExposure;
}

/** Most photons of a batch. */
const batchLength = 65_536;

function photonListOf(
  { count, columnCount, rowCount, ...begins }: ListHeader,
  data: ArrayBuffer,
): PhotonList {
  const ticks = new Int32Array(data, begins.ticks, count);
  const columns = new Int16Array(data, begins.columns, count);
  const rows = new Int16Array(data, begins.rows, count);
  const epsilons = new Float32Array(data, begins.epsilons, count);
  async function* batches(filter: PhotonFilter): AsyncIterable<PhotonBatch> {
    requirePipelineFilter(filter);
    for (let first = 0; first < count; first += batchLength) {
      const end = Math.min(first + batchLength, count);
      yield {
        count: end - first,
        ticks: ticks.subarray(first, end),
        columns: new Int32Array(columns.subarray(first, end)),
        rows: new Int32Array(rows.subarray(first, end)),
        epsilons: new Float64Array(epsilons.subarray(first, end)),
      };
    }
  }
  return { columnCount, rowCount, batches };
}

function requirePipelineFilter({ rejectedDq, pulseHeights }: PhotonFilter): void {
  if (rejectedDq === pipelineFilter.rejectedDq && pulseHeights === undefined) return;
  throw new LightcurveError(
    'invalid-option',
    'photon list: expected the DQ and pulse heights of the pipeline, which are all that it keeps, found others',
  );
}

/** Undoes what the writer did to an exposure. */
function unpack(value: unknown, data: ArrayBuffer, lists: readonly PhotonList[]): unknown {
  if (Array.isArray(value)) return value.map((each) => unpack(each, data, lists));
  if (typeof value !== 'object' || value === null) return value;
  const { number, array, begin, length, list } = value as Readonly<Record<string, unknown>>;
  if (typeof number === 'string') return Number(number);
  if (array === 'float64') return new Float64Array(data, Number(begin), Number(length));
  if (array === 'uint8') return new Uint8Array(data, Number(begin), Number(length));
  if (typeof list === 'number') return lists[list];
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unpack(each, data, lists)]));
}

/** ASCII, which is what the header is written in. */
function textOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

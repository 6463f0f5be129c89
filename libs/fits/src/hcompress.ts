import { BitReader } from './bit-reader.js';
import { FitsError } from './fits-error.js';
import { smoothDifferences } from './hcompress-smooth.js';

/** A tile as HCOMPRESS_1 leaves it: `height` rows of `width` pixels, one after the other. */
export interface HcompressTile {
  readonly height: number;
  readonly width: number;
  readonly pixels: Float64Array;
}

/** Bytes before the bits: magic, height, width, scale, sum, and how many bit planes each quadrant has. */
const headerBytes = 25;
const magic = 0xdd99;

/**
 * Expands a tile compressed by HCOMPRESS_1 (FITS 4.0 §10.4.4): the bit planes of an H-transform, each a quadtree, then
 * the transform undone. All numbers stay whole and below 2^53, so that double precision holds them exactly.
 *
 * @param most pixels the tile may have; its own header must not say more
 * @param smoothing whether a tile that lost something is smoothed: SMOOTH of its HDU
 * @throws FitsError `bad-compression`
 * @see White, Postman & Lattanzi 1992, "Compression of the Guide Star Digitised Schmidt Plates"
 */
export function expandHcompress(
  bytes: Uint8Array,
  most: number,
  smoothing: 'smooth' | 'plain',
): HcompressTile {
  if (bytes.byteLength < headerBytes) throw bad(`at least ${headerBytes} bytes`, bytes.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0) !== magic) throw bad(`the mark ${magic}`, view.getUint16(0));
  const height = view.getInt32(2);
  const width = view.getInt32(6);
  const scale = view.getInt32(10);
  if (!(height > 0 && width > 0 && height * width <= most))
    throw bad(`at most ${most} pixels`, height * width);
  const planes = [view.getUint8(22), view.getUint8(23), view.getUint8(24)];
  const grid = new Grid(height, width);
  readCoefficients(grid, planes, new BitReader(bytes.subarray(headerBytes), 'HCOMPRESS_1 tile'));
  grid.values[0] = Number(view.getBigInt64(14));
  if (scale > 1) for (let place = 0; place < grid.values.length; place++) grid.values[place]! *= scale;
  invert(grid, smoothing === 'smooth' ? scale : 0);
  return { height, width, pixels: grid.values };
}

/** Numbers in rows and columns. */
class Grid {
  readonly values: Float64Array;

  constructor(
    readonly height: number,
    readonly width: number,
  ) {
    this.values = new Float64Array(height * width);
  }
}

/** A rectangle of a grid. */
interface Area {
  readonly row: number;
  readonly column: number;
  readonly height: number;
  readonly width: number;
}

/** Most bit planes that numbers below 2^53 have. */
const maximumPlanes = 53;

/** Reads the four quadrants' bit planes, and then the signs of what is not 0. */
function readCoefficients(grid: Grid, planes: readonly number[], reader: BitReader): void {
  const { height, width } = grid;
  const upper = Math.ceil(height / 2);
  const left = Math.ceil(width / 2);
  const areas: readonly (readonly [Area, number])[] = [
    [{ row: 0, column: 0, height: upper, width: left }, planes[0]!],
    [{ row: 0, column: left, height: upper, width: width - left }, planes[1]!],
    [{ row: upper, column: 0, height: height - upper, width: left }, planes[1]!],
    [{ row: upper, column: left, height: height - upper, width: width - left }, planes[2]!],
  ];
  for (const [area, count] of areas) {
    if (count > maximumPlanes) throw bad(`at most ${maximumPlanes} bit planes`, count);
    for (let bit = count - 1; bit >= 0; bit--) addPlane(grid, area, 2 ** bit, readPlane(area, reader));
  }
  const last = reader.bits(4);
  if (last !== 0) throw bad('the end of the bit planes', last);
  reader.toByte();
  for (let place = 0; place < grid.values.length; place++)
    if (grid.values[place] !== 0 && reader.bits(1) === 1) grid.values[place]! *= -1;
}

/** A bit plane in fours: of each 2 × 2 pixels a number, whose bits are upper left, upper right, lower left, lower right. */
function readPlane({ height, width }: Area, reader: BitReader): Uint8Array {
  const rows = Math.ceil(height / 2);
  const columns = Math.ceil(width / 2);
  const way = reader.bits(4);
  if (way === 0) return Uint8Array.from({ length: rows * columns }, () => reader.bits(4));
  if (way !== 15) throw bad('a bit plane as it is or as a quadtree', way);
  const depth = Math.ceil(Math.log2(Math.max(height, width, 1)));
  let fours: Uint8Array = Uint8Array.of(readFour(reader));
  for (let level = depth - 1; level >= 1; level--)
    fours = expandFours(fours, Math.ceil(height / 2 ** level), Math.ceil(width / 2 ** level), reader);
  return fours;
}

/** The next level of a quadtree: where a bit is set, a four follows; the last one first. */
function expandFours(fours: Uint8Array, rows: number, columns: number, reader: BitReader): Uint8Array {
  const next = new Uint8Array(rows * columns);
  const parents = Math.ceil(columns / 2);
  for (let place = next.length - 1; place >= 0; place--) {
    const row = Math.floor(place / columns);
    const column = place % columns;
    const four = fours[(row >> 1) * parents + (column >> 1)]!;
    if (bitOf(four, row, column) === 1) next[place] = readFour(reader);
  }
  return next;
}

function bitOf(four: number, row: number, column: number): number {
  return (four >> (3 - 2 * (row & 1) - (column & 1))) & 1;
}

/** The Huffman code of a four (White et al. 1992): short for those with one bit, 6 bits for none and for 14. */
const codes: Readonly<Record<number, ReadonlyMap<number, number>>> = {
  3: new Map([
    [0, 1],
    [1, 2],
    [2, 4],
    [3, 8],
  ]),
  4: new Map([
    [8, 3],
    [9, 5],
    [10, 10],
    [11, 12],
    [12, 15],
  ]),
  5: new Map([
    [26, 6],
    [27, 7],
    [28, 9],
    [29, 11],
    [30, 13],
  ]),
  6: new Map([
    [62, 0],
    [63, 14],
  ]),
};

function readFour(reader: BitReader): number {
  let code = reader.bits(3);
  for (let length = 3; length <= 6; length++) {
    const four = codes[length]!.get(code);
    if (four !== undefined) return four;
    code = code * 2 + reader.bits(1);
  }
  throw bad('a code of the quadtree', code);
}

function addPlane(grid: Grid, area: Area, bit: number, fours: Uint8Array): void {
  const columns = Math.ceil(area.width / 2);
  for (let row = 0; row < area.height; row++)
    for (let column = 0; column < area.width; column++) {
      const four = fours[(row >> 1) * columns + (column >> 1)]!;
      if (bitOf(four, row, column) === 1)
        grid.values[(area.row + row) * grid.width + area.column + column]! += bit;
    }
}

/**
 * Undoes the H-transform, from the coarsest level to the finest: sums and differences of 2 × 2 pixels, of which those
 * coarser have lost their lowest bits to those finer.
 *
 * @param smoothingScale scale by which differences are smoothed; 0 for none
 */
function invert(grid: Grid, smoothingScale: number): void {
  const { height, width, values } = grid;
  const depth = Math.ceil(Math.log2(Math.max(height, width)));
  if (depth === 0) return;
  values[0] = roundTo(values[0]!, 2 ** (depth + 1));
  for (let level = depth - 1; level >= 0; level--) {
    const area = {
      row: 0,
      column: 0,
      height: Math.ceil(height / 2 ** level),
      width: Math.ceil(width / 2 ** level),
    };
    interleave(grid, area);
    smoothDifferences(values, width, area, smoothingScale);
    for (let row = 0; row < area.height; row += 2)
      for (let column = 0; column < area.width; column += 2) invertBlock(grid, area, row, column, level);
  }
}

/** The nearest multiple, halves away from zero upward and toward it downward, as the transform had it. */
function roundTo(value: number, multiple: number): number {
  if (multiple <= 1) return value;
  const half = value >= 0 ? multiple / 2 : multiple / 2 - 1;
  return Math.floor((value + half) / multiple) * multiple;
}

/** 1 where the bit of this weight is set, in two's complement. */
function bitAt(value: number, weight: number): number {
  return Math.abs(Math.floor(value / weight) % 2);
}

function invertBlock(grid: Grid, area: Area, row: number, column: number, level: number): void {
  const { values, width } = grid;
  const bit0 = 2 ** level;
  const bit1 = 2 * bit0;
  const divisor = level === 0 ? 4 : 2;
  const hasRight = column + 1 < area.width;
  const hasBelow = row + 1 < area.height;
  const place = row * width + column;
  let sum = values[place]!;
  let down = hasBelow ? roundTo(values[place + width]!, bit1) : 0;
  let across = hasRight ? roundTo(values[place + 1]!, bit1) : 0;
  const both = hasRight && hasBelow;
  const cross = both ? roundTo(values[place + width + 1]!, bit0) : 0;
  const low0 = both ? bitAt(cross, bit0) * bit0 : 0;
  if (both) {
    // odd differences were rounded away from 0; all four are odd, or none
    down += down >= 0 ? -low0 : low0;
    across += across >= 0 ? -low0 : low0;
  }
  const low1 = ((bitAt(cross, bit1) + bitAt(down, bit1) + bitAt(across, bit1)) % 2) * bit1;
  if (sum >= 0) sum += low0 - low1;
  else sum += low0 === 0 ? low1 : low0 - low1;
  const share = (value: number) => Math.floor(value / divisor);
  values[place] = share(sum - down - across + cross);
  if (hasRight) values[place + 1] = share(sum - down + across - cross);
  if (hasBelow) values[place + width] = share(sum + down - across - cross);
  if (both) values[place + width + 1] = share(sum + down + across + cross);
}

/** Puts the halves of rows and of columns, sums first and differences after, into each other's gaps. */
function interleave({ values, width }: Grid, area: Area): void {
  const line = new Float64Array(Math.max(area.height, area.width));
  const mix = (first: number, step: number, count: number) => {
    const half = Math.ceil(count / 2);
    for (let place = 0; place < count; place++) {
      const from = place % 2 === 0 ? place / 2 : half + (place - 1) / 2;
      line[place] = values[first + from * step]!;
    }
    for (let place = 0; place < count; place++) values[first + place * step] = line[place]!;
  };
  for (let row = 0; row < area.height; row++) mix(row * width, 1, area.width);
  for (let column = 0; column < area.width; column++) mix(column, width, area.height);
}

function bad(expected: string, found: number): FitsError {
  return new FitsError('bad-compression', `HCOMPRESS_1 tile: expected ${expected}, found ${found}`, {
    found,
  });
}

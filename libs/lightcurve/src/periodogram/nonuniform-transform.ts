import { transformInPlace } from './fourier-transform.js';
import {
  kernelTransform,
  makeKernel,
  tabulateKernel,
  type KernelTable,
  type SpreadingKernel,
} from './kaiser-bessel.js';

/** Σ_j value_j exp(−2πi k position_j) for modes k = 0 … highest. */
export interface Modes {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

/** A transform of real values at any positions, onto evenly spaced frequencies. */
export interface NonuniformTransform {
  readonly highestMode: number;
  /** Two columns of values at the same positions (cycles of the first mode), in one go. */
  readonly ofPair: (
    positions: Float64Array,
    first: Float64Array,
    second: Float64Array,
  ) => readonly [Modes, Modes];
  /** One column of values. */
  readonly ofOne: (positions: Float64Array, values: Float64Array) => Modes;
}

const accuracy = 1e-12;
/** more grid cells than modes, at least by this factor; the next power of two is taken */
const leastOversampling = 1.25;

/**
 * Prepares a non-uniform Fourier transform (type 1): samples are spread on a fine grid by a kernel, the grid is
 * transformed, and the transform of the kernel divided out.
 *
 * Accuracy: 1e-12 of Σ |value|. Cost: O(width · samples + modes · log modes).
 * @see Dutt & Rokhlin 1993, SIAM J. Sci. Comput. 14, 1368; Barnett, Magland & af Klinteberg 2019, SIAM J. Sci. Comput.
 *   41, C479, section 3
 */
export function prepareTransform(highestMode: number): NonuniformTransform {
  const modes = 2 * (highestMode + 1);
  const size = Math.max(64, 2 ** Math.ceil(Math.log2(modes * leastOversampling)));
  const kernel = makeKernel(size / modes, accuracy);
  const table = tabulateKernel(kernel);
  const factors = new Float64Array(highestMode + 1);
  for (let mode = 0; mode <= highestMode; mode++) factors[mode] = 1 / kernelTransform(kernel, mode / size);
  return {
    highestMode,
    ofPair: (positions, first, second) => {
      const { real, imaginary } = spreadPair(positions, first, second, size, kernel, table);
      return splitPair(transformInPlace(real, imaginary), factors);
    },
    ofOne: (positions, values) => transformReal(spreadOne(positions, values, size, kernel, table), factors),
  };
}

/** Each value times the kernel about its position, on a grid with a margin of a width on both sides. */
function spreadOne(
  positions: Float64Array,
  values: Float64Array,
  size: number,
  { width }: SpreadingKernel,
  { rowsPerCell, coefficients }: KernelTable,
): Float64Array {
  const padded = new Float64Array(size + 2 * width);
  for (let sample = 0; sample < positions.length; sample++) {
    const position = positions[sample];
    const lowest = (position - Math.floor(position)) * size - width / 2;
    const first = Math.ceil(lowest);
    const offset = (first - lowest) * rowsPerCell;
    const row = Math.min(rowsPerCell - 1, Math.floor(offset));
    const t = offset - row;
    const value = values[sample];
    let at = row * width * 4;
    for (let cell = first + width; cell < first + 2 * width; cell++, at += 4)
      padded[cell] +=
        value *
        (coefficients[at] +
          t * (coefficients[at + 1] + t * (coefficients[at + 2] + t * coefficients[at + 3])));
  }
  return foldMargins(padded, size, width);
}

/** The same for two columns at once: the kernel's values are the work. */
function spreadPair(
  positions: Float64Array,
  firstValues: Float64Array,
  secondValues: Float64Array,
  size: number,
  { width }: SpreadingKernel,
  { rowsPerCell, coefficients }: KernelTable,
): Modes {
  const real = new Float64Array(size + 2 * width);
  const imaginary = new Float64Array(size + 2 * width);
  for (let sample = 0; sample < positions.length; sample++) {
    const position = positions[sample];
    const lowest = (position - Math.floor(position)) * size - width / 2;
    const first = Math.ceil(lowest);
    const offset = (first - lowest) * rowsPerCell;
    const row = Math.min(rowsPerCell - 1, Math.floor(offset));
    const t = offset - row;
    const a = firstValues[sample];
    const b = secondValues[sample];
    let at = row * width * 4;
    for (let cell = first + width; cell < first + 2 * width; cell++, at += 4) {
      const kernel =
        coefficients[at] + t * (coefficients[at + 1] + t * (coefficients[at + 2] + t * coefficients[at + 3]));
      real[cell] += a * kernel;
      imaginary[cell] += b * kernel;
    }
  }
  return { real: foldMargins(real, size, width), imaginary: foldMargins(imaginary, size, width) };
}

/** The grid is a circle: what lies in the margin of a width before it belongs to its end, and the other way round. */
function foldMargins(padded: Float64Array, size: number, width: number): Float64Array {
  const grid = padded.subarray(width, width + size);
  for (let cell = 0; cell < width; cell++) {
    grid[size - width + cell] += padded[cell];
    grid[cell] += padded[width + size + cell];
  }
  return grid;
}

/** Of a real and an imaginary part that are each the transform of real numbers. */
function splitPair({ real, imaginary }: Modes, factors: Float64Array): readonly [Modes, Modes] {
  const size = real.length;
  const column = () => new Float64Array(factors.length);
  const first = { real: column(), imaginary: column() };
  const second = { real: column(), imaginary: column() };
  for (let mode = 0; mode < factors.length; mode++) {
    const mirror = (size - mode) % size;
    const half = factors[mode] / 2;
    first.real[mode] = half * (real[mode] + real[mirror]);
    first.imaginary[mode] = half * (imaginary[mode] - imaginary[mirror]);
    second.real[mode] = half * (imaginary[mode] + imaginary[mirror]);
    second.imaginary[mode] = half * (real[mirror] - real[mode]);
  }
  return [first, second];
}

/** A real grid by a complex transform of half its size: even and odd cells as a pair. */
function transformReal(grid: Float64Array, factors: Float64Array): Modes {
  const half = grid.length / 2;
  const even = new Float64Array(half);
  const odd = new Float64Array(half);
  for (let cell = 0; cell < half; cell++) {
    even[cell] = grid[2 * cell];
    odd[cell] = grid[2 * cell + 1];
  }
  const { real: zr, imaginary: zi } = transformInPlace(even, odd);
  const real = new Float64Array(factors.length);
  const imaginary = new Float64Array(factors.length);
  const turn = (-2 * Math.PI) / grid.length;
  for (let mode = 0; mode < factors.length; mode++) {
    const at = mode % half;
    const mirror = (half - at) % half;
    const evenR = (zr[at] + zr[mirror]) / 2;
    const evenI = (zi[at] - zi[mirror]) / 2;
    const oddR = (zi[at] + zi[mirror]) / 2;
    const oddI = (zr[mirror] - zr[at]) / 2;
    const cos = Math.cos(turn * mode);
    const sin = Math.sin(turn * mode);
    real[mode] = factors[mode] * (evenR + cos * oddR - sin * oddI);
    imaginary[mode] = factors[mode] * (evenI + cos * oddI + sin * oddR);
  }
  return { real, imaginary };
}

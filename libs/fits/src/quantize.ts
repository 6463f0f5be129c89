/** How real numbers were made whole before they were compressed (FITS 4.0 §10.2, ZQUANTIZ). */
export type Dithering = 'NO_DITHER' | 'SUBTRACTIVE_DITHER_1' | 'SUBTRACTIVE_DITHER_2';

/** How many random numbers the standard's sequence has. */
const sequenceLength = 10_000;

/**
 * The standard's random numbers, from 0 to 1: a Lehmer generator with multiplier 16807 modulo 2^31 − 1
 * (FITS 4.0 Appendix I).
 */
export function ditherSequence(): Float64Array {
  sequence ??= makeSequence();
  return sequence;
}

/** Made once, when first wanted. */
let sequence: Float64Array | undefined;

function makeSequence(): Float64Array {
  const modulus = 2 ** 31 - 1;
  let seed = 1;
  return Float64Array.from({ length: sequenceLength }, () => {
    seed = (16_807 * seed) % modulus;
    // single precision, as the programs keep them that quantize
    return Math.fround(seed / modulus);
  });
}

/** Stands for exactly zero under SUBTRACTIVE_DITHER_2 (FITS 4.0 §10.2.1). */
const exactZero = -(2 ** 31) + 2;

/** What turns a tile's whole numbers into real ones again. */
export interface Quantization {
  readonly scale: number;
  readonly zero: number;
  readonly dithering: Dithering;
  /** ZDITHER0, 1 to 10000 */
  readonly seed: number;
  /** number of the tile, 0-based */
  readonly tile: number;
  /** the whole number that means undefined (ZBLANK) */
  readonly nullValue: number | undefined;
}

/**
 * Real numbers from quantized ones: (I − R + 0.5) × scale + zero with the dither R, or I × scale + zero without
 * (FITS 4.0 §10.2, Eq. 17). Undefined pixels are NaN.
 */
export function dequantize(
  pixels: ArrayLike<number>,
  { scale, zero, dithering, seed, tile, nullValue }: Quantization,
  sequence: Float64Array,
): Float64Array {
  const isDithered = dithering !== 'NO_DITHER';
  let start = (((tile + seed - 1) % sequenceLength) + sequenceLength) % sequenceLength;
  let next = Math.floor(sequence[start]! * 500);
  return Float64Array.from({ length: pixels.length }, (_, pixel) => {
    const value = pixels[pixel]!;
    const random = sequence[next]!;
    next += 1;
    if (next === sequenceLength) {
      start = (start + 1) % sequenceLength;
      next = Math.floor(sequence[start]! * 500);
    }
    if (value === nullValue) return Number.NaN;
    if (dithering === 'SUBTRACTIVE_DITHER_2' && value === exactZero) return 0;
    return isDithered ? (value - random + 0.5) * scale + zero : value * scale + zero;
  });
}

/**
 * The discrete Fourier transform Σ_n x_n exp(−2πi kn / N) of complex numbers, N a power of two.
 *
 * The columns given are used as working space: only what is returned holds the transform.
 * Stockham's algorithm: no bit reversal, and every pass reads and writes in order. Radix 4, a last pass of 2 where needed.
 * @see Van Loan 1992, Computational Frameworks for the Fast Fourier Transform, section 1.7 and 2.4.2
 * @throws RangeError for another length
 */
export function transformInPlace(
  real: Float64Array,
  imaginary: Float64Array,
): { readonly real: Float64Array; readonly imaginary: Float64Array } {
  const size = real.length;
  if (size < 1 || (size & (size - 1)) !== 0 || imaginary.length !== size)
    throw new RangeError(`Fourier transform: expected a power of two, found ${size} numbers`);
  const turns = rootsOfUnity(size);
  let from: Complex = { real, imaginary };
  let to: Complex = { real: new Float64Array(size), imaginary: new Float64Array(size) };
  let length = size;
  let stride = 1;
  for (; length >= 4; length /= 4, stride *= 4) {
    passOfFour(from, to, length, stride, turns);
    [from, to] = [to, from];
  }
  if (length === 2) {
    passOfTwo(from, to, stride);
    [from, to] = [to, from];
  }
  return from;
}

interface Complex {
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
}

function passOfTwo(from: Complex, to: Complex, half: number): void {
  for (let q = 0; q < half; q++) {
    to.real[q] = from.real[q] + from.real[q + half];
    to.imaginary[q] = from.imaginary[q] + from.imaginary[q + half];
    to.real[q + half] = from.real[q] - from.real[q + half];
    to.imaginary[q + half] = from.imaginary[q] - from.imaginary[q + half];
  }
}

function passOfFour(from: Complex, to: Complex, length: number, stride: number, turns: Complex): void {
  const { real: xr, imaginary: xi } = from;
  const { real: yr, imaginary: yi } = to;
  const quarter = length / 4;
  const leap = stride * quarter;
  for (let p = 0; p < quarter; p++) {
    const w1r = turns.real[p * stride];
    const w1i = turns.imaginary[p * stride];
    const w2r = turns.real[2 * p * stride];
    const w2i = turns.imaginary[2 * p * stride];
    const w3r = w1r * w2r - w1i * w2i;
    const w3i = w1r * w2i + w1i * w2r;
    for (let a = stride * p, y = 4 * stride * p; a < stride * (p + 1); a++, y++) {
      const b = a + leap;
      const c = b + leap;
      const d = c + leap;
      const sumAcR = xr[a] + xr[c];
      const sumAcI = xi[a] + xi[c];
      const difAcR = xr[a] - xr[c];
      const difAcI = xi[a] - xi[c];
      const sumBdR = xr[b] + xr[d];
      const sumBdI = xi[b] + xi[d];
      // i (b − d)
      const difBdR = xi[d] - xi[b];
      const difBdI = xr[b] - xr[d];
      yr[y] = sumAcR + sumBdR;
      yi[y] = sumAcI + sumBdI;
      const r1 = difAcR - difBdR;
      const i1 = difAcI - difBdI;
      yr[y + stride] = w1r * r1 - w1i * i1;
      yi[y + stride] = w1r * i1 + w1i * r1;
      const r2 = sumAcR - sumBdR;
      const i2 = sumAcI - sumBdI;
      yr[y + 2 * stride] = w2r * r2 - w2i * i2;
      yi[y + 2 * stride] = w2r * i2 + w2i * r2;
      const r3 = difAcR + difBdR;
      const i3 = difAcI + difBdI;
      yr[y + 3 * stride] = w3r * r3 - w3i * i3;
      yi[y + 3 * stride] = w3r * i3 + w3i * r3;
    }
  }
}

/** exp(−2πi k / size) for k below size / 2, as products of a coarse and a fine turn: two roundings each. */
function rootsOfUnity(size: number): Complex {
  const count = Math.max(1, size / 2);
  const real = new Float64Array(count);
  const imaginary = new Float64Array(count);
  const fine = Math.min(count, 512);
  const turn = (-2 * Math.PI) / size;
  const fineCos = Float64Array.from({ length: fine }, (_, k) => Math.cos(turn * k));
  const fineSin = Float64Array.from({ length: fine }, (_, k) => Math.sin(turn * k));
  for (let start = 0; start < count; start += fine) {
    const cos = Math.cos(turn * start);
    const sin = Math.sin(turn * start);
    for (let k = 0; k < fine; k++) {
      real[start + k] = cos * fineCos[k] - sin * fineSin[k];
      imaginary[start + k] = cos * fineSin[k] + sin * fineCos[k];
    }
  }
  return { real, imaginary };
}

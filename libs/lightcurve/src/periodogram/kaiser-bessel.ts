/** A bump of finite width whose Fourier transform all but vanishes outside a band: it spreads samples onto a grid. */
export interface SpreadingKernel {
  /** grid cells it covers */
  readonly width: number;
  readonly shape: number;
  /** shape I₀(0) is divided out by: keeps numbers near 1 */
  readonly scale: number;
}

/**
 * The Kaiser–Bessel kernel that keeps what folds back into the band below an accuracy.
 *
 * @param oversampling grid cells over modes wanted, from 1.25 on
 * @param accuracy relative to Σ |value|, 1e-12 say
 * @see Beatty, Nishimura & Pauly 2005, IEEE Trans. Med. Imaging 24, 799, Eq. 5 (shape); the width from the decay
 *   exp(−π w √(1 − 1/σ)), Barnett, Magland & af Klinteberg 2019, SIAM J. Sci. Comput. 41, C479, Eq. 3.5
 */
export function makeKernel(oversampling: number, accuracy: number): SpreadingKernel {
  // made for 1/32 less at most, so that there are few different ones and their tables can be kept
  const sigma = Math.max(1.25, Math.floor(oversampling * 32) / 32);
  const width = Math.ceil(-Math.log(accuracy) / (Math.PI * Math.sqrt(1 - 1 / sigma))) + 1;
  const shape = Math.PI * Math.sqrt(((width / sigma) * (sigma - 0.5)) ** 2 - 0.8);
  return { width, shape, scale: besselZero(shape) };
}

/** The Fourier transform of the kernel at a frequency (cycles per grid cell) within the band. */
export function kernelTransform({ width, shape, scale }: SpreadingKernel, frequency: number): number {
  const root = Math.sqrt(shape * shape - (Math.PI * width * frequency) ** 2);
  const exponential = Math.exp(root);
  // sinh, which is slower: the root is well above 1 within the band
  return (width * (exponential - 1 / exponential)) / (2 * root * scale);
}

const rowsPerCell = 1024;

export interface KernelTable {
  readonly rowsPerCell: number;
  readonly coefficients: Float64Array;
}

/** By width and shape; some forty at most, of half a megabyte. */
const tables = new Map<string, KernelTable>();

/**
 * The kernel's values at the cells it covers, as cubics in the offset of the first cell: for the row of an offset four
 * coefficients per cell, side by side. Error below 1e-12 of the peak.
 */
export function tabulateKernel(kernel: SpreadingKernel): KernelTable {
  const key = `${kernel.width} ${kernel.shape}`;
  const kept = tables.get(key);
  if (kept) return kept;
  const table = { rowsPerCell, coefficients: coefficientsOf(kernel) };
  tables.set(key, table);
  return table;
}

function coefficientsOf(kernel: SpreadingKernel): Float64Array {
  const { width } = kernel;
  const coefficients = new Float64Array(rowsPerCell * width * 4);
  const step = 1 / rowsPerCell;
  for (let cell = 0; cell < width; cell++) {
    let left = valueAndSlope(kernel, cell - width / 2);
    for (let row = 0; row < rowsPerCell; row++) {
      const right = valueAndSlope(kernel, cell - width / 2 + (row + 1) * step);
      const at = (row * width + cell) * 4;
      const rise = right.value - left.value;
      // Hermite's cubic, in units of the row
      coefficients[at] = left.value;
      coefficients[at + 1] = left.slope * step;
      coefficients[at + 2] = 3 * rise - (2 * left.slope + right.slope) * step;
      coefficients[at + 3] = (left.slope + right.slope) * step - 2 * rise;
      left = right;
    }
  }
  return coefficients;
}

function valueAndSlope({ width, shape, scale }: SpreadingKernel, distance: number) {
  const z = (2 * distance) / width;
  const argument = shape * Math.sqrt(Math.max(0, 1 - z * z));
  return {
    value: besselZero(argument) / scale,
    slope: ((-2 / width) * shape * shape * z * besselOneOver(argument)) / scale,
  };
}

/** I₀(x), by its series: all terms are positive. Abramowitz & Stegun 9.6.12. */
function besselZero(x: number): number {
  const quarter = (x * x) / 4;
  let term = 1;
  let sum = 1;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * k);
    sum += term;
  }
  return sum;
}

/** I₁(x) / x, by its series. Abramowitz & Stegun 9.6.10. */
function besselOneOver(x: number): number {
  const quarter = (x * x) / 4;
  let term = 0.5;
  let sum = 0.5;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= quarter / (k * (k + 1));
    sum += term;
  }
  return sum;
}

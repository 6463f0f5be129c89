import { chiSquareProbability } from './incomplete-gamma.js';

/** How far a curve is from a constant. */
export interface ConstantTest {
  /** χ² about the weighted mean, its degrees of freedom N − 1, and the chance of at least as much */
  readonly chiSquare: number;
  readonly freedom: number;
  readonly probability: number;
}

/**
 * χ² of values against the constant that fits them best.
 *
 * @param values @param errors length N ≥ 2, errors > 0 and Gaussian: for few counts per bin use `grossConstantTest`
 */
export function constantTest(values: Float64Array, errors: Float64Array): ConstantTest {
  requireBins(values, 2);
  let weights = 0;
  let weighted = 0;
  for (let index = 0; index < values.length; index++) {
    weights += 1 / errors[index] ** 2;
    weighted += values[index] / errors[index] ** 2;
  }
  const mean = weighted / weights;
  const chiSquare = values.reduce((sum, value, index) => sum + ((value - mean) / errors[index]) ** 2, 0);
  const freedom = values.length - 1;
  return { chiSquare, freedom, probability: chiSquareProbability(chiSquare, freedom) };
}

/**
 * χ² of photon events against a constant rate: Σ (events − expected)² / expected, expected from the live time.
 *
 * Uniform p-values from about 5 expected events per bin on.
 * @param events whole numbers @param exposures live seconds of the bin, > 0; length N ≥ 2
 * @see Cochran 1954, Biometrics 10, 417, section 3 (the index of dispersion)
 */
export function grossConstantTest(events: Float64Array, exposures: Float64Array): ConstantTest {
  requireBins(events, 2);
  const chiSquare = dispersion(events, exposures);
  const freedom = events.length - 1;
  return { chiSquare, freedom, probability: chiSquareProbability(chiSquare, freedom) };
}

/**
 * Scatter of raw gross counts over what Poisson's law gives a constant source; its expected value for one is 1.
 *
 * @param events photon events in the source box, background included, unweighted @param exposures live seconds, > 0
 * @returns √(χ² / (N − 1)); NaN without events
 */
export function grossPoissonFactor(events: Float64Array, exposures: Float64Array): number {
  requireBins(events, 2);
  return Math.sqrt(dispersion(events, exposures) / (events.length - 1));
}

function dispersion(events: Float64Array, exposures: Float64Array): number {
  const total = events.reduce((sum, value) => sum + value, 0);
  const live = exposures.reduce((sum, value) => sum + value, 0);
  return events.reduce((sum, value, index) => {
    const expected = (total * exposures[index]) / live;
    return sum + (value - expected) ** 2 / expected;
  }, 0);
}

/** Variance beyond the measurement errors, as a part of the mean. */
export interface ExcessVariance {
  /** normalized: (S² − ⟨error²⟩) / mean²; below 0 when the errors alone make more */
  readonly excess: number;
  readonly excessError: number;
  /** √excess; NaN below 0 */
  readonly fractionalRms: number;
  readonly fractionalRmsError: number;
}

/**
 * Normalized excess variance and fractional rms, with the errors that measurement alone gives.
 *
 * The scatter of red noise itself, often larger, is not in the errors.
 * @param values rates or fluxes, mean not 0 @param errors of the values; length N ≥ 2
 * @see Vaughan et al. 2003, MNRAS 345, 1271, Eq. 6 (variance), 8 (excess), 10 (fractional rms), 11 and B2 (errors)
 */
export function excessVariance(values: Float64Array, errors: Float64Array): ExcessVariance {
  const count = requireBins(values, 2);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
  const meanSquareError = errors.reduce((sum, error) => sum + error * error, 0) / count;
  const excess = (variance - meanSquareError) / mean ** 2;
  const fractionalRms = Math.sqrt(excess);
  const noise = (Math.sqrt(2 / count) * meanSquareError) / mean ** 2;
  const signal = (Math.sqrt(meanSquareError / count) * 2 * Math.sqrt(Math.max(0, excess))) / Math.abs(mean);
  const excessError = Math.hypot(noise, signal);
  return { excess, excessError, fractionalRms, fractionalRmsError: excessError / (2 * fractionalRms) };
}

/**
 * Mean square of successive differences over the variance: 2 for independent values, less when neighbours are alike.
 *
 * @returns Σ(xᵢ₊₁ − xᵢ)² / Σ(xᵢ − mean)² · N / (N − 1); NaN for a constant
 * @see von Neumann 1941, Ann. Math. Stat. 12, 367, Eq. 1
 */
export function vonNeumannRatio(values: Float64Array): number {
  const count = requireBins(values, 2);
  const mean = values.reduce((sum, value) => sum + value, 0) / count;
  let steps = 0;
  for (let index = 1; index < count; index++) steps += (values[index] - values[index - 1]) ** 2;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return ((steps / squares) * count) / (count - 1);
}

function requireBins(values: Float64Array, least: number): number {
  if (values.length < least)
    throw new RangeError(`variability: expected at least ${least} bins, found ${values.length}`);
  return values.length;
}

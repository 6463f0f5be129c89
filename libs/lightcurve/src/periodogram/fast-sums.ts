import { prepareTransform, type Modes } from './nonuniform-transform.js';
import type { SumTrigonometry, TrigonometricSums } from './trigonometric-sums.js';

/**
 * The sums by two non-uniform Fourier transforms: weights and weighted values at the sample times, the weights again at
 * twice the times. O(samples + frequencies · log frequencies).
 *
 * @see Press & Rybicki 1989, ApJ 338, 277, Eq. 7–12 (the same sums from transforms; theirs extirpolates, ours spreads)
 */
export const sumFast: SumTrigonometry = ({ times, weights, weightedValues }, grid): TrigonometricSums => {
  const { firstIndex, stepHz, count } = grid;
  const { ofPair, ofOne } = prepareTransform(firstIndex + count - 1);
  // backwards, since the transforms turn clockwise
  const positions = times.map((time) => -time * stepHz);
  const [value, weight] = ofPair(positions, weightedValues, weights);
  const double = ofOne(
    positions.map((position) => 2 * position),
    weights,
  );
  const cosines = ({ real }: Modes) => real.subarray(firstIndex, firstIndex + count);
  const sines = ({ imaginary }: Modes) => imaginary.subarray(firstIndex, firstIndex + count);
  return {
    valueCos: cosines(value),
    valueSin: sines(value),
    cos: cosines(weight),
    sin: sines(weight),
    doubleCos: cosines(double),
    doubleSin: sines(double),
  };
};

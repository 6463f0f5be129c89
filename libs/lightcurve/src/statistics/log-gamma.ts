/** From here on Stirling's series to its seventh term is good to the last digit. */
const stirlingFrom = 16;
/** B₂ₖ / (2k (2k − 1)) of Bernoulli's numbers, k = 1 … 7. */
const stirling = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156];

/**
 * ln Γ(x) for x > 0, to 1e-14 relative or 1e-14 absolute near its zeros at 1 and 2.
 *
 * @see Abramowitz & Stegun 1964, 6.1.40, after the recurrence 6.1.15 where x is small
 */
export function logGamma(x: number): number {
  if (!(x > 0)) throw new RangeError(`logGamma: expected a number above 0, found ${x}`);
  let argument = x;
  let product = 1;
  for (; argument < stirlingFrom; argument++) product *= argument;
  const inverseSquare = 1 / (argument * argument);
  const tail = stirling.reduceRight((sum, term) => sum * inverseSquare + term, 0) / argument;
  return (
    (argument - 0.5) * Math.log(argument) - argument + 0.5 * Math.log(2 * Math.PI) + tail - Math.log(product)
  );
}

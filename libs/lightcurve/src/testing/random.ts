export { seededRandom } from '../seeded-random.js';

/** A number of the standard normal law (Box and Muller 1958). */
export function gaussian(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A number of the Poisson law: products of uniform numbers (Knuth), in parts of 30 so that nothing underflows. */
export function poisson(mean: number, random: () => number): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 30) {
    const limit = Math.exp(-Math.min(30, rest));
    for (let product = random(); product > limit; product *= random()) count++;
  }
  return count;
}

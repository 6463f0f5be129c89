/** A seeded source of random numbers; the same seed gives the same sequence. */
export interface Random {
  /** uniform in (0, 1): never 0, so that its logarithm is finite */
  readonly uniform: () => number;
  /** normal with mean 0 and standard deviation 1 */
  readonly normal: () => number;
  /** exponential with mean 1 */
  readonly exponential: () => number;
}

/**
 * Makes a generator from a seed and a name, so that each part of a simulation has its own sequence, whatever order the
 * parts are made in.
 *
 * Not for cryptography.
 *
 * @see Blackman and Vigna 2021, ACM Trans. Math. Softw. 47, 36, xoshiro128** (figure 2)
 */
export function createRandom(seed: number, name: string): Random {
  let [a, b, c, d] = initialState(seed, name);
  const next = () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result >>> 0;
  };
  // 52 bits and a half step: the ends 0 and 1 do not occur
  const uniform = () => ((next() >>> 6) * 2 ** 26 + (next() >>> 6) + 0.5) / 2 ** 52;
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
    exponential: () => -Math.log(uniform()),
  };
}

function rotateLeft(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/** Four words from a hash of the name (FNV-1a) and the seed, spread by the finalizer of splitmix32; never all zero. */
function initialState(seed: number, name: string): [number, number, number, number] {
  let hash = 0x811c9dc5 ^ Math.trunc(seed);
  for (let index = 0; index < name.length; index++)
    hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193);
  const word = () => {
    hash = (hash + 0x9e3779b9) | 0;
    let mixed = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return [word(), word(), word(), word() | 1];
}

/**
 * Arrival times of a Poisson process whose rate varies, in order (thinning, Lewis and Shedler 1979).
 *
 * @param rate events per second where `factor` is 1, >= 0
 * @param options.factor rate multiplier at a time (s); 0 <= factor <= maximum
 * @param options.stop end of the span (s); it begins at `start`
 */
export function* arrivals(
  random: Random,
  rate: number,
  { start, stop, factor = () => 1, maximum = 1 }: ArrivalOptions,
): Generator<number> {
  const fastest = rate * maximum;
  if (!(fastest > 0)) return;
  for (let time = start + random.exponential() / fastest; time < stop; time += random.exponential() / fastest)
    if (random.uniform() * maximum < factor(time)) yield time;
}

export interface ArrivalOptions {
  readonly start: number;
  readonly stop: number;
  readonly factor?: (seconds: number) => number;
  readonly maximum?: number;
}

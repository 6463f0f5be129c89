import { exposureColour, exposureShape } from '../../ui/exposure-colours.js';
import { doubtfulBits, type StudyCurve } from './study-curve.js';

/** Bins that look alike: of exposures in one colour and shape, in doubt or not. */
export interface Look {
  readonly colour: string;
  readonly shape: ReturnType<typeof exposureShape>;
  readonly isDoubtful: boolean;
  /** ascending */
  readonly bins: Int32Array;
}

/** All bins by how they look. */
export function looksOf({ columns: { DATASET, QUALITY }, binCount }: StudyCurve): readonly Look[] {
  const numbers = new Map<string, number>();
  const numberOf = (colour: string, shape: string) => {
    const key = `${colour} ${shape}`;
    const known = numbers.get(key) ?? numbers.size;
    numbers.set(key, known);
    return known;
  };
  // bins of an exposure follow one another: its look is looked up once
  const lookOf = new Uint16Array(binCount);
  const counts = new Map<number, number>();
  for (let bin = 0, dataset = Number.NaN, look = 0; bin < binCount; bin++) {
    if (DATASET[bin] !== dataset) {
      dataset = DATASET[bin]!;
      look = 2 * numberOf(exposureColour(dataset), exposureShape(dataset));
    }
    const own = (QUALITY[bin]! & doubtfulBits) === 0 ? look : look + 1;
    lookOf[bin] = own;
    counts.set(own, (counts.get(own) ?? 0) + 1);
  }
  const filled = new Map(
    [...counts].map(([look, count]) => [look, { bins: new Int32Array(count), next: 0 }]),
  );
  for (let bin = 0; bin < binCount; bin++) {
    const part = filled.get(lookOf[bin]!)!;
    part.bins[part.next++] = bin;
  }
  return [...filled.values()].map(({ bins }) => {
    const [first] = bins;
    const dataset = DATASET[first!]!;
    return {
      colour: exposureColour(dataset),
      shape: exposureShape(dataset),
      isDoubtful: (QUALITY[first!]! & doubtfulBits) !== 0,
      bins,
    };
  });
}

/** Those of ascending bins that lie in a range, the end not in it. */
export function binsWithin(bins: Int32Array, [from, to]: readonly [number, number]): Int32Array {
  return bins.subarray(firstNotBelow(bins, from), firstNotBelow(bins, to));
}

function firstNotBelow(bins: Int32Array, bin: number): number {
  let [low, high] = [0, bins.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bins[middle]! < bin) low = middle + 1;
    else high = middle;
  }
  return low;
}

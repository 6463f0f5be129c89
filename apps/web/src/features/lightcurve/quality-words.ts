import { qualityBits } from '@hstlc/lightcurve/rows';

/** A flag of QUALITY in words: what it is called, and what it means for the bin. */
export interface FlagWords {
  readonly bit: number;
  readonly name: string;
  readonly meaning: string;
}

const words = {
  partlyLive: {
    name: 'partly live',
    meaning: 'light was collected during a part of the bin only; rates are right, errors larger',
  },
  notLive: { name: 'not live', meaning: 'no light was collected: the bin has no value and is not drawn' },
  segmentMissing: {
    name: 'a segment missing',
    meaning: 'one of the detector segments was dark: no rate and no flux over the whole band',
  },
  lampOn: { name: 'lamp on', meaning: 'the wavelength calibration lamp was on and may have leaked in' },
  daylight: { name: 'daylight', meaning: 'HST flew in sunlight: airglow is brighter' },
  goodTimeEdge: { name: 'edge of good time', meaning: 'first or last bin of a good-time interval' },
} as const satisfies Record<keyof typeof qualityBits, Omit<FlagWords, 'bit'>>;

export const flags: readonly FlagWords[] = (Object.keys(words) as (keyof typeof words)[]).map((flag) => ({
  bit: qualityBits[flag],
  ...words[flag],
}));

/** The flags of a bin by name; none when it has none. */
export function flagNames(quality: number): readonly string[] {
  return flags.filter(({ bit }) => (quality & bit) !== 0).map(({ name }) => name);
}

/** The flags that occur, each with how many bins have it. */
export function flagCounts(quality: Float64Array): readonly (FlagWords & { readonly count: number })[] {
  // few values occur, so that they are counted first
  const counts = new Map<number, number>();
  for (let bin = 0; bin < quality.length; bin++)
    counts.set(quality[bin]!, (counts.get(quality[bin]!) ?? 0) + 1);
  const countOf = (bit: number) =>
    [...counts].reduce((sum, [value, count]) => sum + ((value & bit) === 0 ? 0 : count), 0);
  return flags.map((flag) => ({ ...flag, count: countOf(flag.bit) })).filter(({ count }) => count > 0);
}

import type { Caveat } from './caveat.js';
import type { WavelengthWindow } from './column-selection.js';
import { selectColumns } from './column-selection.js';
import type { ExtractionOptions } from './extraction-options.js';
import { extractLightcurve } from './extraction.js';
import { LightcurveError } from './lightcurve-error.js';
import {
  lightcurveColumns,
  type Lightcurve,
  type LightcurveColumns,
  type LightcurveDataset,
} from './lightcurve.js';
import type { TimeTagExposure } from './time-tag-exposure.js';
import { daySeconds } from './time/barycentre.js';

/**
 * Makes one lightcurve of several exposures of one configuration, each extracted anew over the wavelengths they have
 * in common, in time order. Bins without live time are left out.
 *
 * The segments are those that most exposures have (of a tie, the larger set); an exposure that lacks one is left out
 * and says so in `datasets`. Fluxes are as measured, not normalised.
 *
 * @param exposures any order; one is enough
 * @throws LightcurveError `different-configurations`, `no-common-range`, `no-columns-left`, `invalid-option`
 */
export function composeLightcurve(
  exposures: readonly TimeTagExposure[],
  options: ExtractionOptions = {},
): Lightcurve {
  requireOneConfiguration(exposures);
  const ordered = exposures.toSorted((a, b) => a.identity.startMjd - b.identity.startMjd);
  const names = commonSegments(ordered);
  const included = ordered.filter((exposure) => lacking(exposure, names).length === 0);
  const within = commonRanges(included, names, options);
  const curves = included.map((exposure) => extractLightcurve(exposure, options, within));
  return join(ordered, included, curves, names);
}

function requireOneConfiguration(exposures: readonly TimeTagExposure[]): void {
  const names = new Set(
    exposures.map(({ identity }) =>
      [
        identity.targetName,
        identity.instrument,
        identity.detector,
        identity.opticalElement,
        identity.centralWavelength,
        identity.aperture,
      ].join(' '),
    ),
  );
  if (names.size === 1) return;
  const found = [...names].join('; ') || 'none';
  throw new LightcurveError(
    'different-configurations',
    `composite: expected exposures of one configuration, found ${found}`,
    { found },
  );
}

/** The set of segments that most exposures have; of a tie, the larger. */
function commonSegments(exposures: readonly TimeTagExposure[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { segments } of exposures) {
    const key = segments.map(({ name }) => name).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([a, m], [b, n]) => n - m || b.length - a.length);
  return first![0].split(' ');
}

function lacking({ segments }: TimeTagExposure, names: readonly string[]): readonly string[] {
  return names.filter((name) => !segments.some((segment) => segment.name === name));
}

/** The wavelengths, by segment, that the used columns of all exposures have in common (Å). */
function commonRanges(
  exposures: readonly TimeTagExposure[],
  names: readonly string[],
  options: ExtractionOptions,
): ReadonlyMap<string, WavelengthWindow> | undefined {
  const ranges = new Map<string, WavelengthWindow>();
  for (const name of names) {
    const each = exposures.map(({ identity, segments }) => {
      const segment = segments.find((candidate) => candidate.name === name)!;
      return selectColumns(segment, identity.instrument === 'COS', options).range;
    });
    if (each.some(([low]) => Number.isNaN(low))) continue;
    const low = Math.max(...each.map((range) => range[0]));
    const high = Math.min(...each.map((range) => range[1]));
    if (low < high) ranges.set(name, [low, high]);
  }
  const knowsWavelengths = exposures.some(({ segments }) =>
    segments.some(({ wavelengths }) => wavelengths.some(Number.isFinite)),
  );
  if (!knowsWavelengths) return undefined;
  if (ranges.size > 0) return ranges;
  throw new LightcurveError(
    'no-common-range',
    `composite: expected wavelengths common to all ${exposures.length} exposures, found none`,
  );
}

function join(
  ordered: readonly TimeTagExposure[],
  included: readonly TimeTagExposure[],
  curves: readonly Lightcurve[],
  names: readonly string[],
): Lightcurve {
  const first = curves[0]!;
  const { mjdReference } = first;
  const shift = (curve: Lightcurve) => (curve.mjdReference - mjdReference) * daySeconds;
  const ratios = curves.map(({ selfCheck }) => selfCheck.fluxRatio);
  const equal = curves.map(({ selfCheck }) => selfCheck.gcountsEqual);
  return {
    ...first,
    kind: 'composite',
    identity: { ...first.identity, simulated: included.every(({ identity }) => identity.simulated) },
    columns: joinColumns(curves, shift),
    goodTimes: curves.flatMap((curve) =>
      curve.goodTimes.map(({ start, stop }) => ({ start: start + shift(curve), stop: stop + shift(curve) })),
    ),
    datasets: datasetsOf(ordered, curves, names),
    wavelengthRange: [
      Math.max(...curves.map(({ wavelengthRange }) => wavelengthRange[0])),
      Math.min(...curves.map(({ wavelengthRange }) => wavelengthRange[1])),
    ],
    selfCheck: {
      gcountsEqual: equal.includes(null) ? null : equal.every((each) => each === true),
      fluxRatio: ratios.includes(null)
        ? null
        : ratios.reduce<number>((sum, ratio) => sum + ratio!, 0) / ratios.length,
    },
    liveSeconds: curves.reduce((sum, { liveSeconds }) => sum + liveSeconds, 0),
    caveats: joinCaveats(curves),
  };
}

/** Caveats that all share once, others with the exposures they are of. */
function joinCaveats(curves: readonly Lightcurve[]): readonly Caveat[] {
  const holders = new Map<string, { readonly caveat: Caveat; readonly rootnames: string[] }>();
  for (const { caveats, datasets } of curves)
    for (const caveat of caveats) {
      const known = holders.get(caveat.text) ?? { caveat, rootnames: [] };
      known.rootnames.push(datasets[0]!.rootname);
      holders.set(caveat.text, known);
    }
  return [...holders.values()].map(({ caveat, rootnames }) => {
    if (rootnames.length === curves.length) return caveat;
    return { code: caveat.code, text: `${rootnames.join(', ')}: ${caveat.text}` };
  });
}

function joinColumns(curves: readonly Lightcurve[], shift: (curve: Lightcurve) => number): LightcurveColumns {
  const live = curves.map(({ columns }) =>
    [...columns.EXPOSURE.keys()].filter((bin) => columns.EXPOSURE[bin] > 0),
  );
  const length = live.reduce((sum, bins) => sum + bins.length, 0);
  const entries = lightcurveColumns.map(({ name }) => {
    const values = new Float64Array(length);
    let row = 0;
    for (const [index, curve] of curves.entries())
      for (const bin of live[index]!) {
        const value = curve.columns[name][bin];
        values[row++] = name === 'TIME' ? value + shift(curve) : name === 'DATASET' ? index + 1 : value;
      }
    return [name, values] as const;
  });
  return Object.fromEntries(entries) as LightcurveColumns;
}

function datasetsOf(
  ordered: readonly TimeTagExposure[],
  curves: readonly Lightcurve[],
  names: readonly string[],
): readonly LightcurveDataset[] {
  const members = curves.map((curve, index) => ({ ...curve.datasets[0]!, dataset: index + 1 }));
  const excluded = ordered.flatMap((exposure) => {
    const missing = lacking(exposure, names);
    if (missing.length === 0) return [];
    const { rootname, proposalId, calibrationVersion, date, startMjd, endMjd, exposureSeconds } =
      exposure.identity;
    const facts = { rootname, proposalId, calibrationVersion, date, startMjd, endMjd, exposureSeconds };
    const excludedReason = `segment ${missing.join(' and ')} is absent`;
    return [{ dataset: null, ...facts, wavelengthRange: [Number.NaN, Number.NaN] as const, excludedReason }];
  });
  return [...members, ...excluded];
}

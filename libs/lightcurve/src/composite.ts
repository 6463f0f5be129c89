import { selectColumns, type WavelengthWindow } from './column-selection.js';
import type { ExtractionOptions } from './extraction-options.js';
import { datasetFacts, extractLightcurve } from './extraction.js';
import { joinLightcurves } from './join-lightcurves.js';
import { isLightcurveError, LightcurveError } from './lightcurve-error.js';
import type { Lightcurve, LightcurveDataset } from './lightcurve.js';
import type { TimeTagExposure } from './time-tag-exposure.js';

/**
 * Makes one lightcurve of several exposures of one configuration, each extracted anew over the wavelengths they have
 * in common, in time order. Bins without live time are left out.
 *
 * The segments are those that most exposures have (of a tie, the larger set); an exposure that lacks one, or that has
 * no photons, is left out and says so in `datasets`. Fluxes are as measured, not normalised.
 *
 * @param exposures any order; one is enough; not of a moving target, whose photons come from ever different places
 * @throws LightcurveError `different-configurations`, `unsupported-configuration`, `no-common-range`, `invalid-option`
 * @see the project's science page, section 6
 */
export function composeLightcurve(
  exposures: readonly TimeTagExposure[],
  options: ExtractionOptions = {},
): Lightcurve {
  requireOneConfiguration(exposures);
  const ordered = exposures.toSorted((a, b) => a.identity.startMjd - b.identity.startMjd);
  const names = commonSegments(ordered);
  const included = ordered.filter((exposure) => lacking(exposure, names).length === 0);
  const excluded = ordered
    .filter((exposure) => !included.includes(exposure))
    .map((exposure) => exclude(exposure, reasonFor(exposure, names)));
  const within = commonRanges(included, names, options);
  const curves: Lightcurve[] = [];
  for (const exposure of included) {
    const curve = extractWithin(exposure, options, within);
    if (curve === undefined) excluded.push(exclude(exposure, 'no good columns at the common wavelengths'));
    else curves.push(curve);
  }
  if (curves.length === 0) throw noCommonRange(exposures.length);
  const unused = within === undefined ? [] : names.filter((name) => !within.has(name));
  const joined = joinLightcurves(curves, excluded);
  if (unused.length === 0) return joined;
  const text = `segment ${unused.join(' and ')} is left out: its exposures have no wavelengths in common`;
  return { ...joined, caveats: [...joined.caveats, { code: 'segment-left-out', text }] };
}

/** The exposure's lightcurve, or undefined when none of its columns is left. */
function extractWithin(
  exposure: TimeTagExposure,
  options: ExtractionOptions,
  within: ReadonlyMap<string, WavelengthWindow> | undefined,
): Lightcurve | undefined {
  try {
    return extractLightcurve(exposure, options, within);
  } catch (error) {
    if (isLightcurveError(error, 'no-columns-left')) return undefined;
    throw error;
  }
}

function exclude(exposure: TimeTagExposure, excludedReason: string): LightcurveDataset {
  return {
    dataset: null,
    ...datasetFacts(exposure),
    wavelengthRange: [Number.NaN, Number.NaN],
    excludedReason,
  };
}

function reasonFor(exposure: TimeTagExposure, names: readonly string[]): string {
  if (exposure.segments.length === 0) return 'no photons in good time';
  return `segment ${lacking(exposure, names).join(' and ')} is absent`;
}

function noCommonRange(exposureCount: number): LightcurveError {
  return new LightcurveError(
    'no-common-range',
    `composite: expected good wavelengths common to ${exposureCount} exposures, found none`,
    { exposures: exposureCount },
  );
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
  const moving = exposures.find(({ identity }) => identity.movingTarget);
  if (moving !== undefined)
    throw new LightcurveError(
      'unsupported-configuration',
      `composite: expected a fixed target, found the moving target "${moving.identity.targetName}"`,
      { found: moving.identity.targetName },
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
  for (const { segments } of exposures.filter((each) => each.segments.length > 0)) {
    const key = segments.map(({ name }) => name).join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([a, m], [b, n]) => n - m || b.length - a.length);
  if (first === undefined) throw noCommonRange(exposures.length);
  return first[0].split(' ');
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
  throw noCommonRange(exposures.length);
}

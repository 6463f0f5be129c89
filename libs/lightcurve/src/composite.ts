import { selectColumns, type WavelengthWindow } from './column-selection.js';
import type { ExposureIdentity } from './exposure-identity.js';
import type { ExtractionOptions } from './extraction-options.js';
import { datasetFacts, extractLightcurve } from './extraction.js';
import { joinLightcurves } from './join-lightcurves.js';
import { isLightcurveError, LightcurveError } from './lightcurve-error.js';
import type { Lightcurve, LightcurveDataset } from './lightcurve.js';
import type { TimeTagExposure } from './time-tag-exposure.js';

/** Opens an exposure, lends it, and closes it again. */
export type ExposureReader = <Result>(use: (exposure: TimeTagExposure) => Promise<Result>) => Promise<Result>;

/**
 * Makes one lightcurve of several exposures of one configuration, each extracted anew over the wavelengths they have
 * in common, in time order. Bins without live time are left out.
 *
 * Each exposure is opened twice, one at a time: for what it covers, and for its photons. Memory holds one exposure's
 * calibration and the lightcurve itself, however many exposures there are.
 *
 * The segments are those that most exposures have (of a tie, the larger set); an exposure that lacks one, or that has
 * no photons, is left out and says so in `datasets`. Fluxes are as measured, not normalised.
 *
 * @param readers exposures in any order; one is enough; not of a moving target, whose photons come from ever different
 *   places, nor of one called ANY, which is none
 * @throws LightcurveError `different-configurations`, `unsupported-configuration`, `no-common-range`, `invalid-option`
 * @see the project's science page, section 6
 */
export async function composeLightcurve(
  readers: readonly ExposureReader[],
  options: CompositeOptions = {},
): Promise<Lightcurve> {
  const members: Member[] = [];
  for (const read of readers)
    members.push(await read(async (exposure) => summarize(exposure, options, read)));
  requireOneConfiguration(members);
  const ordered = members.toSorted((a, b) => a.identity.startMjd - b.identity.startMjd);
  const names = commonSegments(ordered);
  const included = ordered.filter((member) => lacking(member, names).length === 0);
  const excluded = ordered
    .filter((member) => !included.includes(member))
    .map((member) => exclude(member, reasonFor(member, names)));
  const within = commonRanges(included, names);
  const curves: Lightcurve[] = [];
  for (const member of included) {
    const curve = await member.read((exposure) => extractWithin(exposure, options, within));
    if (curve === undefined) excluded.push(exclude(member, 'no good columns at the common wavelengths'));
    else curves.push(curve);
  }
  if (curves.length === 0) throw noCommonRange(members.length);
  const unused = within === undefined ? [] : names.filter((name) => !within.has(name));
  const joined = calledBy(options.targetName, joinLightcurves(curves, excluded));
  if (unused.length === 0) return joined;
  const text = `segment ${unused.join(' and ')} is left out: its exposures have no wavelengths in common`;
  return { ...joined, caveats: [...joined.caveats, { code: 'segment-left-out', text }] };
}

/** How a composite is made. */
export interface CompositeOptions extends ExtractionOptions {
  /**
   * What the target is called, whatever the headers call it: somebody has decided that the exposures are of one target.
   * Without it, exposures whose headers name different targets are refused.
   */
  readonly targetName?: string;
}

function calledBy(targetName: string | undefined, lightcurve: Lightcurve): Lightcurve {
  if (targetName === undefined) return lightcurve;
  return { ...lightcurve, identity: { ...lightcurve.identity, targetName } };
}

/** What the others must know of an exposure before any is extracted. */
interface Member {
  readonly read: ExposureReader;
  readonly identity: ExposureIdentity;
  readonly facts: ReturnType<typeof datasetFacts>;
  /** wavelengths (Å) of the columns that count, by segment; NaN where unknown */
  readonly ranges: ReadonlyMap<string, WavelengthWindow>;
}

async function summarize(
  exposure: TimeTagExposure,
  options: CompositeOptions,
  read: ExposureReader,
): Promise<Member> {
  const isCos = exposure.identity.instrument === 'COS';
  const ranges = exposure.segments.map(
    (segment) => [segment.name, selectColumns(segment, isCos, options).range] as const,
  );
  const { targetName = exposure.identity.targetName } = options;
  return {
    read,
    identity: { ...exposure.identity, targetName },
    facts: datasetFacts(exposure),
    ranges: new Map(ranges),
  };
}

/** The exposure's lightcurve, or undefined when none of its columns is left. */
async function extractWithin(
  exposure: TimeTagExposure,
  options: ExtractionOptions,
  within: ReadonlyMap<string, WavelengthWindow> | undefined,
): Promise<Lightcurve | undefined> {
  try {
    return await extractLightcurve(exposure, options, within);
  } catch (error) {
    if (isLightcurveError(error, 'no-columns-left')) return undefined;
    throw error;
  }
}

function exclude({ facts }: Member, excludedReason: string): LightcurveDataset {
  return { dataset: null, ...facts, wavelengthRange: [Number.NaN, Number.NaN], excludedReason };
}

function reasonFor(member: Member, names: readonly string[]): string {
  if (member.ranges.size === 0) return 'no photons in good time';
  return `segment ${lacking(member, names).join(' and ')} is absent`;
}

function noCommonRange(exposureCount: number): LightcurveError {
  return new LightcurveError(
    'no-common-range',
    `composite: expected good wavelengths common to ${exposureCount} exposures, found none`,
    { exposures: exposureCount },
  );
}

/** What TARGNAME says when the telescope looked wherever it happened to: two such exposures have nothing in common. */
const namesNothing = /^(ANY|NONE)$/i;

function requireOneConfiguration(members: readonly Member[]): void {
  const names = new Set(
    members.map(({ identity }) =>
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
  const moving = members.find(({ identity }) => identity.movingTarget);
  if (moving !== undefined)
    throw new LightcurveError(
      'unsupported-configuration',
      `composite: expected a fixed target, found the moving target "${moving.identity.targetName}"`,
      { found: moving.identity.targetName },
    );
  const nameless = members.find(({ identity }) => namesNothing.test(identity.targetName));
  if (nameless !== undefined)
    throw new LightcurveError(
      'unsupported-configuration',
      `composite: expected a target with a name of its own, found "${nameless.identity.targetName}"`,
      { found: nameless.identity.targetName },
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
function commonSegments(members: readonly Member[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { ranges } of members.filter((each) => each.ranges.size > 0)) {
    const key = [...ranges.keys()].join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([a, m], [b, n]) => n - m || b.length - a.length);
  if (first === undefined) throw noCommonRange(members.length);
  return first[0].split(' ');
}

function lacking({ ranges }: Member, names: readonly string[]): readonly string[] {
  return names.filter((name) => !ranges.has(name));
}

/**
 * The wavelengths, by segment, that the used columns of all exposures have in common (Å); undefined when none knows
 * its wavelengths.
 */
function commonRanges(
  members: readonly Member[],
  names: readonly string[],
): ReadonlyMap<string, WavelengthWindow> | undefined {
  const common = new Map<string, WavelengthWindow>();
  for (const name of names) {
    const each = members.map(({ ranges }) => ranges.get(name)!);
    if (each.some(([low]) => Number.isNaN(low))) continue;
    const low = Math.max(...each.map((range) => range[0]));
    const high = Math.min(...each.map((range) => range[1]));
    if (low < high) common.set(name, [low, high]);
  }
  const knowsWavelengths = members.some(({ ranges }) => [...ranges.values()].some(([low]) => low > 0));
  if (!knowsWavelengths) return undefined;
  if (common.size > 0) return common;
  throw noCommonRange(members.length);
}

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
 * Each exposure is opened twice, two at a time: for what it covers, and for its photons. Memory holds two exposures'
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
  const coverages = await twoAtATime(readers, (read) =>
    read((exposure) => Promise.resolve(coverExposure(exposure, options))),
  );
  const plan = planComposite(coverages, options);
  const curves = await twoAtATime(plan.included, (place) =>
    readers[place]!((exposure) => extractMember(exposure, options, plan.within)),
  );
  return joinComposite(coverages, plan, curves, options);
}

/**
 * Does the same to each, two at a time: while one is read the other is worked on. A failure lets the other end, and
 * none begin.
 */
async function twoAtATime<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = entriesOf(items);
  const takeTurns = async () => {
    // both take from the same; who leaves by a failure ends it for the other
    for (const [place, item] of left) results[place] = await work(item);
  };
  const turns = await Promise.allSettled([takeTurns(), takeTurns()]);
  for (const turn of turns) if (turn.status === 'rejected') throw turn.reason;
  return results;
}

function* entriesOf<Item>(items: readonly Item[]): Generator<readonly [place: number, item: Item]> {
  yield* items.entries();
}

/** How a composite is made. */
export interface CompositeOptions extends ExtractionOptions {
  /**
   * What the target is called, whatever the headers call it: somebody has decided that the exposures are of one target.
   * Without it, exposures whose headers name different targets are refused.
   */
  readonly targetName?: string;
}

/** What the others must know of an exposure before any is extracted. */
export interface ExposureCoverage {
  readonly identity: ExposureIdentity;
  readonly facts: ReturnType<typeof datasetFacts>;
  /** wavelengths (Å) of the columns that count, by segment; NaN where unknown */
  readonly ranges: ReadonlyMap<string, WavelengthWindow>;
}

/** The first step: what an exposure covers. */
export function coverExposure(exposure: TimeTagExposure, options: ExtractionOptions = {}): ExposureCoverage {
  const isCos = exposure.identity.instrument === 'COS';
  const ranges = exposure.segments.map(
    (segment) => [segment.name, selectColumns(segment, isCos, options).range] as const,
  );
  return { identity: exposure.identity, facts: datasetFacts(exposure), ranges: new Map(ranges) };
}

/** Which exposures are put together, and over what. */
export interface CompositePlan {
  /** places of those that are in, in time order */
  readonly included: readonly number[];
  readonly excluded: readonly LightcurveDataset[];
  /** the wavelengths they have in common (Å), by segment; undefined when none knows its own */
  readonly within: ReadonlyMap<string, WavelengthWindow> | undefined;
  /** segments that are asked for, used or not */
  readonly segments: readonly string[];
}

/**
 * The second step: from what all cover, what is extracted of each. The exposures may then be extracted side by side,
 * in any order.
 *
 * @throws LightcurveError as {@link composeLightcurve}
 */
export function planComposite(
  coverages: readonly ExposureCoverage[],
  { targetName }: CompositeOptions = {},
): CompositePlan {
  requireOneConfiguration(coverages.map(({ identity }) => calledBy(targetName, identity)));
  const ordered = coverages
    .map((coverage, place) => ({ ...coverage, place }))
    .toSorted((a, b) => a.identity.startMjd - b.identity.startMjd);
  const segments = commonSegments(ordered);
  const included = ordered.filter((member) => lacking(member, segments).length === 0);
  return {
    included: included.map(({ place }) => place),
    excluded: ordered
      .filter((member) => !included.includes(member))
      .map((member) => exclude(member, reasonFor(member, segments))),
    within: commonRanges(included, segments),
    segments,
  };
}

/**
 * The last step: one lightcurve of those of the included exposures.
 *
 * @param curves in the order of `plan.included`; undefined for one of which no column is left
 * @throws LightcurveError `no-common-range` when none has any left
 */
export function joinComposite(
  coverages: readonly ExposureCoverage[],
  { included, excluded, within, segments }: CompositePlan,
  curves: readonly (Lightcurve | undefined)[],
  { targetName }: CompositeOptions = {},
): Lightcurve {
  const empty = included.filter((_, place) => curves[place] === undefined);
  const joinable = curves.filter((curve) => curve !== undefined);
  if (joinable.length === 0) throw noCommonRange(coverages.length);
  const joined = joinLightcurves(joinable, [
    ...excluded,
    ...empty.map((place) => exclude(coverages[place]!, 'no good columns at the common wavelengths')),
  ]);
  const named = { ...joined, identity: calledBy(targetName, joined.identity) };
  const unused = within === undefined ? [] : segments.filter((name) => !within.has(name));
  if (unused.length === 0) return named;
  const text = `segment ${unused.join(' and ')} is left out: its exposures have no wavelengths in common`;
  return { ...named, caveats: [...named.caveats, { code: 'segment-left-out', text }] };
}

function calledBy<Identity extends { readonly targetName: string }>(
  targetName: string | undefined,
  identity: Identity,
): Identity {
  return targetName === undefined ? identity : { ...identity, targetName };
}

/** An included exposure's lightcurve over the common wavelengths, or undefined when none of its columns is left. */
export async function extractMember(
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

/**
 * Whether an exposure has no wavelengths but those in common: its lightcurve in the composite is then its own, to the
 * bit.
 */
export function isWhollyWithin({ ranges }: ExposureCoverage, within: CompositePlan['within']): boolean {
  if (within === undefined) return true;
  return [...ranges].every(([name, [low, high]]) => {
    const common = within.get(name);
    return common !== undefined && common[0] <= low && high <= common[1];
  });
}

function exclude({ facts }: ExposureCoverage, excludedReason: string): LightcurveDataset {
  return { dataset: null, ...facts, wavelengthRange: [Number.NaN, Number.NaN], excludedReason };
}

function reasonFor(member: ExposureCoverage, names: readonly string[]): string {
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

function requireOneConfiguration(identities: readonly ExposureIdentity[]): void {
  const names = new Set(
    identities.map((identity) =>
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
  const moving = identities.find(({ movingTarget }) => movingTarget);
  if (moving !== undefined)
    throw new LightcurveError(
      'unsupported-configuration',
      `composite: expected a fixed target, found the moving target "${moving.targetName}"`,
      { found: moving.targetName },
    );
  const nameless = identities.find(({ targetName }) => namesNothing.test(targetName));
  if (nameless !== undefined)
    throw new LightcurveError(
      'unsupported-configuration',
      `composite: expected a target with a name of its own, found "${nameless.targetName}"`,
      { found: nameless.targetName },
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
function commonSegments(members: readonly ExposureCoverage[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { ranges } of members.filter((each) => each.ranges.size > 0)) {
    const key = [...ranges.keys()].join(' ');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(([a, m], [b, n]) => n - m || b.length - a.length);
  if (first === undefined) throw noCommonRange(members.length);
  return first[0].split(' ');
}

function lacking({ ranges }: ExposureCoverage, names: readonly string[]): readonly string[] {
  return names.filter((name) => !ranges.has(name));
}

/**
 * The wavelengths, by segment, that the used columns of all exposures have in common (Å); undefined when none knows
 * its wavelengths.
 */
function commonRanges(
  members: readonly ExposureCoverage[],
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

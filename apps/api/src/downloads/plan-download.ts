import type { DownloadRequest, LeftOutReason } from '@hstlc/contract';
import { targetNameKey } from '../target-names/target-name-key.js';
import { isNewer } from './calibration-version.js';
import type { HeldFile, HeldFiles } from './held-files.js';
import type { MastObservation, MastProduct } from './mast-answers.js';
import type { MastClient, MastFilter } from './mast-client.js';
import { leftOutByRow, offerOf, type OfferedExposure } from './offered-exposures.js';

/** What is asked for, without what concerns the run. */
export type WantedExposures = Omit<DownloadRequest, 'dryRun'>;

export interface PlanContext {
  readonly mast: MastClient;
  readonly held: Pick<HeldFiles, 'find'>;
  /** Now (d, MJD UTC). */
  readonly nowMjd: number;
  /** Other names of the wanted target, if one is wanted. */
  readonly aliases: readonly string[];
  readonly onLeftOut: (reason: LeftOutReason, rootname: string) => void;
  /** Told how many observations have been looked at. */
  readonly onLooked: (observations: number) => void;
}

/** How many observations' products are asked for at once. */
const productsAtOnce = 200;

const instruments = ['COS/FUV', 'COS/NUV', 'STIS/FUV-MAMA', 'STIS/NUV-MAMA'];
/** MJD of 1970-01-01. */
const unixEpochMjd = 40_587;
const millisecondsPerDay = 86_400_000;

export function mjdOf(date: Date): number {
  return unixEpochMjd + date.getTime() / millisecondsPerDay;
}

/**
 * Finds the exposures that are to be fetched: public time-tag exposures of which the archive lacks a file, or has an
 * older version. Each is given once, with those files only; what is left out is told with its reason. Nothing but
 * the rootnames is kept, however many there are.
 */
export async function* planDownload(
  wanted: WantedExposures,
  context: PlanContext,
): AsyncGenerator<OfferedExposure> {
  const known = new Set<string>();
  let left = wanted.limit ?? Infinity;
  let looked = 0;
  const isWantedTarget = targetTest([...namesOf(wanted), ...context.aliases]);
  for (const filters of filtersOf(wanted, context)) {
    for await (const portion of context.mast.observations(filters)) {
      const rows = portion.filter((row) => isWantedTarget(row) && isUseful(row, context));
      for (let start = 0; start < rows.length; start += productsAtOnce) {
        const some = rows.slice(start, start + productsAtOnce);
        for (const exposure of await newExposures(some, known, context)) {
          yield exposure;
          left -= 1;
          if (left <= 0) return;
        }
        looked += some.length;
        context.onLooked(looked);
      }
    }
  }
}

function namesOf({ target }: WantedExposures): readonly string[] {
  return target === null ? [] : [target];
}

/** The queries to be asked: one, or one for each name of the wanted target. */
function filtersOf(wanted: WantedExposures, { nowMjd, aliases }: PlanContext): readonly MastFilter[][] {
  const sinceMjd = wanted.since === null ? 0 : mjdOf(new Date(wanted.since));
  const filters: MastFilter[] = [
    { paramName: 'obs_collection', values: ['HST'] },
    { paramName: 'instrument_name', values: instruments },
    { paramName: 't_obs_release', values: [{ min: sinceMjd, max: nowMjd }] },
  ];
  if (wanted.proposal !== null) filters.push({ paramName: 'proposal_id', values: [String(wanted.proposal)] });
  if (wanted.target === null) return [filters];
  return [...namesOf(wanted), ...aliases].map((name) => [
    ...filters,
    { paramName: 'target_name', values: [name], freeText: anySpelling(name) },
  ]);
}

/** A pattern that every spelling of a name passes, and others too: what it finds is still to be compared. */
export function anySpelling(name: string): string {
  return `%${(name.toUpperCase().match(/[A-Z]+|\d+/g) ?? []).join('%')}%`;
}

function targetTest(names: readonly string[]): (row: MastObservation) => boolean {
  if (names.length === 0) return () => true;
  const keys = new Set(names.map(targetNameKey));
  return ({ target_name }) => keys.has(targetNameKey(target_name ?? ''));
}

function isUseful(row: MastObservation, { nowMjd, onLeftOut }: PlanContext): boolean {
  const reason = leftOutByRow(row, nowMjd);
  if (reason !== undefined) onLeftOut(reason, row.obs_id.toLowerCase());
  return reason === undefined;
}

async function newExposures(
  rows: readonly MastObservation[],
  known: Set<string>,
  context: PlanContext,
): Promise<readonly OfferedExposure[]> {
  if (rows.length === 0) return [];
  const products = byObservation(rows, await context.mast.products(rows.map(({ obsid }) => obsid)));
  const offered: OfferedExposure[] = [];
  for (const row of rows) {
    const offer = offerOf(row, products.get(row.obsid) ?? []);
    for (const rootname of offer.notTimeTag)
      if (learn(known, rootname)) context.onLeftOut('not time-tag', rootname);
    offered.push(...offer.exposures.filter(({ rootname }) => learn(known, rootname)));
    if (offer.exposures.length + offer.notTimeTag.length === 0)
      context.onLeftOut('no products', row.obs_id.toLowerCase());
  }
  const held = await context.held.find(offered.flatMap(({ files }) => files.map(({ filename }) => filename)));
  return offered.flatMap((exposure) => {
    const lacking = exposure.files.filter((file) => isLacking(file, held.get(file.filename)));
    if (lacking.length > 0) return [{ ...exposure, files: lacking }];
    context.onLeftOut(held.get(exposure.files[0]!.filename)!.where, exposure.rootname);
    return [];
  });
}

function isLacking(file: OfferedExposure['files'][number], held: HeldFile | undefined): boolean {
  return held === undefined || isNewer(file, held);
}

/**
 * The products of each observation. A product says by `parent_obsid` which observation it was listed for; where that is
 * absent its own `obsID` is the one, or else the proposal and visit in its name (the first six letters) tell.
 */
function byObservation(
  rows: readonly MastObservation[],
  products: readonly MastProduct[],
): ReadonlyMap<number, readonly MastProduct[]> {
  const groups = new Map<number, MastProduct[]>(rows.map(({ obsid }) => [obsid, []]));
  const byVisit = new Map(rows.map(({ obs_id, obsid }) => [obs_id.slice(0, 6).toLowerCase(), obsid]));
  for (const product of products) {
    const { parent_obsid, obsID, productFilename } = product;
    const candidates = [parent_obsid, obsID, byVisit.get(productFilename.slice(0, 6))];
    const obsid = candidates.find((each) => typeof each === 'number' && groups.has(each));
    if (typeof obsid === 'number') groups.get(obsid)!.push(product);
  }
  return groups;
}

/** Whether a name is new; it is not any more. */
function learn(known: Set<string>, name: string): boolean {
  if (known.has(name)) return false;
  known.add(name);
  return true;
}

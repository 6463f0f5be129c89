import type { LeftOutReason } from '@hstlc/contract';
import { recogniseFile, type FileKind } from '../ingest/inventory.js';
import type { MastObservation, MastProduct } from './mast-answers.js';

/** A file of an exposure as MAST lists it. */
export interface OfferedFile {
  readonly filename: string;
  readonly kind: FileKind;
  readonly uri: string;
  /** As listed (byte); null when it is not. */
  readonly bytes: number | null;
  readonly version: string | null;
}

/** A time-tag exposure as MAST lists it, with the files that we take. */
export interface OfferedExposure {
  readonly rootname: string;
  readonly obsid: number;
  readonly target: string;
  readonly proposal: string | null;
  readonly files: readonly OfferedFile[];
}

/** Names that stand in for a target where there is none: lamps, darks, the unpointed sky. */
const notTargets =
  /^(DARK|BIAS|ANY|NONE|DEUTERIUM|WAVE(LINE|HITM\d?)?|LINE|HITM\d?|TUNGSTEN|KRYPTON|PT|FLAT|CCDFLAT|LAMP)([-_ ]?\d+)?$/i;

/** MAST's word for what is open to all. */
const isPublic = (rights: string | null) => rights === null || rights.toUpperCase() === 'PUBLIC';

/**
 * Why an observation is of no use to us, by its row alone; undefined when it may be. Moving targets are wanted.
 *
 * @param nowMjd now (d, MJD UTC)
 */
export function leftOutByRow(row: MastObservation, nowMjd: number): LeftOutReason | undefined {
  if (notTargets.test(row.target_name?.trim() ?? 'NONE')) return 'not a science target';
  if (/\b(LAMP|INTERNAL)\b/i.test(row.target_classification ?? '')) return 'not a science target';
  if (!isPublic(row.dataRights) || !(row.t_obs_release !== null && row.t_obs_release <= nowMjd))
    return 'not public';
  return undefined;
}

/** What the products of an observation make: its exposures, and the rootnames that are not time-tag. */
export interface Offer {
  readonly exposures: readonly OfferedExposure[];
  readonly notTimeTag: readonly string[];
}

/**
 * Sorts the products of an observation into exposures: photon lists and spectra that the ingest takes, by rootname.
 *
 * CAOM does not tell TIME-TAG from ACCUM; the file names do. COS writes `_rawaccum` for an accumulated image (and makes
 * a `_corrtag` of it too, with invented times); STIS writes `_tag` for time-tag only. A rootname with a spectrum but
 * no photon list is an accumulated image.
 */
export function offerOf(row: MastObservation, products: readonly MastProduct[]): Offer {
  const byRootname = new Map<string, Map<string, OfferedFile>>();
  const accumulated = new Set<string>();
  for (const product of products) {
    const { productFilename, dataURI, size, prvversion, dataRights } = product;
    const image = /^([a-z][a-z0-9]{8})_rawaccum(_[ab])?\.fits/.exec(productFilename)?.[1];
    if (image !== undefined) accumulated.add(image);
    const file = recogniseFile(productFilename);
    if (file === undefined || !isPublic(dataRights)) continue;
    const files = byRootname.get(file.rootname) ?? new Map<string, OfferedFile>();
    byRootname.set(file.rootname, files);
    // a file that is offered gzipped too is one file
    const plain = productFilename.replace(/\.gz$/, '');
    if (files.has(plain) && productFilename !== plain) continue;
    const bytes = size === 0 ? null : size;
    const version = prvversion;
    files.set(plain, { filename: productFilename, kind: file.kind, uri: dataURI, bytes, version });
  }
  const exposures: OfferedExposure[] = [];
  const notTimeTag: string[] = [];
  for (const [rootname, found] of byRootname) {
    const files = [...found.values()];
    if (accumulated.has(rootname) || files.every(({ kind }) => kind === 'x1d')) notTimeTag.push(rootname);
    else
      exposures.push({
        rootname,
        obsid: row.obsid,
        target: row.target_name?.trim() ?? '',
        proposal: row.proposal_id,
        files,
      });
  }
  return { exposures, notTimeTag };
}

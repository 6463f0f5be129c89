import type { FitsFile } from '@hstlc/fits';
import type { ReferenceFiles } from '../calibration/read-references.js';
import type { ExposureIdentity } from '../exposure-identity.js';
import { LightcurveError } from '../lightcurve-error.js';
import type { TimeTagExposure } from '../time-tag-exposure.js';
import { readCosExposure, type CosFiles } from './cos.js';
import { readImagingExposure } from './imaging.js';
import { readExposureIdentity } from './read-identity.js';
import { readStisExposure } from './stis.js';

/** The files of one exposure: its photons (of COS FUV one or two segments), and the pipeline's spectrum of them. */
export interface ExposureFiles {
  readonly events: readonly FitsFile[];
  readonly x1d?: FitsFile;
  /** calibration reference files that are at hand; see `neededReferences` for which tell something */
  readonly references?: ReferenceFiles;
}

/**
 * Reads an exposure's photons, good times, boxes and calibration.
 *
 * @throws LightcurveError `not-time-tag` without an EVENTS table, `missing-keyword`, `unsupported-configuration`
 */
export async function readTimeTagExposure({
  events,
  x1d,
  references = {},
}: ExposureFiles): Promise<TimeTagExposure> {
  const first = events[0];
  if (first === undefined || events.some((file) => file.hdu('EVENTS') === undefined))
    throw new LightcurveError('not-time-tag', 'exposure: expected an EVENTS table, found none');
  const identity = readExposureIdentity(first);
  requireOneEventsTable(identity, events);
  const spectrum = x1d !== undefined && isOfExposure(x1d, identity) ? x1d : undefined;
  const exposure = await readPhotons(identity, { events, x1d: spectrum, references });
  if (spectrum === x1d) return exposure;
  const text = 'the x1d that came with this exposure is of another, or of several: it is not used';
  return { ...exposure, caveats: [{ code: 'x1d-of-another', text }, ...exposure.caveats] };
}

async function readPhotons(identity: ExposureIdentity, files: CosFiles): Promise<TimeTagExposure> {
  const { events } = files;
  if (identity.instrument === 'COS') requireCorrtag(identity, events);
  const isImage = identity.observationType === 'IMAGING' || identity.opticalElement.startsWith('MIR');
  if (isImage) return readImagingExposure(identity, events[0]!);
  return identity.instrument === 'COS'
    ? readCosExposure(identity, files)
    : readStisExposure(identity, events[0]!, files);
}

function requireCorrtag({ rootname }: ExposureIdentity, files: readonly FitsFile[]): void {
  if (files.every((file) => file.hdu('EVENTS')!.hasColumn('XFULL'))) return;
  throw new LightcurveError(
    'unsupported-configuration',
    `${rootname}: expected the events of a corrtag, found none with the column XFULL, as in a rawtag`,
    { expected: 'XFULL' },
  );
}

/** Repeated STIS exposures in one file have a good-time table each; they are not told apart yet. */
function requireOneEventsTable({ rootname }: ExposureIdentity, files: readonly FitsFile[]): void {
  const count = Math.max(...files.map(({ hdus }) => hdus.filter(({ name }) => name === 'EVENTS').length));
  if (count === 1) return;
  throw new LightcurveError(
    'unsupported-configuration',
    `${rootname}: expected one EVENTS table, found ${count}`,
    { rootname, found: count },
  );
}

/**
 * A spectrum summed over exposures (x1dsum; its ROOTNAME is that of one of them) mixes their sensitivities: only the
 * exposure's own calibrates its photons.
 */
function isOfExposure(x1d: FitsFile, { rootname }: ExposureIdentity): boolean {
  const { header } = x1d.hdus[0]!;
  const isSum = /_x1dsum/.test(header.text('FILENAME') ?? '');
  return !isSum && header.text('ROOTNAME')?.trim().toLowerCase() === rootname;
}

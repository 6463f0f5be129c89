import type { FitsFile } from '@hstlc/fits';
import { LightcurveError } from '../lightcurve-error.js';
import type { TimeTagExposure } from '../time-tag-exposure.js';
import { readCosExposure } from './cos.js';
import { readExposureIdentity } from './read-identity.js';
import { readStisExposure } from './stis.js';

/** The files of one exposure: its photons (of COS FUV one or two segments), and the pipeline's spectrum of them. */
export interface ExposureFiles {
  readonly events: readonly FitsFile[];
  readonly x1d?: FitsFile;
}

/**
 * Reads an exposure's photons, good times, boxes and calibration.
 *
 * @throws LightcurveError `not-time-tag` without an EVENTS table, `missing-keyword`, `unsupported-configuration`
 */
export async function readTimeTagExposure({ events, x1d }: ExposureFiles): Promise<TimeTagExposure> {
  const first = events[0];
  if (first === undefined || events.some((file) => file.hdu('EVENTS') === undefined))
    throw new LightcurveError('not-time-tag', 'exposure: expected an EVENTS table, found none');
  const identity = readExposureIdentity(first);
  return identity.instrument === 'COS'
    ? readCosExposure(identity, events, x1d)
    : readStisExposure(identity, first, x1d);
}

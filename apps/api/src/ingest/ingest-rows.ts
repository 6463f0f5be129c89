import type { ExposureIdentity } from '@hstlc/lightcurve';
import type { WrittenProduct } from './exposure-task.js';
import type { Configuration, ConfigurationMembers } from './stored-exposure.js';

/** The configuration of an exposure as the documented tables spell it. */
export function configurationOf(identity: ExposureIdentity): Configuration {
  return {
    // the column is 30 wide; the whole name is in the file
    targname: identity.targetName.slice(0, 30),
    instrume: identity.instrument,
    detector: identity.detector,
    optElem: identity.opticalElement,
    cenwave: identity.centralWavelength,
    aperture: identity.aperture,
  };
}

/** The header's part of an exposure's `metadata` row. */
export function metadataOf(identity: ExposureIdentity) {
  return {
    ...configurationOf(identity),
    telescop: identity.telescope,
    calVer: identity.calibrationVersion,
    obstype: identity.observationType,
    fppos: identity.fpPosition,
  };
}

/** What a product's row says of the file itself. */
export function productOf(product: WrittenProduct, folder: string, updatedAt: Date) {
  const {
    filename,
    previewFilename,
    bytes,
    sha256,
    version,
    mjdReference,
    startMjd,
    endMjd,
    hasFlux,
    caveats,
  } = product;
  const { stepSeconds, liveSeconds, binCount } = product;
  const file = { stem: filename.replace(/\.fits$/, ''), filename, path: folder, bytes, sha256, version };
  const preview = { previewFilename, previewPath: folder };
  const curve = { stepSeconds, liveSeconds, binCount, mjdReference, startMjd, endMjd, hasFlux, caveats };
  return { ...file, ...preview, ...curve, updatedAt };
}

/** What makes a product's row one of an exposure. */
export function individual(rootname: string, identity: ExposureIdentity) {
  return {
    kind: 'individual',
    rootname,
    ...configurationOf(identity),
    simulated: identity.simulated,
  } as const;
}

/** What makes a product's row one of a configuration. */
export function composite({ configuration, simulated }: ConfigurationMembers) {
  const { targname, instrume, detector, optElem, cenwave, aperture } = configuration;
  const key = { targname, instrume, detector, optElem, cenwave, aperture };
  return { kind: 'composite', rootname: null, ...key, simulated } as const;
}

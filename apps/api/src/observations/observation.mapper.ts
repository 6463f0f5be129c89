import type { Observation, ObservationDetail } from '@hstlc/contract';
import { configurationFields } from '../database/configuration-fields.js';
import type { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import type { ExposureRow } from '../database/entities/exposure-row.js';
import type { MetadataRow } from '../database/entities/metadata-row.js';
import type { SupersededFileRow } from '../database/entities/superseded-file-row.js';
import { stemOf } from '../products/stem.js';

/** @param exposure with its metadata and their outputs loaded */
export function toObservation(exposure: ExposureRow): Observation {
  const metadata = metadataOf(exposure);
  const outputs = metadata.outputs?.[0];
  return {
    rootname: exposure.rootname,
    target: metadata.targname,
    ...configurationFields(metadata),
    obstype: metadata.obstype,
    proposal: exposure.proposal,
    fppos: metadata.fppos,
    rightAscensionDegrees: exposure.rightAscensionDegrees,
    declinationDegrees: exposure.declinationDegrees,
    startMjd: exposure.startMjd,
    endMjd: exposure.endMjd,
    exposureSeconds: exposure.exposureSeconds,
    eventCount: exposure.eventCount,
    calibrationVersion: metadata.calVer,
    ingestDate: metadata.ingestDate,
    simulated: exposure.simulated,
    lightcurve: stemOf(outputs?.individualFilename ?? null),
    composite: stemOf(outputs?.compositeFilename ?? null),
    updatedAt: exposure.updatedAt?.toISOString() ?? null,
  };
}

export function toObservationDetail(
  exposure: ExposureRow,
  files: readonly ExposureFileRow[],
  superseded: readonly SupersededFileRow[],
): ObservationDetail {
  return {
    ...toObservation(exposure),
    inputs: files.map(({ filename, bytes, sha256 }) => ({ filename, bytes, sha256 })),
    superseded: superseded.map(({ filename, bytes, sha256, supersededAt }) => ({
      filename,
      bytes,
      sha256,
      supersededAt: supersededAt.toISOString(),
    })),
    caveats: [...exposure.caveats],
    mastUrl: exposure.simulated ? null : mastUrlOf(exposure.rootname),
  };
}

function mastUrlOf(rootname: string): string {
  return `https://mast.stsci.edu/search/ui/#/hst/results?dataset=${encodeURIComponent(rootname)}`;
}

function metadataOf(exposure: ExposureRow): MetadataRow {
  if (exposure.metadata === undefined) throw new TypeError('expected an exposure with its metadata loaded');
  return exposure.metadata;
}

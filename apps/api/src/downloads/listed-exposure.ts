import type { DownloadItem } from '@hstlc/contract';
import type { OfferedExposure } from './offered-exposures.js';

/** What a dry run says of an exposure. */
export function plannedItem({ rootname, target, proposal, files }: OfferedExposure): DownloadItem {
  return {
    rootname,
    target,
    proposal,
    state: 'planned',
    files: files.map(({ filename, bytes, version }) => {
      return { filename, bytes, version, state: 'planned', sha256: null, reason: null };
    }),
  };
}

/** Sizes as listed, added (byte); what is not listed counts nothing. */
export function bytesOf(
  exposures: readonly { readonly files: readonly { readonly bytes: number | null }[] }[],
): number {
  return exposures.reduce(
    (sum, { files }) => sum + files.reduce((each, { bytes }) => each + (bytes ?? 0), 0),
    0,
  );
}

import type { LightcurveDetail } from '@hstlc/contract';

/**
 * How to cite the product: collection, product with version, checksum, programmes; the DOI once there is one.
 *
 * @param rows of its provenance, each with the number of its programme, 0 without one
 */
export function citation(
  doi: string | undefined,
  { target, filename, version, sha256 }: Pick<LightcurveDetail, 'target' | 'filename' | 'version' | 'sha256'>,
  rows: readonly { readonly proposal: number }[],
): string {
  const proposals = [...new Set(rows.map(({ proposal }) => proposal))].filter((proposal) => proposal > 0);
  const programmes =
    proposals.length === 0
      ? ''
      : ` of HST programme${proposals.length > 1 ? 's' : ''} ${proposals.join(', ')}`;
  return [
    `hstlc contributors, HST Lightcurve Archive of COS and STIS: lightcurve of ${target}`,
    `${filename}, version ${version}, sha256 ${sha256.slice(0, 16)}`,
    `from data${programmes} obtained with the NASA/ESA Hubble Space Telescope`,
    doi === undefined || doi === 'unassigned' ? 'no DOI is assigned yet' : `doi:${doi}`,
  ].join('; ');
}

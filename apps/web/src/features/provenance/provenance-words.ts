import { routes, type LightcurveDetail } from '@hstlc/contract';

/** The exposure in MAST's own search. */
export function mastAddress(rootname: string): string {
  return `https://mast.stsci.edu/search/ui/#/hst/results?dataset=${encodeURIComponent(rootname)}`;
}

/** The lines of a shell that fetch the product, and hold it against its checksum. */
export function curlLines(
  origin: string,
  { filename, sha256 }: Pick<LightcurveDetail, 'filename' | 'sha256'>,
): string {
  return [
    `curl --fail -C - -O '${origin}${routes.product(filename)}'`,
    `echo '${sha256}  ${filename}' | sha256sum --check`,
  ].join('\n');
}

/** The lines of Python that read it from there, with astropy's times. */
export function pythonLines(origin: string, { filename }: Pick<LightcurveDetail, 'filename'>): string {
  return [
    'from astropy.table import Table',
    `curve = Table.read('${origin}${routes.product(filename)}', hdu='LIGHTCURVE', astropy_native=True)`,
    "print(curve['TIME'].mjd, curve['NET'])",
  ].join('\n');
}

/** How to cite the product: collection, product with version, checksum, programmes; the DOI once there is one. */
export function citation(
  doi: string | undefined,
  { target, filename, version, sha256 }: Pick<LightcurveDetail, 'target' | 'filename' | 'version' | 'sha256'>,
  proposals: readonly number[],
): string {
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

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

import { compositeFilename, individualHlspFilename } from '@hstlc/lightcurve';
import type { ProductRow } from '../database/entities/product-row.js';

/** What a product is called as a High Level Science Product at MAST: a composite has that name already. */
export function hlspNameOf(product: ProductRow): string {
  const identity = {
    telescope: 'HST',
    instrument: product.instrume === 'STIS' ? 'STIS' : 'COS',
    detector: product.detector,
    targetName: product.targname,
    opticalElement: product.optElem,
    centralWavelength: product.cenwave,
    aperture: product.aperture,
    rightAscension: null,
    declination: null,
    simulated: product.simulated,
    movingTarget: false,
  } as const;
  return product.rootname === null
    ? compositeFilename(identity, product.version)
    : individualHlspFilename(identity, product.rootname, product.version);
}

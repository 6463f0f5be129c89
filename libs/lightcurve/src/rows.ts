export {
  lightcurveColumns,
  qualityBits,
  type LightcurveColumnName,
  type LightcurveColumns,
} from './lightcurve.js';
export { readLightcurveRows, type LightcurveRows } from './products/read-product.js';
export { rebinLightcurve } from './rebin-lightcurve.js';

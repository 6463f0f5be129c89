export { airglowWindows } from './extraction-options.js';
export type { HlspCheck } from './products/hlsp-check.js';
export { checkHlsp } from './products/hlsp-checks.js';
export {
  lightcurveColumns,
  qualityBits,
  type LightcurveColumnName,
  type LightcurveColumns,
} from './lightcurve.js';
export { readLightcurveRows, type LightcurveRows } from './products/read-product.js';
export { rebinLightcurve } from './rebin-lightcurve.js';
export { meanInBins, type BinEdges, type HeldRows } from './views/mean-in-bins.js';

export {
  documentedStatistics,
  periodogramFlag,
  type DocumentedStatistics,
} from './statistics/documented-statistics.js';
export { incompleteBeta } from './statistics/incomplete-beta.js';
export { chiSquareProbability, upperIncompleteGamma } from './statistics/incomplete-gamma.js';
export { logGamma } from './statistics/log-gamma.js';
export { correlation } from './statistics/correlation.js';
export { pearson } from './statistics/pearson.js';
export {
  constantTest,
  excessVariance,
  grossConstantTest,
  grossPoissonFactor,
  vonNeumannRatio,
  type ConstantTest,
  type ExcessVariance,
} from './statistics/variability.js';
export {
  blocksOfBins,
  blocksOfEvents,
  blocksOfMeasurements,
  largestJump,
  type Block,
  type BlockOptions,
} from './statistics/bayesian-blocks.js';
export { findFlares, type Flare, type FlareOptions } from './statistics/flares.js';
export { autocorrelation, structureFunction, type Lags } from './statistics/lags.js';
export { exposureStatistics, type ExposureStatistics } from './statistics/exposure-statistics.js';
export {
  lightcurveStatistics,
  type LightcurveStatistics,
  type StatisticsOptions,
} from './statistics/lightcurve-statistics.js';
export {
  classifyLightcurve,
  interestingFalseAlarm,
  type LightcurveClass,
} from './statistics/classify-lightcurve.js';

export { frequenciesOf, makeFrequencyGrid, type FrequencyGrid } from './periodogram/frequency-grid.js';
export {
  lombScargle,
  lombScargleMethods,
  type LombScargleMethod,
  type LombScargleOptions,
  type Periodogram,
} from './periodogram/lomb-scargle.js';
export { normalizations, scalePower, type Normalization } from './periodogram/power.js';
export { liveSamples, type Samples } from './periodogram/samples.js';
export {
  falseAlarmLevel,
  falseAlarmProbability,
  falseAlarmSetting,
  type FalseAlarmSetting,
} from './periodogram/false-alarm.js';
export {
  findPeaks,
  hstOrbitSeconds,
  type Peak,
  type PeakLabel,
  type PeakOptions,
} from './periodogram/peaks.js';
export { decimatePowers, type DecimatedPowers } from './periodogram/decimate.js';
export { spectralWindow } from './periodogram/spectral-window.js';
export { bootstrapProbability } from './periodogram/bootstrap.js';
export { lightcurveSamples } from './periodogram/lightcurve-samples.js';
export { boxLeastSquares, type BoxFit, type BoxOptions } from './periodogram/box-least-squares.js';
export { combinePeriodograms, type CombinedPeriodogram } from './periodogram/combine.js';
export { epochFold, hTest, isBeyondClock, phasesOf, zSquared, type EpochFold } from './periodogram/fold.js';
export { foldCurve, type FoldedColumns, type FoldedCurve } from './periodogram/fold-curve.js';
export { searchBoxes, type Boxes } from './periodogram/search-boxes.js';
export {
  bootstrapPeaks,
  peakLabelText,
  searchLightcurve,
  type FoundPeak,
  type PeriodSearch,
  type PeriodSearchOptions,
} from './periodogram/search-lightcurve.js';
export { seededRandom } from './seeded-random.js';

export type { ReferenceFiles } from './calibration/read-references.js';
export { neededReferences, parseReferenceName, type ReferenceName } from './calibration/reference-names.js';
export type { Caveat } from './caveat.js';
export { selectColumns, type ColumnSelection, type WavelengthWindow } from './column-selection.js';
export {
  composeLightcurve,
  coverExposure,
  extractMember,
  isWhollyWithin,
  joinComposite,
  planComposite,
  type CompositeOptions,
  type CompositePlan,
  type ExposureCoverage,
  type ExposureReader,
} from './composite.js';
export { boxOf, type Box } from './detector-boxes.js';
export type { ConfigurationIdentity, ExposureIdentity } from './exposure-identity.js';
export {
  airglowWindows,
  defaultStepSeconds,
  ticksPerBin,
  type ExtractionOptions,
  type RowChoice,
} from './extraction-options.js';
export { extractLightcurve } from './extraction.js';
export { intersect, totalSeconds, unite, type GoodTime } from './good-times.js';
export { calibrateStisTag } from './products/stis-corrtag.js';
export { readTimeTagExposure, type ExposureFiles } from './instruments/read-exposure.js';
export { readExposureIdentity } from './instruments/read-identity.js';
export {
  readTimeline,
  timelineColumns,
  type Timeline,
  type TimelineColumnName,
} from './instruments/read-timeline.js';
export { isLightcurveError, LightcurveError, type LightcurveErrorCode } from './lightcurve-error.js';
export {
  lightcurveColumns,
  qualityBits,
  type Lightcurve,
  type LightcurveColumnName,
  type LightcurveColumns,
  type LightcurveDataset,
  type Parameter,
  type SelfCheck,
} from './lightcurve.js';
export type { HlspCheck } from './products/hlsp-check.js';
export { checkHlsp, hlspFilename, type PreviousDelivery } from './products/hlsp-checks.js';
export {
  compositeFilename,
  individualFilename,
  individualHlspFilename,
  targetFolder,
} from './products/names.js';
export { readEventList } from './products/read-event-list.js';
export { orbitSecondsOf, readLightcurveRows, type LightcurveRows } from './products/read-product.js';
export { writeEventList } from './products/write-event-list.js';
export {
  writeLightcurveProduct,
  type ProductInput,
  type ProductProvenance,
} from './products/write-product.js';
export { watchClock, type Clock, type WatchedClock } from './instruments/clock.js';
export {
  assessQuality,
  refusal,
  refusalReasons,
  type QualityCheck,
  type QualityLimits,
  type RefusalReason,
} from './instruments/quality.js';
export { barycentricJulianDate, barycentricUncertaintySeconds, daySeconds } from './time/barycentre.js';
export {
  pipelineFilter,
  seriousDq,
  type PhotonBatch,
  type PhotonFilter,
  type PhotonList,
} from './photon-list.js';
export { timesAbove, type SunAltitudes } from './sun-altitude.js';
export type { Background, FluxCalibration, Segment, TimeTagExposure } from './time-tag-exposure.js';
export { poissonUncertainty } from './uncertainty.js';
export {
  makeDetectorImages,
  type DetectorBox,
  type DetectorImage,
  type DetectorImageOptions,
} from './views/detector-image.js';
export { foldPhotons, type PhotonFold, type PhotonFoldOptions } from './views/photon-fold.js';
export { orbitStrip, type OrbitStrip } from './views/orbit-strip.js';
export { makeSpectra, type SegmentSpectrum, type SpectrumOptions } from './views/spectrum.js';
export { makeSpectrogram, type Spectrogram, type SpectrogramOptions } from './views/spectrogram.js';

export { simulateArchive, type ArchiveOptions } from './archive.js';
export type { Extraction } from './cos-box.js';
export { simulateCosFuv, simulateCosNuv } from './cos-exposure.js';
export type { CosFuvOptions, CosOptions } from './cos-settings.js';
export type {
  ExposureOptions,
  ExposureTruth,
  SegmentTruth,
  SimulatedExposure,
  SimulatedFile,
} from './exposure.js';
export { meanSignal, signalFactor, type Signal } from './signal.js';
export type { SpectralLine, StarShape } from './star.js';
export { simulateStis, type StisOptions } from './stis-exposure.js';

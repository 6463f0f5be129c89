import type { CosMode } from './cos-mode.js';
import type { CosSpectrum } from './cos-spectrum.js';
import type { StripeModel } from './cos-stripe-model.js';
import type { ExposureTruth, SegmentTruth } from './exposure.js';
import type { GoodTimes } from './good-times.js';
import { meanSignal, type Signal } from './signal.js';
import type { SimulationOptions } from './simulation-options.js';

interface TruthFacts {
  readonly options: SimulationOptions;
  readonly mode: CosMode;
  readonly signal: Signal;
  readonly good: GoodTimes;
  readonly models: readonly StripeModel[];
  readonly brightness: number;
  readonly spectra: readonly CosSpectrum[];
}

/** Share of the background's pulse heights that the screening keeps: those of 2 to 23 of an exponential of mean 10. */
const keptDarkShare = { FUV: Math.exp(-0.2) - Math.exp(-2.4), NUV: 1 } as const;

/** What went into a COS exposure. */
export function cosTruth(facts: TruthFacts): ExposureTruth {
  const { options, mode, signal, good, models } = facts;
  return {
    rootname: options.rootname,
    targetName: options.targetName,
    instrument: 'COS',
    detector: mode.detector,
    opticalElement: mode.opticalElement,
    centralWavelength: mode.centralWavelength,
    startMjd: options.startMjd,
    exposureSeconds: good.exposureSeconds,
    goodTimes: good.intervals,
    exposureFlag: options.exposureFlag ?? 'NORMAL',
    signal,
    meanSignal: meanSignal(signal, options.startMjd, good.intervals),
    segments: models.map((model, index) => segmentTruth(model, facts.spectra[index], facts)),
  };
}

function segmentTruth(model: StripeModel, spectrum: CosSpectrum, facts: TruthFacts): SegmentTruth {
  const { mode, options, brightness } = facts;
  const { stripe, detector, shape, boxPixels } = model;
  const { left, right, low, high } = detector.activeArea;
  const { goodColumns, grossCounts, wavelengths } = spectrum;
  const fluxDensities = shape.map((flux) => flux * brightness);
  const outsideShare = mode.detector === 'FUV' ? 0.1 : 0;
  const darkPerPixel = (options.backgroundPerSecond * (1 - outsideShare)) / ((right - left) * (high - low));
  return {
    name: stripe.name,
    wavelengths,
    fluxDensities,
    sensitivities: model.sensitivities,
    goodColumns,
    flux: fluxDensities.reduce(
      (sum, flux, column) => sum + flux * goodColumns[column] * stripe.wavelengthStep,
      0,
    ),
    sourceRate: model.boxResponse * brightness,
    backgroundRate: darkPerPixel * boxPixels * keptDarkShare[mode.detector],
    // the lines fill the box's rows but for their wings
    airglowRate: stripe.airglow.reduce((sum, { rate }) => sum + rate, 0),
    grossCounts: grossCounts.reduce((sum, count) => sum + count, 0),
  };
}

import { countRows, sourceRows } from './cos-box.js';
import { cosFlags } from './cos-flags.js';
import type { CosMode } from './cos-mode.js';
import { areaOf, keptDarkShare } from './cos-photons.js';
import type { CosSettings } from './cos-settings.js';
import type { StripeSource } from './cos-source.js';
import type { CosSpectrum } from './cos-spectrum.js';
import type { ExposureTruth, SegmentTruth } from './exposure.js';
import { enclosedShare } from './profile.js';
import { meanSignal } from './signal.js';

/** What went into a COS exposure. */
export function cosTruth(
  mode: CosMode,
  sources: readonly StripeSource[],
  spectra: readonly CosSpectrum[],
  settings: CosSettings,
): ExposureTruth {
  const { rootname, targetName, startMjd, times, exposureFlag, signal } = settings;
  return {
    rootname,
    targetName,
    instrument: 'COS',
    detector: mode.detector,
    opticalElement: mode.opticalElement,
    centralWavelength: mode.centralWavelength,
    startMjd,
    exposureSeconds: times.exposureSeconds,
    goodTimes: times.intervals,
    exposureFlag,
    signal,
    meanSignal: meanSignal(signal, startMjd, times.intervals),
    segments: sources.map((source, index) => segmentTruth(mode, source, spectra[index], settings)),
  };
}

function segmentTruth(
  mode: CosMode,
  source: StripeSource,
  spectrum: CosSpectrum,
  settings: CosSettings,
): SegmentTruth {
  const { stripe, wavelengths, fluxDensities, sensitivities, boxRates } = source;
  const { goodColumns, grossCounts } = spectrum;
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const middle = sourceRows(mode, stripe, settings.extraction, mode.columnCount >> 1);
  const columns = total(
    Float64Array.from(source.flags, (bits) => ((bits & cosFlags.outOfBounds) === 0 ? 1 : 0)),
  );
  const { activeArea } = mode.detectors.find(({ stripes }) => stripes.includes(stripe)) ?? mode.detectors[0];
  const darkPerPixel = (settings.darkRate * keptDarkShare(mode, activeArea)) / areaOf(activeArea);
  return {
    name: stripe.name,
    wavelengths,
    fluxDensities,
    sensitivities,
    goodColumns,
    flux: total(fluxDensities.map((flux, column) => flux * goodColumns[column])) * stripe.wavelengthStep,
    sourceRate: total(boxRates),
    backgroundRate: darkPerPixel * columns * countRows(middle),
    airglowRate: stripe.airglow.reduce(
      (sum, { rate, rowWidth }) =>
        sum + rate * enclosedShare(stripe.location, rowWidth, middle.first, middle.last),
      0,
    ),
    grossCounts: total(grossCounts),
  };
}

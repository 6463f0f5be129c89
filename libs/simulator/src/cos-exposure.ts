import { cosEvents, type CosEvents } from './cos-events.js';
import type { EventTotals } from './cos-count-cards.js';
import type { CosExtensionFacts } from './cos-extension-header.js';
import { corrtagBytes, spectrumBytes } from './cos-files.js';
import { cosFlags } from './cos-flags.js';
import { fuvG130m, nuvG185m, type CosDetector, type CosMode } from './cos-mode.js';
import { addAirglow, addDark, addLamp, addSource, addStims, type Photons } from './cos-photons.js';
import {
  cosSettings,
  cosTickSeconds,
  type CosFuvOptions,
  type CosOptions,
  type CosSettings,
} from './cos-settings.js';
import { cosSource, type StripeSource } from './cos-source.js';
import { cosSpectrum } from './cos-spectrum.js';
import { cosTruth } from './cos-truth.js';
import type { SimulatedExposure } from './exposure.js';
import { cumulate } from './profile.js';
import { createRandom } from './random.js';
import { flareStar, hotPulsator } from './star.js';

/**
 * Simulates a COS FUV exposure, G130M/1291: corrtag of each segment, and the x1d of both.
 *
 * The spectrum is extracted from the very events by CALCOS's rules, so that GCOUNTS and NET follow from the corrtag.
 *
 * @see ExposureOptions for units and meanings
 */
export function simulateCosFuv(options: CosFuvOptions = {}): SimulatedExposure {
  const { segments = ['FUVA', 'FUVB'], rootname = 'lsimfuv1q', targetName = 'SIM-FLARE-STAR' } = options;
  const names: readonly string[] = segments;
  const detectors = fuvG130m.detectors.filter(({ stripes }) => names.includes(stripes[0].name));
  return simulateCos(fuvG130m, detectors, {
    darkRate: 26,
    extraction: 'TWOZONE',
    star: flareStar,
    ...options,
    rootname,
    targetName,
  });
}

/** Simulates a COS NUV exposure, G185M/1850: one corrtag with three stripes, and their x1d, extracted by BOXCAR. */
export function simulateCosNuv(options: CosOptions = {}): SimulatedExposure {
  const { rootname = 'lsimnuv1q', targetName = 'SIM-PULSATOR' } = options;
  return simulateCos(nuvG185m, nuvG185m.detectors, {
    darkRate: 30,
    star: hotPulsator,
    ...options,
    extraction: 'BOXCAR',
    rootname,
    targetName,
  });
}

function simulateCos(
  mode: CosMode,
  detectors: readonly CosDetector[],
  options: Parameters<typeof cosSettings>[0],
): SimulatedExposure {
  const settings = cosSettings(options);
  const { extraction, times, rootname } = settings;
  const sources = cosSource(mode, detectors, settings.star, settings);
  const flashes = lampFlashes(settings);
  const recorded = detectors.map((detector) => {
    const own = sources.filter(({ stripe }) => detector.stripes.includes(stripe));
    const rate = detectorRate(mode, own, settings);
    const liveShare = 1 / (1 + rate * mode.deadSeconds);
    const events = recordEvents(mode, detector, own, settings, { flashes, liveShare });
    const spectra = own.map((source) =>
      cosSpectrum(events, { mode, extraction, exposureSeconds: times.exposureSeconds, ...source }),
    );
    return { detector, own, events, spectra, totals: totalsOf(events, rate, liveShare) };
  });
  const extension: CosExtensionFacts = {
    ...settings,
    mode,
    stopSeconds: times.whole.stop,
    exposureSeconds: times.exposureSeconds,
    plannedSeconds: settings.exposureSeconds,
    badSeconds: times.whole.stop - times.whole.start - times.exposureSeconds,
    flashes,
    totals: Object.fromEntries(
      recorded.map(({ own, totals }) => [mode.detector === 'FUV' ? own[0].stripe.letter : 'N', totals]),
    ),
    stripes: sources.map(({ stripe }) => stripe),
  };
  const spectra = recorded.flatMap((each) => each.spectra);
  const truth = cosTruth(mode, sources, spectra, settings);
  const files = recorded.map(({ own, events }) => {
    const letter = mode.detector === 'FUV' ? `_${own[0].stripe.letter.toLowerCase()}` : '';
    const filename = `${rootname}_corrtag${letter}.fits`;
    return { filename, bytes: corrtagBytes(filename, mode, own, events, settings, extension), truth };
  });
  if (!settings.x1d) return { files, truth };
  const filename = `${rootname}_x1d.fits`;
  return {
    files: [
      ...files,
      { filename, bytes: spectrumBytes(filename, mode, spectra, settings, extension), truth },
    ],
    truth,
  };
}

/** Lamp flashes spread over the exposure, the first at its start and the last at its end (s since EXPSTART). */
function lampFlashes({ lampFlashes: count, times: { whole } }: CosSettings) {
  const duration = 12;
  const free = whole.stop - whole.start - duration - 1;
  return Array.from({ length: count }, (_, flash) => {
    const start = Number((0.664 + (count > 1 ? (free * flash) / (count - 1) : 0)).toFixed(3));
    return { start, stop: Number((start + duration).toFixed(3)) };
  });
}

/** Count rate of a detector (count/s), of which its dead time follows; the signal's mean is left out. */
function detectorRate(mode: CosMode, sources: readonly StripeSource[], { darkRate }: CosSettings): number {
  const sky = sources.reduce(
    (sum, { rates, stripe }) =>
      sum +
      rates.reduce((total, rate) => total + rate, 0) +
      stripe.airglow.reduce((total, { rate }) => total + rate, 0),
    0,
  );
  return darkRate + sky + (mode.detector === 'FUV' ? 4 : 0);
}

function recordEvents(
  mode: CosMode,
  detector: CosDetector,
  sources: readonly StripeSource[],
  { seed, rootname, startMjd, signal, darkRate, times }: CosSettings,
  { flashes, liveShare }: { readonly flashes: CosExtensionFacts['flashes']; readonly liveShare: number },
): CosEvents {
  const photons: Photons = { ticks: [], x: [], y: [], pulseHeights: [] };
  const clock = { startMjd, tickSeconds: cosTickSeconds, ...times.whole };
  const { activeArea, stripes } = detector;
  const random = (part: string) => createRandom(seed, `${rootname} ${stripes[0].name} ${part}`);
  for (const { stripe, rates } of sources) {
    const sums = cumulate(rates.map((rate) => rate * liveShare));
    addSource(photons, random(`source ${stripe.letter}`), clock, { mode, stripe, sums, signal });
    addAirglow(photons, random(`airglow ${stripe.letter}`), clock, mode, stripe);
    addLamp(photons, random(`lamp ${stripe.letter}`), clock, { mode, stripe, flashes });
  }
  const { shift } = stripes[0];
  addDark(photons, random('dark'), clock, { mode, activeArea, shift, rate: darkRate });
  if (mode.detector === 'FUV') addStims(photons, random('stim'), clock, shift);
  return cosEvents(photons, {
    mode,
    activeArea,
    stripes,
    goodTimes: times,
    tickSeconds: cosTickSeconds,
    liveShare,
  });
}

function totalsOf({ dq, wavelength }: CosEvents, rate: number, liveShare: number): EventTotals {
  const withFlag = (flag: number) => dq.reduce((count, bits) => count + ((bits & flag) === 0 ? 0 : 1), 0);
  return {
    events: dq.length,
    pulseHeight: withFlag(cosFlags.pulseHeight),
    outside: wavelength.reduce((count, value) => count + (value === 0 ? 1 : 0), 0),
    badTime: withFlag(cosFlags.badTime),
    rate,
    liveShare,
  };
}

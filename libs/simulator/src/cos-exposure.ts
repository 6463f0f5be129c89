import { writeFits } from '@hstlc/fits';
import { countRows, sourceRows, type Extraction } from './cos-box.js';
import { cosEvents, type CosEvents } from './cos-events.js';
import { cosExtensionHeader, type CosExtensionFacts, type EventTotals } from './cos-extension-header.js';
import { cosFlags } from './cos-flags.js';
import { fuvG130m, nuvG185m, type CosDetector, type CosMode } from './cos-mode.js';
import {
  addAirglow,
  addDark,
  areaOf,
  keptDarkShare,
  addLamp,
  addSource,
  addStims,
  type Photons,
} from './cos-photons.js';
import { cosPrimaryHeader, type CosHeaderFacts } from './cos-primary-header.js';
import { cosSource, type StripeSource } from './cos-source.js';
import { cosSpectrum, type CosSpectrum } from './cos-spectrum.js';
import { eventsTable, spectrumTable, timelineTable } from './cos-tables.js';
import {
  constantSignal,
  type ExposureOptions,
  type ExposureTruth,
  type SegmentTruth,
  type SimulatedExposure,
} from './exposure.js';
import { goodTimesTable } from './good-times-table.js';
import { goodTimes, type GoodTimes } from './good-times.js';
import { cumulate, enclosedShare } from './profile.js';
import { createRandom } from './random.js';
import { meanSignal } from './signal.js';
import { flareStar, hotPulsator, type StarShape } from './star.js';

/** What may be asked of a simulated COS exposure besides. */
export interface CosOptions extends ExposureOptions {
  /** FPPOS */
  readonly fpPosition?: 1 | 2 | 3 | 4;
  /** XTRCTALG of the x1d */
  readonly extraction?: Extraction;
  /** flashes of the wavelength lamp, on its own rows */
  readonly lampFlashes?: number;
  readonly star?: StarShape;
}

export interface CosFuvOptions extends CosOptions {
  /** the segments whose high voltage is on */
  readonly segments?: readonly ('FUVA' | 'FUVB')[];
}

/** COS clock (s). @see COS Instrument Handbook, section 5.2.1 */
const tickSeconds = 0.032;

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

/** Simulates a COS NUV exposure, G185M/1921: one corrtag with three stripes, and their x1d, extracted by BOXCAR. */
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

type Settings = Required<CosOptions> & { readonly times: GoodTimes };

function settingsOf(
  options: CosOptions & Pick<Settings, 'rootname' | 'targetName' | 'darkRate' | 'star' | 'extraction'>,
): Settings {
  const { exposureSeconds = 640, gaps = [] } = options;
  return {
    seed: 1,
    rightAscension: 217.4,
    declination: -62.7,
    proposalId: 99_001,
    startMjd: 57_844.25,
    sourceRate: 60,
    signal: constantSignal,
    exposureFlag: 'NORMAL',
    x1d: true,
    fpPosition: 3,
    lampFlashes: 2,
    ...options,
    exposureSeconds,
    gaps,
    times: goodTimes(exposureSeconds, gaps, { tickSeconds, firstTick: 1 }),
  };
}

function simulateCos(
  mode: CosMode,
  detectors: readonly CosDetector[],
  options: Parameters<typeof settingsOf>[0],
): SimulatedExposure {
  const settings = settingsOf(options);
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
  const truth = truthOf(mode, sources, spectra, settings);
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
function lampFlashes({ lampFlashes: count, times: { whole } }: Settings) {
  const duration = 12;
  const free = whole.stop - whole.start - duration - 1;
  return Array.from({ length: count }, (_, flash) => {
    const start = Number((0.664 + (count > 1 ? (free * flash) / (count - 1) : 0)).toFixed(3));
    return { start, stop: Number((start + duration).toFixed(3)) };
  });
}

/** Count rate of a detector (count/s), of which its dead time follows; the signal's mean is left out. */
function detectorRate(mode: CosMode, sources: readonly StripeSource[], { darkRate }: Settings): number {
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
  { seed, rootname, startMjd, signal, darkRate, times }: Settings,
  { flashes, liveShare }: { readonly flashes: CosExtensionFacts['flashes']; readonly liveShare: number },
): CosEvents {
  const photons: Photons = { ticks: [], x: [], y: [], pulseHeights: [] };
  const clock = { startMjd, tickSeconds, ...times.whole };
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
  return cosEvents(photons, { mode, activeArea, stripes, goodTimes: times, tickSeconds, liveShare });
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

function primaryFacts(filename: string, mode: CosMode, settings: Settings, segment: string): CosHeaderFacts {
  return {
    ...settings,
    filename,
    mode,
    segment,
    isSpectrum: segment === 'BOTH' || filename.endsWith('_x1d.fits'),
  };
}

function corrtagBytes(
  filename: string,
  mode: CosMode,
  own: readonly StripeSource[],
  events: CosEvents,
  settings: Settings,
  extension: CosExtensionFacts,
): Uint8Array {
  const { times, darkRate, rootname } = settings;
  const { stripe } = own[0];
  const cards = cosExtensionHeader(extension);
  const lymanAlpha = stripe.airglow.find(({ wavelength }) => Math.round(wavelength) === 1_216)?.rate ?? 0;
  const hasGaps = times.intervals.length > 1;
  return writeFits([
    {
      header: cosPrimaryHeader(
        primaryFacts(filename, mode, settings, mode.detector === 'FUV' ? stripe.name : 'N/A'),
      ),
    },
    eventsTable(events, cards),
    goodTimesTable([times.whole], { rootname }),
    timelineTable(
      mode,
      {
        stopSeconds: times.whole.stop,
        shift: stripe.shift,
        darkRate: darkRate / (mode.detectorColumns * 1_024),
        lymanAlpha,
      },
      // as in real files, the TIMELINE's copies of the extraction cards are unset
      cosExtensionHeader({ ...extension, stripes: [] }),
    ),
    ...(hasGaps ? [goodTimesTable(times.intervals, { rootname, version: 2, unit: 's' })] : []),
  ]);
}

function spectrumBytes(
  filename: string,
  mode: CosMode,
  spectra: readonly CosSpectrum[],
  settings: Settings,
  extension: CosExtensionFacts,
): Uint8Array {
  const both = spectra.length === 2 ? 'BOTH' : spectra[0].stripe.name;
  return writeFits([
    {
      header: cosPrimaryHeader(
        primaryFacts(filename, mode, settings, mode.detector === 'FUV' ? both : 'N/A'),
      ),
    },
    spectrumTable(mode, settings.extraction, spectra, {
      exposureSeconds: settings.times.exposureSeconds,
      cards: cosExtensionHeader(extension),
    }),
  ]);
}

function truthOf(
  mode: CosMode,
  sources: readonly StripeSource[],
  spectra: readonly CosSpectrum[],
  settings: Settings,
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
  settings: Settings,
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

import { writeFits, type NewHdu } from '@hstlc/fits';
import type { Extraction } from './cos-box.js';
import { cosEvents, type CosEvents } from './cos-events.js';
import { cosExtensionHeader, type CosExtensionFacts, type EventTotals } from './cos-extension-header.js';
import { cosFlags } from './cos-flags.js';
import { fuvG130m, nuvG185m, type CosDetector, type CosMode } from './cos-mode.js';
import { addAirglow, addDark, addSource, addStims, type Clock, type Photons } from './cos-photons.js';
import { cosPrimaryHeader, type CosHeaderFacts } from './cos-primary-header.js';
import { cosSpectrum, type CosSpectrum } from './cos-spectrum.js';
import { stripeModel, type StripeModel } from './cos-stripe-model.js';
import { eventsTable, spectrumTable, timelineTable } from './cos-tables.js';
import { cosTruth } from './cos-truth.js';
import type { ExposureTruth, SimulatedExposure } from './exposure.js';
import { goodTimesTable } from './good-times-table.js';
import { goodTimes, type GoodTimes } from './good-times.js';
import { cumulate } from './profile.js';
import { createRandom } from './random.js';
import type { Signal } from './signal.js';
import { gapsBetween, signalFrom, type SimulationOptions } from './simulation-options.js';
import { flareStar, hotPulsator, type StarShape } from './star.js';

/** Tick of the COS clock (s). @see COS Instrument Handbook, section 5.2.1 */
export const tickSeconds = 0.032;

/** Proposal the simulated exposures belong to: no HST proposal has this number. */
export const simulatedProposal = 99_999;

/** Everything settled before the first photon. */
interface CosPlan {
  readonly options: SimulationOptions;
  readonly mode: CosMode;
  readonly extraction: Extraction;
  readonly signal: Signal;
  readonly good: GoodTimes;
  readonly models: readonly StripeModel[];
  /** erg/s/cm²/Å of the source where `shape` is 1 */
  readonly brightness: number;
}

/** The photons of one events file. */
interface Recording {
  readonly detector: CosDetector;
  readonly models: readonly StripeModel[];
  readonly events: CosEvents;
  readonly totals: EventTotals;
}

/** Simulates an exposure of COS FUV, G130M/1291 through the PSA: corrtag_a, corrtag_b and x1d (TWOZONE). */
export function simulateCosFuv(options: SimulationOptions): SimulatedExposure {
  return simulateCos(plan(options, fuvG130m, 'TWOZONE', flareStar));
}

/** Simulates an exposure of COS NUV, G185M/1850 through the PSA: corrtag and x1d (BOXCAR) of three stripes. */
export function simulateCosNuv(options: SimulationOptions): SimulatedExposure {
  return simulateCos(plan(options, nuvG185m, 'BOXCAR', hotPulsator));
}

function plan(options: SimulationOptions, mode: CosMode, extraction: Extraction, star: StarShape): CosPlan {
  const models = mode.detectors.flatMap((detector) =>
    detector.stripes.map((stripe) => stripeModel(mode, detector, stripe, { extraction, star })),
  );
  return {
    options,
    mode,
    extraction,
    signal: signalFrom(options.startMjd, options.signal),
    good: goodTimes(options.exposureSeconds, gapsBetween(options.goodTimes), { tickSeconds, firstTick: 1 }),
    models,
    brightness: options.countsPerSecond / models.reduce((sum, { boxResponse }) => sum + boxResponse, 0),
  };
}

function simulateCos(settled: CosPlan): SimulatedExposure {
  const { mode, options } = settled;
  const recordings = mode.detectors.map((detector) => record(settled, detector));
  const header = extensionFacts(settled, recordings);
  const spectra = recordings.flatMap(({ events, models }) =>
    models.map((model) => extract(settled, events, model)),
  );
  const truth = cosTruth({ ...settled, spectra });
  const files = recordings.map((recording) => eventsFile(settled, recording, header, truth));
  return {
    files: options.withX1d === false ? files : [...files, spectrumFile(settled, spectra, header, truth)],
    truth,
  };
}

/** Lets photons fall on a detector, and computes the columns of its events. */
function record(settled: CosPlan, detector: CosDetector): Recording {
  const { options, mode, signal, good, brightness } = settled;
  const models = settled.models.filter((model) => model.detector === detector);
  const clock: Clock = { startMjd: options.startMjd, tickSeconds, ...good.whole };
  const photons: Photons = { ticks: [], x: [], y: [], pulseHeights: [] };
  const name = `${options.rootname} ${models[0].stripe.name}`;
  const { shift } = models[0].stripe;
  for (const { stripe, responses } of models) {
    const sums = cumulate(responses.map((response) => response * brightness));
    addSource(photons, createRandom(options.seed, `${name} ${stripe.name} source`), clock, {
      mode,
      stripe,
      sums,
      signal,
    });
    addAirglow(photons, createRandom(options.seed, `${name} ${stripe.name} airglow`), clock, mode, stripe);
  }
  addDark(photons, createRandom(options.seed, `${name} dark`), clock, {
    mode,
    activeArea: detector.activeArea,
    shift,
    rate: options.backgroundPerSecond,
  });
  if (mode.detector === 'FUV') addStims(photons, createRandom(options.seed, `${name} stims`), clock, shift);
  const rate = photons.ticks.length / (good.whole.stop - good.whole.start);
  // the dead time is too short to thin the photons for: it is left out of EPSILON too
  const liveShare = 1;
  const { activeArea, stripes } = detector;
  const events = cosEvents(photons, { mode, activeArea, stripes, goodTimes: good, tickSeconds, liveShare });
  return { detector, models, events, totals: totalsOf(events, rate, liveShare) };
}

function totalsOf({ dq, wavelength }: CosEvents, rate: number, liveShare: number): EventTotals {
  const flagged = (bit: number) => dq.reduce((sum, bits) => sum + ((bits & bit) === 0 ? 0 : 1), 0);
  return {
    events: dq.length,
    pulseHeight: flagged(cosFlags.pulseHeight),
    outside: wavelength.reduce((sum, each) => sum + (each === 0 ? 1 : 0), 0),
    badTime: flagged(cosFlags.badTime),
    rate: Number(rate.toFixed(4)),
    liveShare,
  };
}

function extract({ mode, extraction, good }: CosPlan, events: CosEvents, model: StripeModel): CosSpectrum {
  return cosSpectrum(events, { ...model, mode, extraction, exposureSeconds: good.exposureSeconds });
}

function extensionFacts(settled: CosPlan, recordings: readonly Recording[]): CosExtensionFacts {
  const { options, mode, good, models } = settled;
  return {
    mode,
    rootname: options.rootname,
    rightAscension: options.rightAscension,
    declination: options.declination,
    startMjd: options.startMjd,
    stopSeconds: good.whole.stop,
    exposureSeconds: good.exposureSeconds,
    plannedSeconds: options.exposureSeconds,
    badSeconds: Number((good.whole.stop - good.whole.start - good.exposureSeconds).toFixed(3)),
    exposureFlag: options.exposureFlag ?? 'NORMAL',
    flashes: [],
    totals: Object.fromEntries(
      recordings.map(({ detector, totals }) => [
        mode.detector === 'FUV' ? detector.stripes[0].letter : 'N',
        totals,
      ]),
    ),
    stripes: models.map(({ stripe }) => stripe),
  };
}

function primary(
  settled: CosPlan,
  facts: Pick<CosHeaderFacts, 'filename' | 'segment' | 'isSpectrum'>,
): NewHdu {
  const { options, mode, extraction } = settled;
  return {
    header: cosPrimaryHeader({
      ...options,
      ...facts,
      proposalId: simulatedProposal,
      mode,
      fpPosition: 3,
      extraction,
    }),
  };
}

function eventsFile(
  settled: CosPlan,
  { detector, events }: Recording,
  header: CosExtensionFacts,
  truth: ExposureTruth,
) {
  const { options, mode, good } = settled;
  const stripe = detector.stripes[0];
  const isFuv = mode.detector === 'FUV';
  const filename = `${options.rootname}_corrtag${isFuv ? `_${stripe.letter.toLowerCase()}` : ''}.fits`;
  const { left, right, low, high } = detector.activeArea;
  const cards = cosExtensionHeader(header);
  const bytes = writeFits([
    primary(settled, { filename, segment: isFuv ? stripe.name : 'N/A', isSpectrum: false }),
    eventsTable(events, cards),
    goodTimesTable(good.intervals, { rootname: options.rootname }),
    timelineTable(
      mode,
      {
        stopSeconds: good.whole.stop,
        shift: stripe.shift,
        darkRate: options.backgroundPerSecond / ((right - left) * (high - low)),
        lymanAlpha: stripe.airglow.find(({ wavelength }) => wavelength === 1215.67)?.rate ?? 0,
      },
      [],
    ),
  ]);
  return { filename, bytes, truth };
}

function spectrumFile(
  settled: CosPlan,
  spectra: readonly CosSpectrum[],
  header: CosExtensionFacts,
  truth: ExposureTruth,
) {
  const { options, mode, extraction, good } = settled;
  const filename = `${options.rootname}_x1d.fits`;
  const segment = mode.detector === 'FUV' ? 'BOTH' : 'N/A';
  const bytes = writeFits([
    primary(settled, { filename, segment, isSpectrum: true }),
    spectrumTable(mode, extraction, spectra, {
      exposureSeconds: good.exposureSeconds,
      cards: cosExtensionHeader(header),
    }),
  ]);
  return { filename, bytes, truth };
}

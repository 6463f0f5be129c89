import { writeFits } from '@hstlc/fits';
import {
  constantSignal,
  type ExposureOptions,
  type ExposureTruth,
  type SegmentTruth,
  type SimulatedExposure,
  type SimulatedFile,
} from './exposure.js';
import { goodTimesTable } from './good-times-table.js';
import { goodTimes, type GoodTimes } from './good-times.js';
import { enclosedShare } from './profile.js';
import { sensitivity } from './sensitivity.js';
import { meanSignal } from './signal.js';
import { eclipsingBinary, relativeFlux, type StarShape } from './star.js';
import { stisEvents, stisTickSeconds } from './stis-events.js';
import { stisExtensionHeader, stisPrimaryHeader, type StisHeaderFacts } from './stis-header.js';
import { stisG140l, stisWavelength } from './stis-mode.js';
import { stisFlags, stisSpectrum, type StisSpectrum } from './stis-spectrum.js';
import { stisEventsTable, stisSpectrumTable } from './stis-tables.js';

/** What may be asked of a simulated STIS exposure besides. */
export interface StisOptions extends ExposureOptions {
  /** of the product, ending in 0; EXPNAME follows from it */
  readonly rootname?: string;
  /** geocoronal Lyman alpha over the whole slit (count/s) */
  readonly airglowRate?: number;
  readonly star?: StarShape;
}

interface StisSource {
  readonly wavelengths: Float64Array;
  readonly fluxDensities: Float64Array;
  /** NET / FLUX: what of the effective area the box holds */
  readonly sensitivities: Float64Array;
  readonly rates: Float64Array;
  readonly boxRates: Float64Array;
}

/**
 * Simulates a STIS FUV-MAMA exposure, G140L/1425: tag and x1d.
 *
 * Flat fields, dark images and non-linearity are not simulated, and the headers say their steps are omitted.
 *
 * @see ExposureOptions for units and meanings
 */
export function simulateStis(options: StisOptions = {}): SimulatedExposure {
  const settings: Required<StisOptions> = {
    seed: 1,
    rootname: 'osim01010',
    targetName: 'SIM-ECLIPSER',
    rightAscension: 120.5,
    declination: 12.25,
    proposalId: 99_003,
    startMjd: 57_860.5,
    exposureSeconds: 800,
    gaps: [],
    sourceRate: 60,
    darkRate: 20,
    airglowRate: 6,
    signal: constantSignal,
    exposureFlag: 'NORMAL',
    x1d: true,
    star: eclipsingBinary,
    ...options,
  };
  const times = goodTimes(settings.exposureSeconds, settings.gaps, {
    tickSeconds: stisTickSeconds,
    firstTick: 0,
  });
  const source = stisSource(settings.star, settings.sourceRate);
  const events = stisEvents({ ...settings, times, rates: source.rates });
  const spectrum = stisSpectrum(events, times.exposureSeconds, source.sensitivities);
  const truth = truthOf(settings, times, source, spectrum);
  const facts = {
    ...settings,
    exposureName: `${settings.rootname.slice(0, 8)}q`,
    stopSeconds: times.whole.stop,
    exposureSeconds: times.exposureSeconds,
    globalRate: events.ticks.length / times.exposureSeconds,
  };
  const write = (kind: 'tag' | 'x1d'): SimulatedFile => {
    const filename = `${settings.rootname}_${kind}.fits`;
    const header: StisHeaderFacts = { ...facts, filename, isSpectrum: kind === 'x1d' };
    const cards = stisExtensionHeader(header);
    const tables =
      kind === 'x1d'
        ? [stisSpectrumTable(spectrum, cards)]
        : [stisEventsTable(events, cards), goodTimesTable(times.intervals, facts)];
    return { filename, bytes: writeFits([{ header: stisPrimaryHeader(header) }, ...tables]), truth };
  };
  return { files: settings.x1d ? [write('tag'), write('x1d')] : [write('tag')], truth };
}

function truthOf(
  settings: Required<StisOptions>,
  times: GoodTimes,
  source: StisSource,
  spectrum: StisSpectrum,
): ExposureTruth {
  const { rootname, targetName, startMjd, exposureFlag, signal } = settings;
  return {
    rootname,
    targetName,
    instrument: 'STIS',
    detector: 'FUV-MAMA',
    opticalElement: stisG140l.opticalElement,
    centralWavelength: stisG140l.centralWavelength,
    startMjd,
    exposureSeconds: times.exposureSeconds,
    goodTimes: times.intervals,
    exposureFlag,
    signal,
    meanSignal: meanSignal(signal, startMjd, times.intervals),
    segments: [segmentTruth(source, spectrum, settings)],
  };
}

/** Lays a star's spectrum on the detector, scaled so that the box holds `sourceRate` photons a second. */
function stisSource(shape: StarShape, sourceRate: number): StisSource {
  const { columnCount, effectiveArea, wavelengthStep, profileWidth, boxHeight } = stisG140l;
  const wavelengths = Float64Array.from({ length: columnCount }, (_, index) => stisWavelength(index + 1));
  const areas = wavelengths.map((wavelength) => sensitivity(effectiveArea, wavelength, wavelengthStep));
  const relative = wavelengths.map((wavelength) => relativeFlux(shape, wavelength));
  // the box reaches from -height/2 to height/2 about the trace, wherever the pixels lie
  const share = enclosedShare(0, profileWidth, -(boxHeight - 1) / 2, (boxHeight - 1) / 2);
  const sensitivities = areas.map((area) => area * share);
  const scale = sourceRate / relative.reduce((sum, flux, column) => sum + flux * sensitivities[column], 0);
  const fluxDensities = relative.map((flux) => flux * scale);
  return {
    wavelengths,
    fluxDensities,
    sensitivities,
    rates: fluxDensities.map((flux, column) => flux * areas[column]),
    boxRates: fluxDensities.map((flux, column) => flux * sensitivities[column]),
  };
}

function segmentTruth(
  { wavelengths, fluxDensities, sensitivities, boxRates }: StisSource,
  spectrum: StisSpectrum,
  { darkRate, airglowRate }: { readonly darkRate: number; readonly airglowRate: number },
): SegmentTruth {
  const { seriousFlags, boxHeight, wavelengthStep } = stisG140l;
  const goodColumns = Uint8Array.from(stisFlags(), (bits) => ((bits & seriousFlags) === 0 ? 1 : 0));
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const rowShare = boxHeight / 1_024;
  return {
    name: 'ORDER1',
    wavelengths,
    fluxDensities,
    sensitivities,
    goodColumns,
    flux: total(fluxDensities.map((flux, column) => flux * goodColumns[column])) * wavelengthStep,
    sourceRate: total(boxRates),
    backgroundRate: darkRate * rowShare,
    airglowRate: airglowRate * rowShare,
    grossCounts: total(spectrum.grossCounts),
  };
}

import {
  extractLightcurve,
  isLightcurveError,
  makeDetectorImages,
  makeSpectra,
  makeSpectrogram,
  unite,
  type RowChoice,
  type SegmentSpectrum,
  type TimeTagExposure,
} from '@hstlc/lightcurve';
import type { ChosenPhotons, PhotonChoice, PhotonOverview } from './photon-messages.js';
import { roundStep } from './photon-steps.js';

/** The map of an exposure, in cells that are as wide as one can see. */
export async function overviewOf(
  exposure: TimeTagExposure,
  asked: number | undefined,
): Promise<PhotonOverview> {
  const { identity, segments, tickSeconds } = exposure;
  const goodTimes = unite(segments.flatMap((segment) => segment.goodTimes));
  const stepSeconds = asked ?? roundStep(goodTimes.at(-1)?.stop ?? 0, tickSeconds);
  return {
    rootname: identity.rootname,
    instrument: identity.instrument,
    startMjd: identity.startMjd,
    goodTimes,
    map: await mapOf(exposure, stepSeconds, []),
    stepSeconds,
  };
}

async function mapOf(
  exposure: TimeTagExposure,
  stepSeconds: number,
  source: readonly RowChoice[],
): Promise<PhotonOverview['map']> {
  const known = exposure.segments.flatMap(({ wavelengths }) => extent(wavelengths));
  if (known.length === 0) return undefined;
  const wavelengthStep = roundStep(Math.max(...known) - Math.min(...known));
  try {
    return await makeSpectrogram(exposure, { stepSeconds, wavelengthStep, airglow: 'keep', source });
  } catch (error) {
    if (isLightcurveError(error) && error.code === 'unsupported-configuration') return undefined;
    throw error;
  }
}

function extent(values: Float64Array): readonly number[] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [];
}

/** Lightcurve, spectrum and detector of the photons chosen. */
export async function choosePhotons(
  exposure: TimeTagExposure,
  overview: PhotonOverview,
  choice: PhotonChoice,
): Promise<ChosenPhotons> {
  const { times, wavelengths, airglow, stepSeconds, source, background } = choice;
  const boxes = { source, backgroundRows: background };
  const { columns } = await extractLightcurve(exposure, {
    stepSeconds,
    airglow,
    ...boxes,
    ...(wavelengths !== undefined && { wavelengths: [wavelengths] }),
  });
  const asked = times === undefined ? {} : { times: [{ start: times[0], stop: times[1] }] };
  const map = source.length === 0 ? overview.map : await mapOf(exposure, overview.stepSeconds, source);
  const spectra =
    map === undefined ? [] : await makeSpectra(exposure, { ...asked, ...boxes, airglow: 'keep' });
  const { TIMES, BINS, EXPOSURE, GROSS, NET, ERROR, ERROR_LOWER, EVENTS } = columns;
  return {
    choice,
    map,
    curve: {
      times: TIMES.map((begin, bin) => begin + BINS[bin]! / 2),
      live: EXPOSURE,
      gross: GROSS,
      net: NET,
      error: ERROR.map((error, bin) => error / EXPOSURE[bin]!),
      errorLower: ERROR_LOWER.map((error, bin) => error / EXPOSURE[bin]!),
    },
    spectrum: binSpectra(spectra, map),
    detector: await makeDetectorImages(exposure, { ...asked, ...boxes, rowsPerPixel: 2 }),
    events: EVENTS.reduce((sum, events) => sum + (events || 0), 0),
  };
}

/** The spectra of all segments in the bins of the map: rates add up, and so do squared errors. */
function binSpectra(
  spectra: readonly SegmentSpectrum[],
  map: PhotonOverview['map'],
): ChosenPhotons['spectrum'] {
  const { wavelengthCount = 0, wavelengthStart = 0, wavelengthStep = 1, widths = [] } = map ?? {};
  const net = new Float64Array(wavelengthCount);
  const squares = new Float64Array(wavelengthCount);
  for (const spectrum of spectra)
    for (let column = 0; column < spectrum.wavelengths.length; column++) {
      const place =
        Math.floor(spectrum.wavelengths[column]! / wavelengthStep) -
        Math.round(wavelengthStart / wavelengthStep);
      if (spectrum.used[column] !== 1 || !(place >= 0 && place < wavelengthCount)) continue;
      const known = Number.isFinite(spectrum.net[column]!) ? spectrum.net : spectrum.gross;
      net[place]! += known[column]!;
      squares[place]! += spectrum.netError[column]! ** 2;
    }
  const perAngstrom = (value: number, place: number) =>
    widths[place]! > 0 ? value / widths[place]! : Number.NaN;
  return {
    wavelengths: net.map((_, place) => wavelengthStart + (place + 0.5) * wavelengthStep),
    net: net.map(perAngstrom),
    error: squares.map((square, place) => perAngstrom(Math.sqrt(square), place)),
    liveSeconds: Math.max(0, ...spectra.map(({ liveSeconds }) => liveSeconds)),
  };
}

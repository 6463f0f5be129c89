import type {
  Detector,
  DetectorQuery,
  PhotonFold,
  PhotonFoldQuery,
  Spectrogram,
  SpectrogramQuery,
  Spectrum,
  SpectrumQuery,
} from '@hstlc/contract';
import {
  foldPhotons,
  makeDetectorImages,
  makeSpectra,
  makeSpectrogram,
  type DetectorBox,
  type TimeTagExposure,
} from '@hstlc/lightcurve';
import { finiteOrNull } from './extraction.mapper.js';
import { photonOptions, photonTimes } from './photon-options.js';

/** Counts by time and wavelength in the words of the contract. */
export async function viewSpectrogram(
  exposure: TimeTagExposure,
  { dispersion_step: wavelengthStep, ...query }: SpectrogramQuery,
  defaultStepSeconds: number,
): Promise<Spectrogram> {
  const options = photonOptions(query, defaultStepSeconds);
  const made = await makeSpectrogram(exposure, {
    ...options,
    ...(wavelengthStep === undefined ? {} : { wavelengthStep }),
  });
  return {
    rootname: exposure.identity.rootname,
    stepSeconds: made.stepSeconds,
    timeCount: made.timeCount,
    wavelengthStartAngstrom: made.wavelengthStart,
    wavelengthStepAngstrom: made.wavelengthStep,
    wavelengthCount: made.wavelengthCount,
    counts: [...made.counts],
    events: [...made.events],
    liveSeconds: [...made.live],
    widthsAngstrom: [...made.widths],
    caveats: [...exposure.caveats],
  };
}

/** The spectrum of a range of time in the words of the contract. */
export async function viewSpectrum(exposure: TimeTagExposure, query: SpectrumQuery): Promise<Spectrum> {
  const spectra = await makeSpectra(exposure, { ...photonOptions(query), ...photonTimes(query.time) });
  return {
    rootname: exposure.identity.rootname,
    segments: spectra.map(({ name, liveSeconds, used, ...columns }) => ({
      name,
      liveSeconds,
      used: Array.from(used, (each) => each === 1),
      wavelengths: finiteOrNull(columns.wavelengths),
      events: finiteOrNull(columns.events),
      gross: finiteOrNull(columns.gross),
      background: finiteOrNull(columns.background),
      net: finiteOrNull(columns.net),
      netError: finiteOrNull(columns.netError),
      flux: finiteOrNull(columns.flux),
      fluxError: finiteOrNull(columns.fluxError),
    })),
    caveats: [...exposure.caveats],
  };
}

/** Where the photons fell in the words of the contract; boxes are told at the middle of each pixel. */
export async function viewDetector(exposure: TimeTagExposure, query: DetectorQuery): Promise<Detector> {
  const { columns_per_pixel: columnsPerPixel, rows_per_pixel: rowsPerPixel } = query;
  const images = await makeDetectorImages(exposure, {
    ...photonOptions(query),
    ...photonTimes(query.time),
    ...(columnsPerPixel === undefined ? {} : { columnsPerPixel }),
    ...(rowsPerPixel === undefined ? {} : { rowsPerPixel }),
  });
  return {
    rootname: exposure.identity.rootname,
    images: images.map(({ segments, boxes, events, ...picture }) => ({
      ...picture,
      segments: [...segments],
      events: [...events],
      boxes: boxes.map((box) => boxByPixel(box, picture.width, picture.columnsPerPixel)),
    })),
    caveats: [...exposure.caveats],
  };
}

/** Photons by phase in the words of the contract. */
export async function viewFold(exposure: TimeTagExposure, query: PhotonFoldQuery): Promise<PhotonFold> {
  const { period_s: periodSeconds, clock, epoch, phase_bins: phaseBinCount, harmonics } = query;
  const { events, expected, ...fold } = await foldPhotons(exposure, {
    ...photonOptions(query),
    ...photonTimes(query.time),
    periodSeconds,
    clock,
    ...(epoch === undefined ? {} : { epoch }),
    ...(phaseBinCount === undefined ? {} : { phaseBinCount }),
    ...(harmonics === undefined ? {} : { harmonics }),
  });
  return {
    rootname: exposure.identity.rootname,
    ...fold,
    events: [...events],
    expected: [...expected],
    caveats: [...exposure.caveats, ...fold.caveats],
  };
}

function boxByPixel({ segment, region, low, high }: DetectorBox, width: number, columnsPerPixel: number) {
  const edge = (values: Float64Array) =>
    finiteOrNull(
      Float64Array.from({ length: width }, (_, pixel) => {
        const column = Math.floor((pixel + 0.5) * columnsPerPixel);
        return values[Math.min(column, values.length - 1)] ?? NaN;
      }),
    );
  return { segment, region, low: edge(low), high: edge(high) };
}

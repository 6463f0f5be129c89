import type { DetectorImage, GoodTime, RowChoice, Spectrogram } from '@hstlc/lightcurve';
import type { Span } from './photon-state.js';

/** What of the photons is asked for anew whenever the reader chooses others. */
export interface PhotonChoice {
  readonly times: Span | undefined;
  readonly wavelengths: Span | undefined;
  readonly airglow: 'mask' | 'keep';
  readonly stepSeconds: number;
  /** own boxes; empty for the pipeline's */
  readonly source: readonly RowChoice[];
  readonly background: readonly RowChoice[];
}

/** To the worker: the photon list of an exposure, then choices, each with a number that its answer has too. */
export type PhotonRequest =
  | { readonly kind: 'open'; readonly bytes: Uint8Array; readonly stepSeconds: number | undefined }
  | { readonly kind: 'choose'; readonly number: number; readonly choice: PhotonChoice };

export type PhotonAnswer =
  | { readonly kind: 'opened'; readonly overview: PhotonOverview }
  | { readonly kind: 'chosen'; readonly number: number; readonly chosen: ChosenPhotons }
  | { readonly kind: 'refused'; readonly number: number | undefined; readonly message: string };

/** All photons of an exposure as pictures. */
export interface PhotonOverview {
  readonly rootname: string;
  readonly instrument: 'COS' | 'STIS';
  /** d, MJD UTC of time 0 */
  readonly startMjd: number;
  /** s since EXPSTART, of any segment */
  readonly goodTimes: readonly GoodTime[];
  /** with all wavelengths, airglow among them; undefined where no wavelength is known */
  readonly map: Spectrogram | undefined;
  readonly stepSeconds: number;
}

/** What the shared library makes of the photons chosen. */
export interface ChosenPhotons {
  readonly choice: PhotonChoice;
  /** of the source boxes chosen, with all wavelengths; undefined where no wavelength is known */
  readonly map: Spectrogram | undefined;
  /** of the wavelengths chosen, over all time; counts by bin, rates by live time */
  readonly curve: {
    /** s since EXPSTART, middle of the bin */
    readonly times: Float64Array;
    /** s */
    readonly live: Float64Array;
    readonly gross: Float64Array;
    /** count/s */
    readonly net: Float64Array;
    readonly error: Float64Array;
    readonly errorLower: Float64Array;
  };
  /** of the times chosen, over all wavelengths; rates in a bin of wavelength */
  readonly spectrum: {
    /** Å, middle of the bin */
    readonly wavelengths: Float64Array;
    /** count/s/Å */
    readonly net: Float64Array;
    readonly error: Float64Array;
    readonly liveSeconds: number;
  };
  /** of the times chosen */
  readonly detector: readonly DetectorImage[];
  /** photons in the source boxes that the lightcurve counts */
  readonly events: number;
}

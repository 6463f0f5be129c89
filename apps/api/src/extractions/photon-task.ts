import type {
  DetectorQuery,
  ExtractionQuery,
  LightcurveDataFormat,
  PhotonFoldQuery,
  SpectrogramQuery,
  SpectrumQuery,
  TimelineQuery,
} from '@hstlc/contract';
import type { ReferenceDirectories } from '../config/directories.js';
import type { InputFile } from '../ingest/exposure-task.js';

/** What can be made of the photons of an exposure when somebody asks. */
export type PhotonView =
  | { readonly kind: 'extraction'; readonly query: ExtractionQuery; readonly format: LightcurveDataFormat }
  | { readonly kind: 'spectrogram'; readonly query: SpectrogramQuery }
  | { readonly kind: 'spectrum'; readonly query: SpectrumQuery }
  | { readonly kind: 'detector'; readonly query: DetectorQuery }
  | { readonly kind: 'fold'; readonly query: PhotonFoldQuery }
  | { readonly kind: 'timeline'; readonly query: TimelineQuery }
  | { readonly kind: 'events' };

/** The work of a thread: files in, bytes of the answer out. */
export interface PhotonTask {
  readonly rootname: string;
  readonly inputs: readonly InputFile[];
  readonly references: ReferenceDirectories;
  readonly defaultStepSeconds: number;
  readonly view: PhotonView;
}

/** The body of an answer, or why these photons cannot give it, or what their files do not hold. */
export type PhotonResult =
  | {
      readonly kind: 'made';
      readonly body: Uint8Array;
      readonly contentType: string;
      readonly ending: string;
    }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'absent'; readonly reason: string };

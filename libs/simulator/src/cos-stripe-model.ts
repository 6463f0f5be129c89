import { sourceRows, countRows, type Extraction } from './cos-box.js';
import { columnFlags } from './cos-flags.js';
import { wavelengthAt, type CosDetector, type CosMode, type CosStripe } from './cos-mode.js';
import { enclosedShare } from './profile.js';
import { sensitivity } from './sensitivity.js';
import { relativeFlux, type StarShape } from './star.js';

/** What a stripe would record of a star of unit brightness; arrays have one element per column of the x1d. */
export interface StripeModel {
  readonly stripe: CosStripe;
  readonly detector: CosDetector;
  readonly wavelengths: Float64Array;
  readonly flags: Int16Array;
  /** count/s per erg/s/cm²/Å; 0 outside the active area */
  readonly sensitivities: Float64Array;
  /** share of a column's photons that falls in its box, as in ACTUAL_EE: 1 for BOXCAR */
  readonly enclosedShares: Float64Array;
  /** flux over the continuum at 1300 Å; 0 where the detector sees nothing */
  readonly shape: Float64Array;
  /** photons on the detector per second and unit of `shape` */
  readonly responses: Float64Array;
  /** the same in the box, all columns together */
  readonly boxResponse: number;
  /** pixels of the box inside the active area */
  readonly boxPixels: number;
}

/** Computes the model of a stripe, with the sensitivity in every column. */
export function stripeModel(
  mode: CosMode,
  detector: CosDetector,
  stripe: CosStripe,
  { extraction, star }: { readonly extraction: Extraction; readonly star: StarShape },
): StripeModel {
  const xFulls = Float64Array.from({ length: mode.columnCount }, (_, column) => column - mode.columnOffset);
  const wavelengths = xFulls.map((xFull) => wavelengthAt(mode, stripe, xFull));
  const flags = Int16Array.from(xFulls, (xFull) => columnFlags(mode, detector, stripe, xFull));
  const isLit = Array.from(xFulls, (xFull) => {
    const { left, right } = detector.activeArea;
    return xFull + stripe.shift >= left && xFull + stripe.shift <= right;
  });
  const rows = Array.from(xFulls, (_, column) => sourceRows(mode, stripe, extraction, column));
  const sensitivities = wavelengths.map((wavelength, column) =>
    isLit[column] ? sensitivity(mode.effectiveArea, wavelength, stripe.wavelengthStep) : 0,
  );
  const enclosedShares = xFulls.map((_, column) =>
    extraction === 'BOXCAR'
      ? 1
      : enclosedShare(stripe.location, mode.profileWidth, rows[column].first, rows[column].last),
  );
  const shape = wavelengths.map((wavelength, column) => (isLit[column] ? relativeFlux(star, wavelength) : 0));
  const responses = shape.map((flux, column) => flux * sensitivities[column]);
  return {
    stripe,
    detector,
    wavelengths,
    flags,
    sensitivities,
    enclosedShares,
    shape,
    responses,
    boxResponse: responses.reduce((sum, response, column) => sum + response * enclosedShares[column], 0),
    boxPixels: rows.reduce((sum, each, column) => sum + (isLit[column] ? countRows(each) : 0), 0),
  };
}

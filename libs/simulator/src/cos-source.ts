import { sourceRows, type Extraction } from './cos-box.js';
import { columnFlags, cosFlags } from './cos-flags.js';
import { wavelengthAt, type CosDetector, type CosMode, type CosStripe } from './cos-mode.js';
import { enclosedShare } from './profile.js';
import { sensitivity } from './sensitivity.js';
import { relativeFlux, type StarShape } from './star.js';

/** A source's light on one segment or stripe, by column of the x1d. */
export interface StripeSource {
  readonly stripe: CosStripe;
  readonly wavelengths: Float64Array;
  readonly flags: Int16Array;
  /** NET / FLUX; 0 where the detector sees nothing */
  readonly sensitivities: Float64Array;
  /** ACTUAL_EE: what the box holds (TWOZONE), or 1 (BOXCAR, where the sensitivity holds it) */
  readonly enclosedShares: Float64Array;
  /** erg/s/cm²/Å */
  readonly fluxDensities: Float64Array;
  /** photons a second in all rows, and in the box */
  readonly rates: Float64Array;
  readonly boxRates: Float64Array;
}

/**
 * Lays a star's spectrum on the stripes of a mode, scaled so that their boxes together hold `sourceRate` photons a
 * second.
 */
export function cosSource(
  mode: CosMode,
  detectors: readonly CosDetector[],
  shape: StarShape,
  { extraction, sourceRate }: { readonly extraction: Extraction; readonly sourceRate: number },
): readonly StripeSource[] {
  const unscaled = detectors.flatMap((detector) =>
    detector.stripes.map((stripe) => stripeSource(mode, detector, stripe, shape, extraction)),
  );
  const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
  const scale = sourceRate / unscaled.reduce((total, { boxRates }) => total + sum(boxRates), 0);
  return unscaled.map((source) => ({
    ...source,
    fluxDensities: source.fluxDensities.map((flux) => flux * scale),
    rates: source.rates.map((rate) => rate * scale),
    boxRates: source.boxRates.map((rate) => rate * scale),
  }));
}

function stripeSource(
  mode: CosMode,
  detector: CosDetector,
  stripe: CosStripe,
  shape: StarShape,
  extraction: Extraction,
): StripeSource {
  const columns = Float64Array.from({ length: mode.columnCount }, (_, column) => column);
  const wavelengths = columns.map((column) => wavelengthAt(mode, stripe, column - mode.columnOffset));
  const flags = Int16Array.from(columns, (column) =>
    columnFlags(mode, detector, stripe, column - mode.columnOffset),
  );
  const shares = columns.map((column) => {
    const { first, last } = sourceRows(mode, stripe, extraction, column);
    const centre = stripe.location + stripe.slope * (column - mode.columnOffset - mode.sourceReference);
    return enclosedShare(centre, mode.profileWidth, first, last);
  });
  const areas = wavelengths.map((wavelength, column) =>
    (flags[column] & cosFlags.outOfBounds) === 0
      ? sensitivity(mode.effectiveArea, wavelength, stripe.wavelengthStep)
      : 0,
  );
  const fluxDensities = wavelengths.map((wavelength, column) =>
    areas[column] > 0 ? relativeFlux(shape, wavelength) : 0,
  );
  const rates = fluxDensities.map((flux, column) => flux * areas[column]);
  return {
    stripe,
    wavelengths,
    flags,
    sensitivities: extraction === 'TWOZONE' ? areas : areas.map((area, column) => area * shares[column]),
    enclosedShares: extraction === 'TWOZONE' ? shares : shares.map(() => 1),
    fluxDensities,
    rates,
    boxRates: rates.map((rate, column) => rate * shares[column]),
  };
}

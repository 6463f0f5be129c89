import { interpolateClamped } from './interpolate.js';
import { matchRow, type ReferenceRow, type ReferenceTable } from './reference-table.js';

/** The tables that give COS its sensitivity. */
export interface CosFluxTables {
  /** FLUXTAB */
  readonly flux: ReferenceTable;
  /** TDSTAB */
  readonly timeDependence: ReferenceTable;
}

/** By what rows of these tables are chosen, and at what time. */
export interface CosFluxSetting {
  readonly opticalElement: string;
  /** CENWAVE (Å) */
  readonly centralWavelength: number;
  readonly aperture: string;
  /** FUVA, FUVB, NUVA, NUVB or NUVC */
  readonly segment: string;
  /** d, MJD UTC */
  readonly startMjd: number;
  readonly endMjd: number;
}

/** A segment's sensitivity, or the table that has no row for it. */
export type CosSensitivity =
  | {
      readonly kind: 'known';
      /** NET / FLUX by column (count cm² Å / erg); NaN where the table has none or the wavelength is not known */
      readonly sensitivities: Float64Array;
      /** whether the exposure is outside the times of TDSTAB */
      readonly isExtrapolated: boolean;
    }
  | { readonly kind: 'unknown'; readonly missing: 'FLUXTAB' | 'TDSTAB' };

/** Speed of light (km/s), exact (SI). */
const lightKilometresPerSecond = 299_792.458;

/**
 * The sensitivity of a COS segment by column from reference tables, for want of an x1d: S_i = s(λ_i) · tds(λ_i), both
 * interpolated linearly, the values at their ends beyond them.
 *
 * @param wavelengths of the columns (Å), heliocentric as a corrtag's WAVELENGTH has them; NaN where unknown
 * @param heliocentricVelocity V_HELIO (km/s): the tables are for wavelengths as the telescope sees them
 * @returns sensitivities where s ≤ 0 are NaN: CALCOS puts 1 there, which is no calibration
 * @see CALCOS extract.py lines 2153–2350 (doFluxCorr, getTdsFactors) and 217–226 (HELCORR), BSD-3-Clause; COS Data
 *   Handbook 3.4.20 (FLUXCORR, TDSCORR)
 */
export function cosColumnSensitivity(
  { flux, timeDependence }: CosFluxTables,
  setting: CosFluxSetting,
  wavelengths: Float64Array,
  heliocentricVelocity: number,
): CosSensitivity {
  const keys = {
    OPT_ELEM: setting.opticalElement,
    CENWAVE: setting.centralWavelength,
    APERTURE: setting.aperture,
    SEGMENT: setting.segment,
  };
  const fluxRow = matchRow(flux, keys);
  if (fluxRow === undefined) return { kind: 'unknown', missing: 'FLUXTAB' };
  const changeRow = matchRow(timeDependence, keys);
  if (changeRow === undefined) return { kind: 'unknown', missing: 'TDSTAB' };
  const observed = wavelengths.map((each) => each / (1 - heliocentricVelocity / lightKilometresPerSecond));
  const sensitivities = interpolateClamped(
    fluxRow.numbers('WAVELENGTH'),
    fluxRow.numbers('SENSITIVITY'),
    observed,
  );
  const middleMjd = (setting.startMjd + setting.endMjd) / 2;
  const change = cosTimeDependence(changeRow, timeDependence.header.number('REF_TIME') ?? 0, middleMjd);
  const factors = interpolateClamped(change.wavelengths, change.factors, observed);
  return {
    kind: 'known',
    sensitivities: sensitivities.map((value, column) => (value > 0 ? value * factors[column] : Number.NaN)),
    isExtrapolated: change.isExtrapolated,
  };
}

/** How sensitive COS is at a time, relative to what FLUXTAB says. */
export interface CosTimeDependence {
  /** Å */
  readonly wavelengths: Float64Array;
  readonly factors: Float64Array;
  readonly isExtrapolated: boolean;
}

/** Days in a year, as CALCOS counts them. */
const yearDays = 365.25;

/**
 * The factors of a TDSTAB row at a time: (t − REF_TIME) / 365.25 × SLOPE / 100 + INTERCEPT of the interval that holds
 * t, the first or last beyond the ends; only the first NWL wavelengths and NT times count. A row that is a dummy
 * (PEDIGREE) changes nothing.
 *
 * @param referenceMjd REF_TIME of the table's header (d, MJD)
 * @param middleMjd middle of the exposure (d, MJD UTC)
 * @see CALCOS extract.py, getTdsFactors, BSD-3-Clause
 */
export function cosTimeDependence(
  row: ReferenceRow,
  referenceMjd: number,
  middleMjd: number,
): CosTimeDependence {
  const allWavelengths = row.numbers('WAVELENGTH');
  const wavelengthCount = row.number('NWL') ?? allWavelengths.length;
  const wavelengths = allWavelengths.slice(0, wavelengthCount);
  if (row.text('PEDIGREE')?.startsWith('DUMMY'))
    return { wavelengths, factors: new Float64Array(wavelengthCount).fill(1), isExtrapolated: false };
  const times = row.numbers('TIME').slice(0, row.number('NT'));
  const next = times.findIndex((time, index) => index > 0 && middleMjd < time);
  const interval = next < 0 ? times.length - 1 : next - 1;
  const first = interval * allWavelengths.length;
  const slopes = row.numbers('SLOPE').slice(first, first + wavelengthCount);
  const intercepts = row.numbers('INTERCEPT').slice(first, first + wavelengthCount);
  const years = (middleMjd - referenceMjd) / yearDays;
  return {
    wavelengths,
    factors: slopes.map((percent, index) => (years * percent) / 100 + intercepts[index]),
    isExtrapolated: middleMjd < times[0] || middleMjd >= times[times.length - 1],
  };
}

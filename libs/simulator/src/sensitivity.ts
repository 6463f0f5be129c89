/** Effective area of an instrument mode: a smooth bell, without the edges real curves have. */
export interface EffectiveArea {
  /** cm² */
  readonly peak: number;
  /** Å */
  readonly peakWavelength: number;
  /** standard deviation (Å) */
  readonly width: number;
}

/** h c (erg Å): exact by the SI's definitions of h and c. */
const planckTimesLight = 6.626_070_15e-27 * 2.997_924_58e18;

/**
 * Count rate in one column per flux density (count s⁻¹ / (erg s⁻¹ cm⁻² Å⁻¹)): S = A λ Δλ / (h c).
 *
 * @param wavelength Å
 * @param columnWidth wavelength step of a column (Å)
 */
export function sensitivity(area: EffectiveArea, wavelength: number, columnWidth: number): number {
  const bell = area.peak * Math.exp(-0.5 * ((wavelength - area.peakWavelength) / area.width) ** 2);
  return (bell * wavelength * columnWidth) / planckTimesLight;
}

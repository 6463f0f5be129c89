import { airglowWindows, type ExtractionOptions } from './extraction-options.js';

/**
 * Airglow lines (Å, in vacuum) and how far each reaches on either side in COS columns.
 *
 * @see CALCOS airglow.py lines 6–16 (BSD-3-Clause)
 */
const airglowLines = [
  { wavelength: 1215.67, halfColumns: 250 },
  { wavelength: 1134.98, halfColumns: 100 },
  { wavelength: 1199.97, halfColumns: 100 },
  { wavelength: 1304.86, halfColumns: 100 },
  { wavelength: 1355.6, halfColumns: 100 },
] as const;

/**
 * Windows under airglow (Å) of a COS segment: the two brightest, or those of all lines, which are so many columns wide
 * and hence wider in Å where the grating disperses less.
 *
 * @param wavelengths of the segment's columns (Å), ascending; NaN where unknown
 */
export function airglowMask(
  airglow: ExtractionOptions['airglow'],
  wavelengths: Float64Array,
): readonly (readonly [low: number, high: number])[] {
  if (airglow === 'keep') return [];
  if (airglow !== 'full') return airglowWindows;
  const lines = airglowLines.flatMap(({ wavelength, halfColumns }) => {
    const centre = wavelengths.findIndex((each) => each >= wavelength);
    if (centre <= 0) return [];
    const low = wavelengths[Math.max(0, centre - halfColumns)];
    const high = wavelengths[Math.min(wavelengths.length - 1, centre + halfColumns)];
    return Number.isFinite(low) && Number.isFinite(high) ? [[low, high] as const] : [];
  });
  return [...airglowWindows, ...lines];
}

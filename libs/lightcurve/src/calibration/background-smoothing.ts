import { matchRow, type ReferenceTable } from './reference-table.js';
import type { CosFluxSetting } from './cos-sensitivity.js';

/**
 * Columns of the boxcar by which CALCOS smooths a COS background: BWIDTH of XTRACTAB (BOXCAR) or TWOZXTAB (TWOZONE).
 *
 * @returns undefined where the table has no row for the setting or no BWIDTH above 0
 * @see CALCOS extract.py, doExtract (which table), ccos.c lines 1781–1862 (the boxcar), BSD-3-Clause
 */
export function backgroundSmoothingColumns(
  table: ReferenceTable,
  setting: Pick<CosFluxSetting, 'opticalElement' | 'centralWavelength' | 'aperture' | 'segment'>,
): number | undefined {
  const width = matchRow(table, {
    OPT_ELEM: setting.opticalElement,
    CENWAVE: setting.centralWavelength,
    APERTURE: setting.aperture,
    SEGMENT: setting.segment,
  })?.number('BWIDTH');
  return width !== undefined && width > 0 ? width : undefined;
}

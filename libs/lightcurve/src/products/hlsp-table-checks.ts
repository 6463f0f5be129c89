import type { FitsFile, Hdu } from '@hstlc/fits';
import { asDoubles } from '../as-doubles.js';
import { checkOf, type HlspCheck } from './hlsp-check.js';
import { isFitsUnit } from './fits-unit.js';

/** Checks 7, 10 to 12 and 14 on the tables. @see the project's products page, section 6 */
export async function checkTables(file: FitsFile, lightcurve: Hdu): Promise<readonly HlspCheck[]> {
  return [
    await checkExposure(lightcurve),
    checkOf(
      10,
      'every column has a unit',
      'TUNIT of each column of LIGHTCURVE, each unit of FITS or blank for a number without',
      lightcurve.columns.flatMap(({ name, unit }, index) => {
        if (!lightcurve.header.has(`TUNIT${index + 1}`)) return [`${name} has none`];
        return isFitsUnit(unit) ? [] : [`${name} "${unit}"`];
      }),
      `${lightcurve.columns.length} columns`,
    ),
    await checkChecksums(file),
    await checkDatasets(file, lightcurve),
    checkOf(
      14,
      'time increases',
      'TIME of each row above that before',
      await stepsBack(lightcurve),
      'it does',
    ),
  ];
}

async function checkExposure(lightcurve: Hdu): Promise<HlspCheck> {
  const { header } = lightcurve;
  const live = await numbers(lightcurve, 'EXPOSURE');
  const sum = live.reduce((total, seconds) => total + seconds, 0);
  const stated = header.number('XPOSURE') ?? Number.NaN;
  const elapsed = header.number('TELAPSE') ?? Number.NaN;
  const tick = header.number('TIMRDER') ?? 0;
  const complaints = [
    ...(Math.abs(stated - sum) <= Math.max(tick / 2, 1e-6) ? [] : [`XPOSURE ${stated}, sum ${sum}`]),
    ...(stated <= elapsed ? [] : [`XPOSURE ${stated}, TELAPSE ${elapsed}`]),
  ];
  return checkOf(
    7,
    'live time adds up',
    'XPOSURE = sum of EXPOSURE <= TELAPSE (s)',
    complaints,
    `${stated} s`,
  );
}

async function checkChecksums(file: FitsFile): Promise<HlspCheck> {
  const complaints: string[] = [];
  for (const hdu of file.hdus) {
    const { checksum, datasum } = await hdu.checksums();
    if (checksum !== 'valid' || datasum !== 'valid')
      complaints.push(`HDU ${hdu.index} "${hdu.name}": CHECKSUM ${checksum}, DATASUM ${datasum}`);
  }
  return checkOf(
    11,
    'checksums',
    'CHECKSUM and DATASUM of every HDU valid',
    complaints,
    `${file.hdus.length} valid`,
  );
}

async function checkDatasets(file: FitsFile, lightcurve: Hdu): Promise<HlspCheck> {
  const provenance = file.hdu('PROVENANCE');
  const known = new Set(provenance?.hasColumn('DATASET') ? await numbers(provenance, 'DATASET') : []);
  const used = new Set(await numbers(lightcurve, 'DATASET'));
  const unknown = [...used].filter((dataset) => !(dataset > 0 && known.has(dataset)));
  return checkOf(
    12,
    'datasets have a provenance',
    'each DATASET a row of PROVENANCE',
    unknown.map((dataset) => `DATASET ${dataset} has none`),
    `${used.size} of ${known.size}`,
  );
}

async function stepsBack(lightcurve: Hdu): Promise<readonly string[]> {
  const times = await numbers(lightcurve, 'TIME');
  const row = times.findIndex((time, index) => index > 0 && !(time > times[index - 1]));
  return row < 0 ? [] : [`row ${row + 1}: ${times[row]} s after ${times[row - 1]} s`];
}

/** A column of numbers; none where it is missing. */
async function numbers(hdu: Hdu, name: string): Promise<Float64Array> {
  return hdu.hasColumn(name) ? asDoubles(await hdu.numbers(name)) : new Float64Array(0);
}

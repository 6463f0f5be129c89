import { lightcurveColumns, type LightcurveColumnName, type LightcurveColumns } from '@hstlc/lightcurve';
import type { TableDocument } from '../formats/table-writer.js';
import type { VotableField, VotableParam, VotableValue } from '../formats/votable.js';

const ucds: Readonly<Record<LightcurveColumnName, string>> = {
  TIME: 'time.epoch',
  TIMES: 'time.start;obs.exposure',
  MJD: 'time.epoch;meta.main',
  BJD_TDB: 'time.epoch',
  BINS: 'time.interval',
  EXPOSURE: 'time.duration;obs.exposure',
  GROSS: 'phot.count',
  BACKGROUND: 'phot.count;instr.background',
  COUNTS: 'phot.count;meta.main',
  ERROR: 'stat.error;phot.count',
  ERROR_LOWER: 'stat.error;phot.count;stat.min',
  NET: 'arith.rate;phot.count',
  FLUX: 'phot.flux.density;em.wl',
  FLUX_ERROR: 'stat.error;phot.flux.density;em.wl',
  SIGNAL_TO_NOISE: 'stat.snr',
  EVENTS: 'phot.count',
  BACKGROUND_EVENTS: 'phot.count;instr.background',
  QUALITY: 'meta.code.qual',
  DATASET: 'meta.id;meta.dataset',
};

const timeSystems: Readonly<Partial<Record<LightcurveColumnName, string>>> = {
  TIME: 'utc_since_mjdref',
  MJD: 'utc',
  BJD_TDB: 'tdb',
};

/** Julian date of MJD 0. */
const mjdZero = 2_400_000.5;

/**
 * A lightcurve as a table for any format.
 *
 * @param mjdReference zero of TIME (d, MJD UTC)
 */
export function lightcurveTable(
  description: string,
  mjdReference: number,
  params: readonly VotableParam[],
): TableDocument {
  return {
    description,
    resourceInfos: [{ name: 'QUERY_STATUS', value: 'OK' }],
    timeSystems: [
      { id: 'utc', timescale: 'UTC', refposition: 'TOPOCENTER', timeorigin: 'MJD-origin' },
      {
        id: 'utc_since_mjdref',
        timescale: 'UTC',
        refposition: 'TOPOCENTER',
        timeorigin: mjdReference + mjdZero,
      },
      { id: 'tdb', timescale: 'TDB', refposition: 'BARYCENTER', timeorigin: 'JD-origin' },
    ],
    params: [
      { name: 'MJDREF', datatype: 'double', unit: 'd', ucd: 'time.epoch', value: String(mjdReference) },
      ...params,
    ],
    tableName: 'LIGHTCURVE',
    fields: lightcurveColumns.map(({ name, unit, format, comment }): VotableField => {
      const ref = timeSystems[name];
      return {
        name,
        datatype: format === '1D' ? 'double' : 'int',
        ucd: ucds[name],
        description: comment,
        ...(unit === '' ? {} : { unit: inVoUnits(unit) }),
        ...(ref === undefined ? {} : { ref }),
      };
    }),
  };
}

const rowsAtATime = 500;

/** The rows of a lightcurve in the order of its columns. */
export function* lightcurveRows(columns: LightcurveColumns): Generator<readonly (readonly VotableValue[])[]> {
  const arrays = lightcurveColumns.map(({ name }) => columns[name]);
  const rowCount = columns.TIME.length;
  for (let start = 0; start < rowCount; start += rowsAtATime) {
    const length = Math.min(rowsAtATime, rowCount - start);
    yield Array.from({ length }, (_, place) => arrays.map((values) => values[start + place]!));
  }
}

/** FITS writes a quotient with slashes, VOUnits 1.0 with one slash at most. */
function inVoUnits(unit: string): string {
  const [first, ...divisors] = unit.split('/');
  if (divisors.length < 2) return unit;
  return [
    first,
    ...divisors.map((each) => (each.includes('**') ? each.replace('**', '**-') : `${each}**-1`)),
  ].join('.');
}

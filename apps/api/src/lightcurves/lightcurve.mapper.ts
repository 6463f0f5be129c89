import {
  lightcurveSchema,
  lightcurveStatisticsSchema,
  type Lightcurve,
  type LightcurveData,
  type LightcurveDetail,
  type LightcurveStatistics,
  type LightcurveVersion,
} from '@hstlc/contract';
import { lightcurveColumns, type LightcurveRows } from '@hstlc/lightcurve';
import { configurationFields } from '../database/configuration-fields.js';
import type { ProductMemberRow } from '../database/entities/product-member-row.js';
import type { ProductRow } from '../database/entities/product-row.js';
import type { StatsRow } from '../database/entities/stats-row.js';
import type { VotableParam } from '../formats/votable.js';
import type { ListRow } from '../lists/list-row.js';

/** @param memberCount exposures in it @param statistics null until they are computed */
export function toLightcurve(
  product: ProductRow,
  memberCount: number,
  statistics: StatsRow | null,
): Lightcurve {
  return {
    id: product.stem,
    kind: product.kind,
    target: product.targname,
    ...configurationFields(product),
    rootname: product.rootname,
    memberCount,
    startMjd: product.startMjd,
    endMjd: product.endMjd,
    stepSeconds: product.stepSeconds,
    liveSeconds: product.liveSeconds,
    binCount: product.binCount,
    hasFlux: product.hasFlux,
    simulated: product.simulated,
    caveats: [...product.caveats],
    filename: product.filename,
    bytes: product.bytes,
    sha256: product.sha256,
    version: product.version,
    updatedAt: product.updatedAt.toISOString(),
    statistics: statistics && toStatistics(statistics),
  };
}

/** A row of the list, whose statistics stand beside the rest. */
export function toLightcurveItem(row: ListRow): Lightcurve {
  const caveats: unknown = typeof row.caveats === 'string' ? JSON.parse(row.caveats) : row.caveats;
  const statistics = row.total === null ? null : row;
  return lightcurveSchema.parse({ ...row, caveats, statistics });
}

function toStatistics(row: StatsRow): LightcurveStatistics {
  return lightcurveStatisticsSchema.parse(row);
}

export function toLightcurveDetail(
  product: ProductRow,
  members: readonly ProductMemberRow[],
  statistics: StatsRow | null,
  versions: readonly LightcurveVersion[],
): LightcurveDetail {
  const memberCount = members.filter(({ excludedReason }) => excludedReason === null).length;
  return {
    ...toLightcurve(product, memberCount, statistics),
    versions: [...versions],
    datasets: members.map(({ dataset, rootname, startMjd, endMjd, exposureSeconds, excludedReason }) => ({
      dataset,
      rootname,
      startMjd,
      endMjd,
      exposureSeconds,
      excludedReason,
    })),
  };
}

/** Columns as numbers for JSON, which knows no NaN: what is not finite becomes null. */
export function toLightcurveData(id: string, rows: LightcurveRows): LightcurveData {
  const units = lightcurveColumns.map(({ name, unit }) => [name, unit]);
  const columns = lightcurveColumns.map(({ name }) => [
    name,
    Array.from(rows.columns[name], (value) => (Number.isFinite(value) ? value : null)),
  ]);
  return {
    id,
    mjdReference: rows.mjdReference,
    units: Object.fromEntries(units),
    columns: Object.fromEntries(columns),
  };
}

/** What a table of its rows says once. */
export function productParams(product: ProductRow): readonly VotableParam[] {
  const { stem, targname, instrume, detector, optElem, cenwave, aperture, stepSeconds, version } = product;
  const text = (name: string, value: string) => ({ name, datatype: 'unicodeChar', value }) as const;
  return [
    text('id', stem),
    text('TARGNAME', targname),
    text('TELESCOP', 'HST'),
    text('INSTRUME', instrume),
    text('DETECTOR', detector),
    text('OPT_ELEM', optElem),
    { name: 'CENWAVE', datatype: 'int', unit: 'Angstrom', value: String(cenwave) },
    text('APERTURE', aperture),
    { name: 'STEP', datatype: 'double', unit: 's', value: String(stepSeconds) },
    text('VERSION', version),
  ];
}

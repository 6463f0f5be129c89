import { exploredClasses, lightcurveFields, statisticsListFields, type ListFilters } from '@hstlc/contract';
import { commaList } from '../http/comma-list.js';
import { all, isIn, type Condition } from '../lists/condition.js';
import { exposuresWithin } from '../lists/exposure-cone.js';
import type { FacetDefinition } from '../lists/facet-definition.js';
import { exploredConditions } from './explored-class.js';
import { isPublic } from '../lists/filter-conditions.js';
import type { ListDefinition } from '../lists/list-definition.js';

const statistics = Object.fromEntries(
  statisticsListFields.map(({ name, parameter }) => [name, `stats.${parameter}`]),
);

/** The list of lightcurves, of single exposures and composites, with all their statistics. */
export const lightcurveList: ListDefinition = {
  name: 'lightcurves',
  fields: lightcurveFields,
  table: 'product',
  identity: 'product.id',
  uniqueColumns: ['product.stem', 'product.filename'],
  joins: { stats: 'LEFT JOIN stats ON stats.product_id = product.id' },
  copies: {
    table: 'stats',
    identity: 'stats.product_id',
    columns: ['kind', 'instrume', 'detector', 'opt_elem', 'cenwave', 'aperture', 'has_flux', 'simulated'],
  },
  columns: {
    id: 'product.stem',
    kind: 'product.kind',
    target: 'product.targname',
    instrument: 'product.instrume',
    detector: 'product.detector',
    optElem: 'product.opt_elem',
    cenwave: 'product.cenwave',
    aperture: 'product.aperture',
    rootname: 'product.rootname',
    memberCount:
      '(SELECT COUNT(*) FROM product_member WHERE product_member.product_id = product.id AND excluded_reason IS NULL)',
    startMjd: 'product.start_mjd',
    endMjd: 'product.end_mjd',
    stepSeconds: 'product.step_seconds',
    liveSeconds: 'product.live_seconds',
    binCount: 'product.bin_count',
    hasFlux: 'product.has_flux',
    simulated: 'product.simulated',
    filename: 'product.filename',
    bytes: 'product.bytes',
    sha256: 'product.sha256',
    version: 'product.version',
    updatedAt: 'product.updated_at',
    ...statistics,
  },
  furtherColumns: { caveats: 'product.caveats' },
  defaultSort: 'id',
  grouping: ['kind', 'target', 'instrument', 'detector', 'optElem', 'cenwave', 'aperture'],
  hasVisibility: true,
  ownConditions: (filters) => [...beganBetween(filters), ...withMembers(filters), ...ofClass(filters)],
  cone: ofTargetsWithin,
};

/** What a search page counts of them. */
export const lightcurveFacets: FacetDefinition = {
  fields: ['kind', 'instrument', 'detector', 'optElem', 'cenwave', 'aperture', 'hasFlux', 'simulated'],
  histograms: [
    { field: 'startMjd', scale: 'calendar', furtherParameters: ['date_from', 'date_to'] },
    { field: 'liveSeconds', scale: 'logarithmic' },
    { field: 'poissonFactorGross', scale: 'logarithmic' },
    { field: 'lsFap', scale: 'logarithmic' },
  ],
};

function beganBetween({ date_from: from, date_to: to }: ListFilters): readonly Condition[] {
  return [
    ...(from === undefined ? [] : [{ sql: 'product.start_mjd >= ?', values: [from] }]),
    ...(to === undefined ? [] : [{ sql: 'product.start_mjd < ?', values: [to] }]),
  ];
}

function ofClass({ class: name }: ListFilters): readonly Condition[] {
  const found = exploredClasses.find((each) => each === name);
  return found === undefined ? [] : [exploredConditions[found]];
}

function withMembers({ member }: ListFilters): readonly Condition[] {
  if (member === undefined) return [];
  const { sql, values } = isIn('product_member.rootname', commaList(String(member), 'member'));
  const members = `SELECT product_member.product_id FROM product_member WHERE excluded_reason IS NULL AND ${sql}`;
  return [{ sql: `product.id IN (${members})`, values }];
}

/** By the places of the exposures of a target that the public may see. */
function ofTargetsWithin(ra: number, dec: number, radius: number, now: string): Condition {
  const { sql, values } = all([exposuresWithin(ra, dec, radius), isPublic('exposure', now)]);
  return {
    sql: `product.targname IN (SELECT exposure.targname FROM exposure WHERE ${sql})`,
    values,
  };
}

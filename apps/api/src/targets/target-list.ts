import {
  exposureFieldsOfTargets,
  observationParameters,
  parametersOf,
  targetFields,
  type ListFilters,
} from '@hstlc/contract';
import { invalidParameter } from '../http/problem-failure.js';
import { all, some, type Condition } from '../lists/condition.js';
import { exposuresWithin } from '../lists/exposure-cone.js';
import { conditionsOf, isHidden, isPublic } from '../lists/filter-conditions.js';
import { joinsFor, type ListContext, type ListDefinition } from '../lists/list-definition.js';
import { observationList } from '../observations/observation-list.js';
import { targetNameKey } from '../target-names/target-name-key.js';

/** Counted for the targets of a page alone, unless they are chosen or ordered by it. */
const compositeCount = `(SELECT COUNT(*) FROM product WHERE product.targname = target.name AND product.kind = 'composite'
  AND (product.public_from IS NULL OR product.public_from <= target.asked_at) AND (product.withdrawn_at IS NULL) = 1)`;

/** The list of targets: sums over all exposures of each that the public may see. */
export const targetList: ListDefinition = {
  name: 'targets',
  fields: targetFields,
  table: 'target',
  derivedFrom: sumsOfExposures,
  identitiesFrom: namesOfExposures,
  identity: 'target.name',
  uniqueColumns: [],
  joins: {},
  columns: {
    name: 'target.name',
    instruments: 'target.instruments',
    rightAscensionDegrees: 'target.right_ascension_degrees',
    declinationDegrees: 'target.declination_degrees',
    observationCount: 'target.observation_count',
    compositeCount,
    exposureSeconds: 'target.exposure_seconds',
    firstStartMjd: 'target.first_start_mjd',
    lastEndMjd: 'target.last_end_mjd',
    simulated: 'target.simulated',
    updatedAt: 'target.updated_at',
  },
  defaultSort: 'target',
  hasVisibility: false,
  ownConditions: (filters, context) => [...ofExposures(filters, context), ...likeWords(filters)],
  cone: (ra, dec, radius, now) =>
    hasExposure(all([exposuresWithin(ra, dec, radius), isPublic('exposure', now)])),
};

function sumsOfExposures({ now, dialect }: ListContext, among?: Condition): Condition {
  const shown = isPublic('exposure', now);
  const named = among && { sql: `exposure.targname IN (${among.sql})`, values: among.values };
  const exposures = named === undefined ? shown : all([shown, named]);
  const order = dialect === 'sqlite' ? '' : " ORDER BY exposure.instrume SEPARATOR ','";
  return {
    sql: `(SELECT sums.*, place.right_ascension_degrees, place.declination_degrees, ? AS asked_at
      FROM (SELECT exposure.targname AS name,
          GROUP_CONCAT(DISTINCT exposure.instrume${order}) AS instruments,
          COUNT(*) AS observation_count,
          SUM(exposure.exposure_seconds) AS exposure_seconds,
          MIN(exposure.start_mjd) AS first_start_mjd,
          MAX(exposure.end_mjd) AS last_end_mjd,
          MIN(exposure.simulated) AS simulated,
          MAX(CASE WHEN exposure.public_from > exposure.updated_at THEN exposure.public_from
            ELSE exposure.updated_at END) AS updated_at,
          MIN(CASE WHEN exposure.right_ascension_degrees IS NOT NULL AND exposure.moving_target = 0
            THEN exposure.id END) AS position_id
        FROM exposure WHERE ${exposures.sql} GROUP BY exposure.targname) sums
      LEFT JOIN exposure place ON place.id = sums.position_id) target`,
    values: [now, ...exposures.values],
  };
}

/** All names, found by going from one to the next in an index, less those of which everything is hidden: there are few. */
function namesOfExposures({ now }: ListContext): Condition {
  const [hidden, shown] = [isHidden('hidden', now), isPublic('shown', now)];
  return {
    sql: `(SELECT names.name FROM (SELECT exposure.targname AS name FROM exposure GROUP BY exposure.targname) names
      WHERE names.name NOT IN (SELECT hidden.targname FROM exposure hidden WHERE ${hidden.sql}
        AND NOT EXISTS (SELECT 1 FROM exposure shown WHERE shown.targname = hidden.targname AND ${shown.sql}))) target`,
    values: [...hidden.values, ...shown.values],
  };
}

const ofExposuresOnly = new Set([
  ...exposureFieldsOfTargets.flatMap(parametersOf).flatMap((name) => [name, `${name}_min`, `${name}_max`]),
  ...Object.keys(observationParameters),
]);

/** Filters by what exposures are: a target must have one that is all of it. */
function ofExposures(filters: ListFilters, context: ListContext): readonly Condition[] {
  const asked = Object.entries(filters).filter(
    ([name, value]) => value !== undefined && ofExposuresOnly.has(name),
  );
  if (asked.length === 0) return [];
  return [hasExposure(conditionsOf(observationList, Object.fromEntries(asked), context))];
}

function hasExposure({ sql, values }: Condition): Condition {
  const joins = joinsFor(observationList, [sql]);
  return {
    sql: `target.name IN (SELECT exposure.targname FROM exposure ${joins} WHERE ${sql})`,
    values,
  };
}

/** A name as the search compares it: in upper case, without blanks and dashes. */
export function searchable(name: string): string {
  return name.toUpperCase().replace(/[\s-]/g, '');
}

/** @throws ProblemFailure 'invalid-request' when nothing is left of the words to search for */
function likeWords({ q }: ListFilters): readonly Condition[] {
  if (q === undefined) return [];
  const words = searchable(String(q));
  if (words === '')
    throw invalidParameter('q', 'expected at least one character that is not a blank or dash');
  const rootname = words.toLowerCase();
  const key = targetNameKey(String(q));
  const conditions: Condition[] = [
    { sql: "INSTR(REPLACE(REPLACE(UPPER(target.name), ' ', ''), '-', ''), ?) > 0", values: [words] },
    {
      sql: `target.name IN (SELECT exposure.targname FROM exposure
        WHERE exposure.rootname >= ? AND exposure.rootname < ?)`,
      values: [rootname, `${rootname}\u{10ffff}`],
    },
  ];
  if (key !== '')
    conditions.push({
      sql: `target.name IN (SELECT target_alias.target FROM target_alias
        WHERE target_alias.origin <> 'exception' AND INSTR(target_alias.alias_key, ?) > 0)`,
      values: [key],
    });
  return [some(conditions)];
}

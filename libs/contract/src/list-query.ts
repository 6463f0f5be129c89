import { z } from 'zod';
import { parametersOf, takesRange, takesValues, type ListField } from './list-field.js';
import { maximumPageSize, pagingQuery } from './paging.js';

/** The filters of a list as they were asked for and parsed, by parameter. */
export type ListFilters = Readonly<Record<string, string | number | undefined>>;

/** A parsed query of a list: filters, and what part of the matches is wanted how. */
export type ListQuery = ListFilters & {
  readonly limit?: number | undefined;
  readonly cursor?: string | undefined;
  readonly sort?: string | undefined;
  readonly format?: ListFormat | undefined;
};

export const listFormats = ['json', 'csv', 'ecsv', 'votable'] as const;
export type ListFormat = (typeof listFormats)[number];
/** Formats that are tables of rows and columns. */
export type TableFormat = Exclude<ListFormat, 'json'>;

const mjdOfUnixEpoch = 40_587;
const millisecondsPerDay = 86_400_000;

/** A time as MJD or as ISO 8601, turned into MJD (UTC). */
export const mjdQuery = z
  .string()
  .refine(isTime, 'expected an MJD or an ISO 8601 date')
  .transform((text) =>
    isNumber(text) ? Number(text) : Date.parse(text) / millisecondsPerDay + mjdOfUnixEpoch,
  );

/** A moment as ISO 8601 or MJD, turned into `YYYY-MM-DD HH:MM:SS.mmm` (UTC), which sorts as the databases keep it. */
const instantQuery = mjdQuery.transform((mjd) =>
  new Date(Math.round((mjd - mjdOfUnixEpoch) * millisecondsPerDay))
    .toISOString()
    .slice(0, 23)
    .replace('T', ' '),
);

const dateQuery = instantQuery.transform((instant) => instant.slice(0, 10));

const numberQuery = z.string().refine(isNumber, 'expected a number').transform(Number);

function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(text) && Number.isFinite(Number(text));
}

/** Years of four digits: what both databases can compare. */
function isTime(text: string): boolean {
  const mjd = isNumber(text) ? Number(text) : Date.parse(text) / millisecondsPerDay + mjdOfUnixEpoch;
  return mjd >= -678_000 && mjd <= 2_973_000;
}

const rangeQuery = (field: ListField) => {
  if (field.kind === 'mjd') return mjdQuery;
  if (field.kind === 'instant') return instantQuery;
  return field.kind === 'date' ? dateQuery : numberQuery;
};

const coneParameters = {
  ra: numberQuery.pipe(z.number().min(0).max(360)).describe('centre of a cone: right ascension, ICRS (deg)'),
  dec: numberQuery.pipe(z.number().min(-90).max(90)).describe('centre of a cone: declination, ICRS (deg)'),
  radius: numberQuery.pipe(z.number().min(0).max(180)).describe('radius of the cone (deg)'),
};

/** Parameters that choose rows, without those of paging. */
export function filterParameters(fields: readonly ListField[]): Record<string, z.ZodType> {
  const shape: Record<string, z.ZodType> = {};
  for (const field of fields)
    for (const parameter of parametersOf(field)) {
      if (takesValues(field)) shape[parameter] = valuesQuery(field).optional();
      if (!takesRange(field)) continue;
      const value = rangeQuery(field).optional();
      shape[`${parameter}_min`] = value.describe(`at least: ${described(field)}`);
      shape[`${parameter}_max`] = value.describe(`at most: ${described(field)}`);
    }
  shape.updated_since = instantQuery
    .optional()
    .describe('changed or released at or after: ISO 8601 or MJD (UTC)');
  for (const [name, schema] of Object.entries(coneParameters)) shape[name] = schema.optional();
  return shape;
}

function valuesQuery(field: ListField) {
  const text = z.string().min(1).max(4000);
  if (field.kind === 'code')
    return text
      .regex(/^[+-]?\d{1,9}(,[+-]?\d{1,9})*$/, 'expected whole numbers separated by commas')
      .describe(`${described(field)}; several separated by commas`);
  if (field.kind === 'flag') return z.enum(['true', 'false']).describe(field.description);
  const wildcard = field.kind === 'name' ? '; * stands for any characters' : '';
  return text.describe(`${described(field)}; several separated by commas${wildcard}`);
}

function described({ description, unit }: ListField): string {
  return unit === undefined || description.includes(`(${unit}`) ? description : `${description} (${unit})`;
}

/**
 * The query of a list: filters and ranges of every field, a cone, sorting, paging and format.
 *
 * @param extra parameters of this list only
 */
export function listQuerySchema(fields: readonly ListField[], extra: Record<string, z.ZodType> = {}) {
  const columns = fields.map(({ parameter }) => parameter).join(', ');
  return z.strictObject({
    ...filterParameters(fields),
    ...extra,
    sort: z
      .string()
      .min(1)
      .max(300)
      .optional()
      .describe(`fields separated by commas, a minus in front for descending: ${columns}`),
    format: z.enum(listFormats).optional().describe('what the answer is written in; else Accept decides'),
    limit: pagingQuery.limit
      .unwrap()
      .optional()
      .describe(`rows per page, at most ${maximumPageSize}; without it 50 in JSON, every row in a table`),
    cursor: pagingQuery.cursor,
  });
}

/** The query of a list's facets: its filters alone. */
export function facetQuerySchema(fields: readonly ListField[], extra: Record<string, z.ZodType> = {}) {
  return z.strictObject({ ...filterParameters(fields), ...extra });
}

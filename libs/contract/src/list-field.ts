/**
 * What a field of a list holds, which says how it is filtered and written:
 * `name` and `choice` are words (lists of values, and `*` as a wildcard in a name), `code` a whole number that names
 * something, `number` a measured one, `mjd` a time (d, MJD UTC), `flag` true or false, `date` a day, `instant` a moment.
 */
export type ListFieldKind = 'name' | 'choice' | 'code' | 'number' | 'mjd' | 'flag' | 'date' | 'instant';

/** One field of a list: its name in answers, its parameter in questions, and what it means. */
export interface ListField {
  /** in JSON, and the column's name in tables */
  readonly name: string;
  /** in the query; ranges add `_min` and `_max` */
  readonly parameter: string;
  /** further names of the parameter */
  readonly aliases?: readonly string[];
  readonly kind: ListFieldKind;
  readonly description: string;
  /** as VOUnits 1.0 writes it; absent for what has none */
  readonly unit?: string;
  /** UCD1+ */
  readonly ucd: string;
  /** whether it may be absent in a row; absent values sort last in both directions */
  readonly nullable?: true;
  /** whether rows can be ordered by it but not chosen */
  readonly isOrderOnly?: true;
  /** all values that there can be */
  readonly values?: readonly string[];
}

/** Every name by which a query can speak of the field. */
export function parametersOf({ parameter, aliases = [] }: ListField): readonly string[] {
  return [parameter, ...aliases];
}

/** Kinds that are compared with a list of values; the others by `_min` and `_max`. */
export function takesValues({ kind, isOrderOnly }: ListField): boolean {
  if (isOrderOnly) return false;
  return kind === 'name' || kind === 'choice' || kind === 'code' || kind === 'flag';
}

/** Kinds that have an order worth asking for a range of. */
export function takesRange({ kind, isOrderOnly }: ListField): boolean {
  if (isOrderOnly) return false;
  return kind === 'code' || kind === 'number' || kind === 'mjd' || kind === 'date' || kind === 'instant';
}

/** Kinds whose values are numbers. */
export function isNumeric({ kind }: ListField): boolean {
  return kind === 'code' || kind === 'number' || kind === 'mjd';
}

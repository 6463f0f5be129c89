import type { ListField } from '@hstlc/contract';

/** A row by field name, in the words of the contract; further columns as the database gives them. */
export type ListRow = Readonly<Record<string, unknown>>;

/** A row as the contract has it: flags are true or false, moments are ISO 8601, and numbers numbers. */
export function toListRow(fields: readonly ListField[], raw: ListRow): ListRow {
  const row: Record<string, unknown> = { ...raw };
  for (const { name, kind } of fields) {
    const value = row[name];
    if (value === null || value === undefined) row[name] = null;
    else if (kind === 'flag') row[name] = Boolean(value);
    else if (kind === 'instant') row[name] = toIsoInstant(value);
    else if (kind === 'number' || kind === 'code' || kind === 'mjd') row[name] = Number(value);
  }
  return row;
}

function toIsoInstant(value: unknown): string {
  const date = value instanceof Date ? value : new Date(`${String(value).replace(' ', 'T')}Z`);
  return date.toISOString();
}

import type { VotableValue } from './votable.js';

/**
 * A row as RFC 4180 writes it, for programs and spreadsheets. A text that a spreadsheet would take for a formula gets an
 * apostrophe in front, which it takes for "this is text"; a number never does. What is absent is empty, NaN is `nan`.
 *
 * @see OWASP, CSV Injection
 */
export function csvRow(values: readonly VotableValue[]): string {
  return `${values.map((value) => cellOf(value)).join(',')}\r\n`;
}

function cellOf(value: VotableValue): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number') return numberText(value);
  return quoted(/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
}

export function numberText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

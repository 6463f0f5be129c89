import { InvalidArgumentError } from 'commander';

/** Rows from the first up to and with the last, 0-based. */
export interface RowSpan {
  readonly first: number;
  readonly last: number;
}

/** Reads rows given on the command line: `FIRST:LAST`, or `N` for the first N. */
export function rowRange(text: string): RowSpan {
  const match = /^(?:(\d+):)?(\d+)$/.exec(text);
  const first = Number(match?.[1] ?? 0);
  const last = Number(match?.[2]) - (match?.[1] === undefined ? 1 : 0);
  if (match === null || last < first)
    throw new InvalidArgumentError('expected FIRST:LAST or a number of rows, FIRST ≤ LAST');
  return { first, last };
}

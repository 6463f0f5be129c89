import type { NewCard, NewHdu } from '@hstlc/fits';
import { logical, text, whole } from './cards.js';

/** A GTI extension: START and STOP, s since EXPSTART. */
export function goodTimesTable(
  intervals: readonly { readonly start: number; readonly stop: number }[],
  {
    rootname,
    exposureName = rootname,
    version = 1,
    unit = 'seconds',
  }: {
    readonly rootname: string;
    readonly exposureName?: string;
    readonly version?: number;
    readonly unit?: 's' | 'seconds';
  },
): NewHdu {
  const header: readonly NewCard[] = [
    logical('INHERIT', true, 'inherit the primary header'),
    text('EXTNAME', 'GTI', 'extension name'),
    whole('EXTVER', version, 'extension version number'),
    text('ROOTNAME', rootname, 'rootname of the observation set', 34),
    text('EXPNAME', exposureName, 'exposure identifier', 25),
  ];
  const column = (name: string, comment: string, values: readonly number[]) => ({
    name,
    format: '1D',
    unit,
    comment,
    values: Float64Array.from(values),
  });
  return {
    header,
    table: {
      rowCount: intervals.length,
      columns: [
        column(
          'START',
          'start of good time interval',
          intervals.map(({ start }) => start),
        ),
        column(
          'STOP',
          'end of good time interval',
          intervals.map(({ stop }) => stop),
        ),
      ],
    },
  };
}

import type { Lightcurve } from '@hstlc/contract';
import type { ReactNode } from 'react';
import { Dates } from '../../ui/dates.js';
import { chance, configurationName, kiloseconds, significant, sizeOf, grouped } from '../../ui/format.js';
import type { GlossaryName } from '../../ui/glossary.js';

/** A column of the table of lightcurves. */
export interface LightcurveColumn {
  readonly name: string;
  readonly head: string;
  /** stands in the head; absent for what has none */
  readonly unit?: string;
  readonly explained?: GlossaryName;
  /** parameter of the API to sort by; absent where there is no order */
  readonly sort?: string;
  /** which way the first click sorts */
  readonly firstDescending?: true;
  /** least width */
  readonly leastRem: number;
  /** of the width that is left, beside the others' shares */
  readonly share: number;
  readonly isNumber?: true;
  readonly isUsual?: true;
  readonly cell: (lightcurve: Lightcurve) => ReactNode;
}

type Statistics = NonNullable<Lightcurve['statistics']>;

/** A number, or a dash with the reason for who cannot see it. */
function figure(value: number | null | undefined, written: (value: number) => string): ReactNode {
  if (value !== null && value !== undefined) return written(value);
  return (
    <>
      <span aria-hidden>–</span>
      <span className="unseen">not computed</span>
    </>
  );
}

function statistic(
  name: GlossaryName & keyof Statistics,
  head: string,
  sort: string,
  more: Partial<LightcurveColumn> = {},
  written: (value: number) => string = significant,
) {
  return {
    name,
    head,
    sort,
    explained: name,
    firstDescending: true,
    leastRem: 5.25,
    share: 0.6,
    isNumber: true,
    cell: ({ statistics }: Lightcurve) => {
      const value = statistics?.[name];
      return figure(typeof value === 'number' ? value : null, written);
    },
    ...more,
  } as const satisfies LightcurveColumn;
}

/** Everything that can be shown of a lightcurve in a row; the target, the curve and the file always are. */
export const lightcurveColumns: readonly LightcurveColumn[] = [
  {
    name: 'configuration',
    head: 'configuration',
    sort: 'opt_elem',
    leastRem: 13.75,
    share: 1.6,
    isUsual: true,
    cell: configurationName,
  },
  {
    name: 'rootname',
    head: 'exposure',
    sort: 'rootname',
    leastRem: 6.5,
    share: 0.5,
    cell: ({ rootname }) => (rootname === null ? '–' : <span className="rootname">{rootname}</span>),
  },
  {
    name: 'observed',
    head: 'observed',
    unit: 'UTC',
    explained: 'time',
    sort: 'start_mjd',
    leastRem: 11.25,
    share: 1,
    isUsual: true,
    cell: ({ startMjd, endMjd }) => <Dates from={startMjd} to={endMjd} />,
  },
  {
    name: 'live',
    head: 'live time',
    unit: 'ks',
    explained: 'EXPOSURE',
    sort: 'live',
    firstDescending: true,
    leastRem: 6.75,
    share: 0.6,
    isNumber: true,
    isUsual: true,
    cell: ({ liveSeconds }) => kiloseconds(liveSeconds),
  },
  statistic('chi2Dof', 'χ²/dof', 'chi2_dof', { isUsual: true }),
  statistic('lsFap', 'FAP', 'ls_fap', { isUsual: true, leastRem: 5.75, share: 0.6 }, chance),
  {
    name: 'exposures',
    head: 'exposures',
    sort: 'member_count',
    explained: 'composite',
    firstDescending: true,
    leastRem: 6.75,
    share: 0.6,
    isNumber: true,
    cell: ({ memberCount, kind }) => (kind === 'individual' ? 1 : grouped(memberCount)),
  },
  statistic('lsPeriodSeconds', 'period', 'ls_period_seconds', { unit: 's' }),
  statistic('poissonFactorGross', 'Poisson (gross)', 'poisson_factor_gross', {
    leastRem: 9,
    share: 0.8,
  }),
  statistic('poissonFactor', 'Poisson (net)', 'poisson_factor', { leastRem: 8.5, share: 0.8 }),
  statistic('excessVariance', 'excess var.', 'excess_variance', { leastRem: 7.5, share: 0.8 }),
  statistic('fractionalRms', 'frac. rms', 'fractional_rms'),
  statistic('vonNeumann', 'von Neumann', 'von_neumann', { leastRem: 8, share: 0.8 }),
  statistic('bayesianBlocks', 'blocks', 'bayesian_blocks'),
  statistic('flares', 'flares', 'flares'),
  {
    name: 'binWidth',
    head: 'bin',
    unit: 's',
    explained: 'BINS',
    sort: 'step',
    leastRem: 5.5,
    share: 0.6,
    isNumber: true,
    cell: ({ stepSeconds }) => significant(stepSeconds, 4),
  },
  {
    name: 'size',
    head: 'file',
    sort: 'bytes',
    firstDescending: true,
    leastRem: 5.5,
    share: 0.6,
    isNumber: true,
    cell: ({ bytes }) => {
      const { value, unit } = sizeOf(bytes);
      return (
        <>
          {value} <span className="unit">{unit}</span>
        </>
      );
    },
  },
];

/** The columns that a list of names asks for, the usual ones without such a list: of single exposures their names too. */
export function shownColumns(names: string | undefined, kind: string): readonly LightcurveColumn[] {
  const isUsual = (column: LightcurveColumn) =>
    column.isUsual === true || (column.name === 'rootname' && kind === 'individual');
  if (names === undefined) return lightcurveColumns.filter(isUsual);
  const wanted = new Set(names.split(','));
  return lightcurveColumns.filter(({ name }) => wanted.has(name));
}

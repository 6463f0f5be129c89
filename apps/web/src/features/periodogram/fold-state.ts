export const searchColumns = ['NET', 'FLUX', 'COUNTS', 'GROSS', 'BACKGROUND'] as const;
export type SearchColumn = (typeof searchColumns)[number];

/** What is searched for periods, and what is folded on which, every choice made. */
export interface FoldState {
  readonly column: SearchColumn;
  /** barycentric: times by BJD (TDB); recorded: UTC at HST, as the archive's own periodogram */
  readonly clock: 'barycentric' | 'recorded';
  /** s; undefined for two bins and the whole curve */
  readonly shortestSeconds: number | undefined;
  readonly longestSeconds: number | undefined;
  readonly axis: 'period' | 'frequency';
  /** s; undefined for the strongest peak */
  readonly periodSeconds: number | undefined;
  /** d, BJD (TDB) or, of the recorded clock, MJD (UTC); undefined for the first bin */
  readonly epoch: number | undefined;
  readonly phaseBinCount: number;
}

export const usualFold: FoldState = {
  column: 'NET',
  clock: 'barycentric',
  shortestSeconds: undefined,
  longestSeconds: undefined,
  axis: 'period',
  periodSeconds: undefined,
  epoch: undefined,
  phaseBinCount: 20,
};

export const mostPhaseBins = 200;

/** The same as an address holds it: what is absent is as usual. */
export interface FoldSearch {
  readonly column?: Exclude<SearchColumn, 'NET'>;
  readonly clock?: 'recorded';
  /** s */
  readonly pmin?: number;
  readonly pmax?: number;
  readonly axis?: 'frequency';
  /** s */
  readonly period?: number;
  /** d */
  readonly epoch?: number;
  readonly phases?: number;
}

/** Reads an address; what is not understood is as usual. Undone by `formatFold`. */
export function parseFold(search: Readonly<Record<string, unknown>>): FoldState {
  const { column, clock, pmin, pmax, axis, period, epoch, phases } = search;
  return {
    column: searchColumns.find((each) => each === column) ?? usualFold.column,
    clock: clock === 'recorded' ? clock : usualFold.clock,
    shortestSeconds: positive(pmin),
    longestSeconds: positive(pmax),
    axis: axis === 'frequency' ? axis : usualFold.axis,
    periodSeconds: positive(period),
    epoch: typeof epoch === 'number' && Number.isFinite(epoch) ? epoch : undefined,
    phaseBinCount: isPhaseBinCount(phases) ? phases : usualFold.phaseBinCount,
  };
}

/** What an address has to hold so that somebody else sees the same. */
export function formatFold(state: FoldState): FoldSearch {
  const { column, clock, shortestSeconds, longestSeconds, axis, periodSeconds, epoch, phaseBinCount } = state;
  return {
    ...(column === 'NET' ? {} : { column }),
    ...(clock === 'recorded' ? { clock } : {}),
    ...(shortestSeconds === undefined ? {} : { pmin: shortestSeconds }),
    ...(longestSeconds === undefined ? {} : { pmax: longestSeconds }),
    ...(axis === 'frequency' ? { axis } : {}),
    ...(periodSeconds === undefined ? {} : { period: periodSeconds }),
    ...(epoch === undefined ? {} : { epoch }),
    ...(phaseBinCount === usualFold.phaseBinCount ? {} : { phases: phaseBinCount }),
  };
}

/** Only what belongs to a fold of an address, as it is there. */
export function foldSearchOf(search: Readonly<Record<string, unknown>>): FoldSearch {
  return formatFold(parseFold(search));
}

function positive(value: unknown): number | undefined {
  return typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : undefined;
}

function isPhaseBinCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 2 && value <= mostPhaseBins;
}

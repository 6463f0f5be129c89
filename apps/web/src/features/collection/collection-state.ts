import { exploredClasses, type ExploredClass } from '@hstlc/contract';

/** Orders of the lightcurves of a table, as parameters of the API. */
export const exploredOrders = {
  ls_fap: 'surest period first',
  ls_period_seconds: 'shortest period first',
  '-poisson_factor_gross': 'most variable first',
  '-live': 'longest first',
  target: 'by target',
} as const;
export type ExploredOrder = keyof typeof exploredOrders;

/** What the address holds of the collection: which table, what of it, in which order. */
export interface CollectionState {
  readonly class?: ExploredClass;
  readonly instrument?: 'COS' | 'STIS';
  readonly kind?: 'individual' | 'composite';
  /** part of the name of a target */
  readonly target?: string;
  readonly sort?: ExploredOrder;
}

/** Reads it from an address; what is not understood is left out. */
export function collectionStateOf(given: Readonly<Record<string, unknown>>): CollectionState {
  const { target } = given;
  const known = {
    class: exploredClasses.find((each) => each === given['class']),
    instrument: (['COS', 'STIS'] as const).find((each) => each === given['instrument']),
    kind: (['individual', 'composite'] as const).find((each) => each === given['kind']),
    target: target === undefined || target === '' ? undefined : String(target),
    sort: (Object.keys(exploredOrders) as ExploredOrder[]).find((each) => each === given['sort']),
  };
  return Object.fromEntries(
    Object.entries(known).filter(([, value]) => value !== undefined),
  ) as CollectionState;
}

/** The state with some of its parts changed; undefined or nothing takes a part away. */
export function changedState(
  state: CollectionState,
  change: { readonly [Name in keyof CollectionState]?: string | undefined },
): CollectionState {
  return collectionStateOf({ ...state, ...change });
}

/** What of the collection is asked for, as parameters of the list of lightcurves. */
export function exploredFilters(state: CollectionState): Readonly<Record<string, string>> {
  const { class: name = 'interesting', instrument, kind, target, sort } = state;
  return {
    class: name,
    ...(instrument === undefined ? {} : { instrument }),
    ...(kind === undefined ? {} : { kind }),
    ...(target === undefined ? {} : { target: target.includes('*') ? target : `*${target}*` }),
    sort: sort ?? usualOrder(name),
  };
}

/** Periods are nothing to order by where none could be told. */
export function usualOrder(name: ExploredClass): ExploredOrder {
  return name === 'null' ? '-live' : 'ls_fap';
}

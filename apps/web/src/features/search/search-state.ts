import { parsePosition } from './parse-position.js';
import { isRootname } from './suggestions.js';

/** Filters of the list of lightcurves that the page offers, by the parameter of the API. */
export const choiceNames = [
  'kind',
  'target',
  'instrument',
  'detector',
  'opt_elem',
  'cenwave',
  'aperture',
  'has_flux',
  'simulated',
] as const;
export const rangeNames = [
  'date_from',
  'date_to',
  'live_min',
  'live_max',
  'poisson_factor_gross_min',
  'poisson_factor_gross_max',
  'ls_fap_min',
  'ls_fap_max',
] as const;
const otherNames = ['q', 'radius', 'sort', 'columns', 'sky'] as const;
const names = [...choiceNames, ...rangeNames, ...otherNames];

/** What the address bar holds of a search: the text, the filters, the order, what is shown. */
export type SearchState = { readonly [Name in (typeof names)[number]]?: string };

/** Reads it from an address; what is not understood is left out. */
export function searchStateOf(given: Readonly<Record<string, unknown>>): SearchState {
  const known = names.flatMap((name) => {
    const value = given[name];
    const isWord = (typeof value === 'string' && value !== '') || typeof value === 'number';
    return isWord || typeof value === 'boolean' ? [[name, String(value)]] : [];
  });
  return Object.fromEntries(known) as SearchState;
}

/** The state with some of its parts changed; undefined takes a part away. */
export function changed(
  state: SearchState,
  change: { readonly [Name in keyof SearchState]?: SearchState[Name] | undefined },
): SearchState {
  const next = Object.entries({ ...state, ...change }).filter(
    ([, value]) => value !== undefined && value !== '',
  );
  return Object.fromEntries(next) as SearchState;
}

/** deg, round a position in the box, when no other radius is chosen */
export const defaultRadius = '0.1';

/** Composites, when nothing is chosen: there each photon is shown once. */
export const defaultKind = 'composite';

/** What the text of the box asks for: a cone, an exposure, or targets by a part of their names. */
export function askedFor({ q = '' }: SearchState): 'everything' | 'cone' | 'exposure' | 'names' {
  if (q === '') return 'everything';
  if (parsePosition(q) !== undefined) return 'cone';
  return isRootname(q) ? 'exposure' : 'names';
}

/**
 * What of it chooses rows, as the parameters of the API.
 *
 * @param names of the targets that the text stands for, where it asks for such
 */
export function filtersOf(
  state: SearchState,
  names: readonly string[] = [],
): Readonly<Record<string, string>> {
  const filters: Record<string, string> = { kind: state.kind ?? defaultKind };
  for (const name of [...choiceNames, ...rangeNames]) {
    const value = state[name];
    if (value !== undefined) filters[name] = value;
  }
  return { ...textFilters(state, names), ...filters };
}

function textFilters(state: SearchState, names: readonly string[]): Readonly<Record<string, string>> {
  const { q = '', radius = defaultRadius } = state;
  switch (askedFor(state)) {
    case 'everything':
      return {};
    case 'cone': {
      const { rightAscension, declination } = parsePosition(q)!;
      return { ra: String(rightAscension), dec: String(declination), radius };
    }
    case 'exposure':
      return state.kind === 'individual' ? { rootname: q.toLowerCase() } : { member: q.toLowerCase() };
    case 'names':
      return { target: names.join(',') };
  }
}

/** The values chosen of one filter. */
export function chosenOf(state: SearchState, name: (typeof choiceNames)[number]): readonly string[] {
  return state[name]?.split(',') ?? [];
}

/** Chooses a value of a filter, or takes it away when it is chosen already. */
export function toggled(state: SearchState, name: (typeof choiceNames)[number], value: string): SearchState {
  const chosen = chosenOf(state, name);
  const next = chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
  return changed(state, { [name]: next.join(',') });
}

/** How many filters are set, the text and the kind not counted. */
export function filterCount(state: SearchState): number {
  const set = [...choiceNames, ...rangeNames].filter((name) => state[name] !== undefined && name !== 'kind');
  return new Set(set.map((name) => name.replace(/_(min|max|from|to)$/, ''))).size;
}

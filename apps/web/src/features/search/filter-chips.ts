import { wordFor } from './value-words.js';
import { changed, chosenOf, choiceNames, toggled, type SearchState } from './search-state.js';

/** Something that narrows the search, in words, and the search without it. */
export interface FilterChip {
  readonly words: string;
  readonly without: SearchState;
}

const titles = {
  kind: 'kind',
  target: 'target',
  instrument: 'instrument',
  detector: 'detector',
  opt_elem: 'grating',
  cenwave: 'central wavelength',
  aperture: 'aperture',
  has_flux: 'calibrated flux',
  simulated: 'simulated',
} as const satisfies Record<(typeof choiceNames)[number], string>;

const ranges = [
  { title: 'observed', from: 'date_from', to: 'date_to', unit: '' },
  { title: 'live time', from: 'live_min', to: 'live_max', unit: ' s' },
  { title: 'variability', from: 'poisson_factor_gross_min', to: 'poisson_factor_gross_max', unit: '' },
  { title: 'periodicity', from: 'ls_fap_min', to: 'ls_fap_max', unit: '' },
] as const;

/** All that narrows a search, each by itself: the text, every value that is chosen, every range. The kind stands elsewhere. */
export function filterChips(state: SearchState): readonly FilterChip[] {
  const text =
    state.q === undefined
      ? []
      : [{ words: `“${state.q}”`, without: changed(state, { q: undefined, radius: undefined }) }];
  const choices = choiceNames
    .filter((name) => name !== 'kind')
    .flatMap((name) =>
      chosenOf(state, name).map((value) => ({
        words: `${titles[name]} ${wordFor(name, value)}`,
        without: toggled(state, name, value),
      })),
    );
  const limits = ranges.flatMap(({ title, from, to, unit }) => {
    const [least, most] = [state[from], state[to]].map(shortened);
    if (least === undefined && most === undefined) return [];
    const words = [
      least === undefined ? '' : ` from ${least}`,
      most === undefined ? '' : ` to ${most}`,
      unit,
    ].join('');
    return [{ words: `${title}${words}`, without: changed(state, { [from]: undefined, [to]: undefined }) }];
  });
  return [...text, ...choices, ...limits];
}

/** Four digits of a number; what is none, as it is. */
function shortened(text: string | undefined): string | undefined {
  return text === undefined || !Number.isFinite(Number(text))
    ? text
    : String(Number(Number(text).toPrecision(4)));
}

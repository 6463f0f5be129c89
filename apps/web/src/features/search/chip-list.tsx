import { IconX } from '@tabler/icons-react';
import { filterChips } from './filter-chips.js';
import type { SearchState } from './search-state.js';

interface Props {
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}

/** All that narrows the search, in a line above what it finds; a click takes one away. */
export function ChipList({ state, onChange }: Props) {
  const chips = filterChips(state);
  if (chips.length === 0) return null;
  return (
    <ul className="chips" aria-label="What narrows the search">
      {chips.map(({ words, without }) => (
        <li key={words}>
          <button type="button" className="chip" onClick={() => onChange(without)}>
            <span className="unseen">Take away: </span>
            {words} <IconX size={13} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}

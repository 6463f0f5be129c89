import { counted, kiloseconds, sexagesimalOf } from '../../ui/format.js';
import type { Suggestion } from './suggestions.js';

interface Props {
  readonly id: string;
  readonly isShown: boolean;
  readonly suggestions: readonly Suggestion[];
  /** index of the one the arrows have reached; −1 for none */
  readonly chosen: number;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** The list under the search box. */
export function SuggestionList({ id, isShown, suggestions, chosen, onTake }: Props) {
  return (
    <ul id={id} role="listbox" aria-label="Suggestions" className="suggestions" hidden={!isShown}>
      {suggestions.map((suggestion, index) => {
        const { kind, name, about } = wordsFor(suggestion);
        return (
          <li
            key={`${kind} ${name}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            // before the box loses the focus and the list is gone
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(suggestion)}
          >
            <span className="label">{kind}</span>
            <span className="suggestion-name">{name}</span>
            <span className="unit">{about}</span>
          </li>
        );
      })}
    </ul>
  );
}

function wordsFor(suggestion: Suggestion): { kind: string; name: string; about: string } {
  switch (suggestion.kind) {
    case 'position': {
      const { rightAscension, declination } = suggestion.position;
      return { kind: 'near', name: sexagesimalOf(rightAscension, declination), about: 'ICRS' };
    }
    case 'exposure':
      return { kind: 'exposure', name: suggestion.rootname, about: `of ${suggestion.target}` };
    case 'target': {
      const { name, instruments, observationCount, exposureSeconds } = suggestion.target;
      const about = `${instruments.join(', ')} · ${counted(observationCount, 'exposure')} · ${kiloseconds(exposureSeconds)} ks`;
      return { kind: 'target', name, about };
    }
    case 'text':
      return { kind: 'all', name: `everything that matches “${suggestion.text}”`, about: '' };
  }
}

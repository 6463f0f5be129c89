import { IconSearch } from '@tabler/icons-react';
import { useId, type KeyboardEvent } from 'react';
import { SuggestionList } from './suggestion-list.js';
import { useSearchBox, type SearchBoxActions } from './use-search-box.js';

/** As much as the archive accepts. */
const longestText = 60;

/** One box for names, aliases, positions and rootnames; arrows choose a suggestion, Enter takes it, Escape closes, then clears. */
export function SearchBox(actions: SearchBoxActions) {
  const id = useId();
  const box = useSearchBox(actions);
  const { isShown, chosen, suggestions } = box;
  return (
    <form
      role="search"
      className="search-box"
      onSubmit={(event) => {
        event.preventDefault();
        box.take(suggestions[chosen]);
      }}
      onBlur={({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || box.close()}
    >
      <IconSearch size={17} aria-hidden className="search-icon" />
      <input
        id="search"
        role="combobox"
        aria-label="Find a target, a position or an exposure"
        aria-keyshortcuts="/"
        aria-expanded={isShown}
        aria-controls={id}
        aria-autocomplete="list"
        aria-activedescendant={isShown && chosen >= 0 ? `${id}-${chosen}` : undefined}
        placeholder="name, position or rootname"
        maxLength={longestText}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        enterKeyHint="search"
        value={box.typed}
        onChange={({ currentTarget }) => box.type(currentTarget.value)}
        onKeyDown={(event) => onKey(event, box)}
      />
      <kbd aria-hidden className="search-key">
        /
      </kbd>
      <SuggestionList id={id} isShown={isShown} suggestions={suggestions} chosen={chosen} onTake={box.take} />
    </form>
  );
}

function onKey(event: KeyboardEvent, { clear, move }: ReturnType<typeof useSearchBox>): void {
  if (event.key === 'Escape') return clear();
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  event.preventDefault();
  move(event.key === 'ArrowDown' ? 1 : -1);
}

import { useState } from 'react';
import type { Suggestion } from './suggestions.js';
import { useSuggestions } from './use-suggestions.js';

export interface SearchBoxActions {
  /** what is searched for now */
  readonly text: string;
  /** called with the trimmed text on Enter, or when it is cleared */
  readonly onSearch: (text: string) => void;
  /** called when one of the suggestions is taken */
  readonly onTake: (suggestion: Exclude<Suggestion, { kind: 'text' }>) => void;
}

/** What is typed, what is offered for it, and what the keys do. */
export function useSearchBox({ text, onSearch, onTake }: SearchBoxActions) {
  const [typed, setTyped] = useState(text);
  const [isOpen, setOpen] = useState(false);
  const [chosen, choose] = useState(-1);
  const [known, setKnown] = useState(text);
  // when the address changes, by back or by a link, the box follows
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  const suggestions = useSuggestions(typed, isOpen);
  const isShown = isOpen && suggestions.length > 0;
  const close = () => {
    setOpen(false);
    choose(-1);
  };
  return {
    typed,
    suggestions,
    isShown,
    chosen,
    close,
    type: (value: string) => {
      setTyped(value);
      setOpen(true);
      choose(-1);
    },
    take: (suggestion: Suggestion | undefined) => {
      close();
      if (suggestion === undefined || suggestion.kind === 'text') onSearch(typed.trim());
      else onTake(suggestion);
    },
    clear: () => {
      if (isShown) return close();
      setTyped('');
      if (text !== '') onSearch('');
    },
    move: (by: 1 | -1) => {
      setOpen(true);
      choose(moved(chosen, by, suggestions.length));
    },
  };
}

/** Round and round, with the box itself (−1) between the last and the first. */
function moved(chosen: number, by: 1 | -1, count: number): number {
  return ((chosen + 1 + by + count + 1) % (count + 1)) - 1;
}

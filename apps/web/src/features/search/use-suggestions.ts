import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { observationsQuery, targetSuggestionsQuery } from '../../api/queries.js';
import { parsePosition } from './parse-position.js';
import { isRootname, suggestionsFor, type Suggestion } from './suggestions.js';

const pauseMilliseconds = 120;

/** What to offer for what is typed; the archive is asked when typing pauses, and never for a position. */
export function useSuggestions(typed: string, isOpen: boolean): readonly Suggestion[] {
  const text = typed.trim();
  const [settled] = useDebouncedValue(text, pauseMilliseconds);
  const isName = isOpen && settled !== '' && parsePosition(settled) === undefined;
  const targets = useQuery({
    ...targetSuggestionsQuery(settled),
    enabled: isName,
    placeholderData: keepPreviousData,
  });
  const exposures = useQuery({
    ...observationsQuery({ rootname: settled.toLowerCase(), limit: '1' }),
    enabled: isName && isRootname(settled),
  });
  return suggestionsFor(text, {
    targets: isName ? (targets.data?.items ?? []) : [],
    exposure: isRootname(text) ? exposures.data?.items[0] : undefined,
  });
}

import { EmptyArchive } from '../../ui/empty-archive.js';
import type { Search } from './use-search.js';
import { changed, choiceNames, filterCount, rangeNames, type SearchState } from './search-state.js';

interface Props {
  readonly search: Search;
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}

/** Nothing matches: why, and what would. */
export function NothingFound({ search, state, onChange }: Props) {
  const kinds = search.facets?.facets.find(({ field }) => field === 'kind')?.values ?? [];
  const other = state.kind === 'individual' ? 'composite' : 'individual';
  const others = kinds.find(({ value }) => value === other)?.count ?? 0;
  const filters = filterCount(state);
  const isAll = state.q === undefined && filters === 0;
  const withoutFilters = Object.fromEntries([...choiceNames, ...rangeNames].map((name) => [name, undefined]));
  // what could not be counted may be there all the same
  if (isAll && search.facets !== undefined && others === 0) return <EmptyArchive isPart />;
  return (
    <div className="nothing" role="status">
      <h2>{isAll ? 'Nothing here yet' : 'Nothing matches'}</h2>
      {others > 0 && (
        <button type="button" className="action" onClick={() => onChange(changed(state, { kind: other }))}>
          Show {others} {other === 'individual' ? 'single exposures' : 'composites'} that match
        </button>
      )}
      {filters > 0 && (
        <button type="button" className="action" onClick={() => onChange(changed(state, withoutFilters))}>
          Take the filters away
        </button>
      )}
      {state.q !== undefined && others === 0 && (
        <p>
          Nothing is called “{state.q}”. Try part of the name, another name of the target, a position such as
          12 34 56 −7 8 9, or the nine characters of a rootname. Blanks and dashes do not count.
        </p>
      )}
    </div>
  );
}

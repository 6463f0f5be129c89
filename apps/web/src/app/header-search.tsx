import { useNavigate, useRouterState } from '@tanstack/react-router';
import { SearchBox } from '../features/search/search-box.js';
import { searchStateOf } from '../features/search/search-state.js';
import type { Suggestion } from '../features/search/suggestions.js';

/** The search box of every page: on the search itself it changes what is searched, elsewhere it leads there. */
export function HeaderSearch() {
  const navigate = useNavigate();
  const { pathname, search } = useRouterState({ select: ({ location }) => location });
  const isHome = pathname === '/';
  const text = isHome ? (searchStateOf(search).q ?? '') : '';
  const onSearch = (q: string) => {
    // on the search itself the filters stay
    const { q: _, ...filters } = isHome ? searchStateOf(search) : {};
    void navigate({ to: '/', search: { ...filters, ...(q === '' ? {} : { q }) } });
  };
  return <SearchBox text={text} onSearch={onSearch} onTake={(taken) => void navigate(placeOf(taken))} />;
}

function placeOf(suggestion: Exclude<Suggestion, { kind: 'text' }>) {
  switch (suggestion.kind) {
    case 'position': {
      const { rightAscension, declination } = suggestion.position;
      const q = `${rightAscension.toFixed(5)} ${declination < 0 ? '-' : '+'}${Math.abs(declination).toFixed(5)}`;
      return { to: '/', search: { q } } as const;
    }
    case 'exposure':
      return { to: '/lightcurves/$id', params: { id: suggestion.lightcurve } } as const;
    case 'target':
      return { to: '/targets/$name', params: { name: suggestion.target.name } } as const;
  }
}

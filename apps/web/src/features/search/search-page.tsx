import { useDocumentTitle } from '@mantine/hooks';
import type { Lightcurve } from '@hstlc/contract';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import { basketItemOf } from '../../ui/basket-item.js';
import { putIntoBasket, takeFromBasket, useBasket } from '../../ui/basket-store.js';
import { Failed, Loading } from '../../ui/states.js';
import { ChipList } from './chip-list.js';
import { FacetPanel } from './facet-panel.js';
import { shownColumns } from './lightcurve-columns.js';
import { LightcurveTable } from './lightcurve-table.js';
import { NothingFound } from './nothing-found.js';
import { changed, defaultKind, type SearchState } from './search-state.js';
import { SearchToolbar } from './search-toolbar.js';
import { useSearch } from './use-search.js';

/** Comes when it is asked for. */
const SkyMap = lazy(async () => ({ default: (await import('./sky-map.js')).SkyMap }));

interface Props {
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
}

/** Home: what the search finds, what narrows it, and how it is shown. */
export function SearchPage({ state, onChange }: Props) {
  useDocumentTitle(state.q === undefined ? 'hstlc' : `${state.q} · hstlc`);
  const search = useSearch(state);
  const basket = useBasket();
  const inBasket = useMemo(() => new Set(basket.map(({ filename }) => filename)), [basket]);
  const { kind = defaultKind } = state;
  const columns = useMemo(() => shownColumns(state.columns, kind), [state.columns, kind]);
  const toBasket = useCallback(
    (lightcurve: Lightcurve) =>
      inBasket.has(lightcurve.filename)
        ? takeFromBasket([lightcurve.filename])
        : putIntoBasket([basketItemOf(lightcurve)]),
    [inBasket],
  );
  const { rows, total, error } = search;
  return (
    <div className="search-page">
      <h1 className="unseen">Lightcurves of COS and STIS</h1>
      <FacetPanel
        state={state}
        facets={search.facets}
        countsError={search.countsError}
        onRecount={search.recount}
        onChange={onChange}
      />
      <div className="found" aria-busy={search.isOld}>
        <SearchToolbar
          search={search}
          state={state}
          onChange={onChange}
          onBasketAll={() => putIntoBasket(rows.map(basketItemOf))}
        />
        <ChipList state={state} onChange={onChange} />
        {state.sky === 'shown' && (
          <Suspense fallback={<div className="panel sky-map sky-place" />}>
            <SkyMap state={state} onChange={onChange} />
          </Suspense>
        )}
        {total === undefined && <Unanswered error={error} onRetry={search.retry} />}
        {total === 0 && <NothingFound search={search} state={state} onChange={onChange} />}
        {total !== undefined && total > 0 && (
          <LightcurveTable
            rows={rows}
            columns={columns}
            total={total}
            sort={state.sort}
            onSort={(sort) => onChange(changed(state, { sort }))}
            basket={inBasket}
            onBasket={toBasket}
            reasons={search.reasons}
            hasMore={search.hasMore && !search.isFetchingMore}
            onMore={search.fetchMore}
          />
        )}
      </div>
    </div>
  );
}

function Unanswered({ error, onRetry }: { readonly error: Error | undefined; readonly onRetry: () => void }) {
  if (error === undefined) return <Loading what="searching" />;
  return <Failed error={error} isPart onRetry={onRetry} />;
}

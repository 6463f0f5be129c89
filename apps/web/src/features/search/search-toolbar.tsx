import { routes } from '@hstlc/contract';
import { IconDownload, IconShoppingBagPlus, IconWorld } from '@tabler/icons-react';
import { counted, grouped } from '../../ui/format.js';
import { ColumnChoice } from './column-choice.js';
import { askedFor, changed, defaultKind, defaultRadius, type SearchState } from './search-state.js';
import type { Search } from './use-search.js';
import { NumberBox } from './number-box.js';

interface Props {
  readonly search: Search;
  readonly state: SearchState;
  readonly onChange: (state: SearchState) => void;
  /** puts all rows that were fetched into the basket */
  readonly onBasketAll: () => void;
}

const kinds = [
  { kind: 'composite', words: 'composites' },
  { kind: 'individual', words: 'single exposures' },
] as const;

/** Above the table: how many of which kind, round where, and how it is shown. */
export function SearchToolbar({ search, state, onChange, onBasketAll }: Props) {
  const { total, namesLeftOut, rows, filters } = search;
  const counts = search.facets?.facets.find(({ field }) => field === 'kind')?.values ?? [];
  const csv = `${routes.lightcurves}?${new URLSearchParams({ ...filters, ...(state.sort === undefined ? {} : { sort: state.sort }), format: 'csv' })}`;
  return (
    <div className="toolbar">
      <div className="kinds" role="group" aria-label="Kind">
        {kinds.map(({ kind, words }) => (
          <button
            key={kind}
            type="button"
            aria-pressed={(state.kind ?? defaultKind) === kind}
            onClick={() => onChange(changed(state, { kind: kind === defaultKind ? undefined : kind }))}
          >
            {words}{' '}
            <span>{counts.filter(({ value }) => value === kind).map(({ count }) => grouped(count))}</span>
          </button>
        ))}
      </div>
      {askedFor(state) === 'cone' && (
        <label className="radius">
          within{' '}
          <NumberBox
            label="radius in degrees"
            placeholder={defaultRadius}
            value={state.radius ?? defaultRadius}
            onSettle={(radius) => onChange(changed(state, { radius }))}
          />{' '}
          <span className="unit">deg</span>
        </label>
      )}
      <span className="unit" role="status">
        {total !== undefined && counted(total, 'lightcurve')}
        {namesLeftOut > 0 && `, of the first ${100} of ${100 + namesLeftOut} targets that match`}
      </span>
      <div className="tools">
        <button
          type="button"
          className="tool"
          aria-pressed={state.sky === 'shown'}
          onClick={() => onChange(changed(state, { sky: state.sky === 'shown' ? undefined : 'shown' }))}
        >
          <IconWorld size={16} aria-hidden /> sky
        </button>
        <ColumnChoice
          kind={state.kind ?? defaultKind}
          chosen={state.columns}
          onChoose={(columns) => onChange(changed(state, { columns }))}
        />
        <a className="tool" href={csv} download="lightcurves.csv">
          <IconDownload size={16} aria-hidden /> CSV
        </a>
        <button type="button" className="tool" disabled={rows.length === 0} onClick={onBasketAll}>
          <IconShoppingBagPlus size={16} aria-hidden />{' '}
          {rows.length === (total ?? 0) ? 'all' : grouped(rows.length)} to the basket
        </button>
      </div>
    </div>
  );
}

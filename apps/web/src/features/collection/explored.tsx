import { exploredClasses, type ExploredClass } from '@hstlc/contract';
import { useDebouncedCallback } from '@mantine/hooks';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { exploratoryQuery } from '../../api/collection.js';
import { lightcurvesQuery } from '../../api/queries.js';
import { AwaitedPart } from '../../ui/awaited.js';
import { Explained } from '../../ui/explained.js';
import { MoreButton } from '../../ui/more-button.js';
import { TextField } from '../../ui/text-field.js';
import {
  changedState,
  exploredFilters,
  exploredOrders,
  usualOrder,
  type CollectionState,
} from './collection-state.js';
import { ExploredPlot } from './explored-plot.js';
import { ExploredTable } from './explored-table.js';
import { grouped } from '../../ui/format.js';

const meanings = {
  interesting:
    'with a period of their own: a false-alarm probability of at most 1 %, and not HST’s own period',
  boring: 'whose strongest period may be chance, or is HST’s own',
  null: 'of which nothing could be told: too few bins, or no photons',
} as const satisfies Record<ExploredClass, string>;

const pauseMilliseconds = 300;

interface Props {
  readonly state: CollectionState;
  readonly onChange: (state: CollectionState) => void;
}

/** Every lightcurve in one of three tables, to filter and order, with a plot of what is in it. */
export function Explored({ state, onChange }: Props) {
  const { class: name = 'interesting' } = state;
  const { sort, ...filters } = exploredFilters(state);
  const found = useInfiniteQuery(lightcurvesQuery(filters, sort));
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const total = found.data?.pages[0]?.total;
  return (
    <section className="section" aria-labelledby="explored">
      <h2 id="explored">
        Interesting, boring, null <Explained name="lsFap" />
      </h2>
      <ClassChoice state={state} onChange={onChange} />
      <p className="quiet">Lightcurves {meanings[name]}.</p>
      <Narrowing state={state} onChange={onChange} />
      <AwaitedPart query={found} what="fetching lightcurves">
        {() => total === 0 && <p className="quiet">None of them.</p>}
      </AwaitedPart>
      {rows.length > 0 && (
        <div className="explored" aria-busy={found.isPlaceholderData}>
          <ExploredPlot rows={rows} name={name} />
          <div className="section">
            <ExploredTable rows={rows} />
            <MoreButton
              shown={rows.length}
              total={total ?? 0}
              hasMore={found.hasNextPage}
              isFetching={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          </div>
        </div>
      )}
    </section>
  );
}

function ClassChoice({ state, onChange }: Props) {
  const { data } = useQuery(exploratoryQuery);
  const counts = { interesting: data?.interestingCount, boring: data?.boringCount, null: data?.nullCount };
  return (
    <div className="kinds" role="group" aria-label="Table">
      {exploredClasses.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={(state.class ?? 'interesting') === each}
          // an order of one table is none of another
          onClick={() => onChange(changedState(state, { class: each, sort: undefined }))}
        >
          {each} <span>{counts[each] === undefined ? '' : grouped(counts[each])}</span>
        </button>
      ))}
    </div>
  );
}

function Narrowing({ state, onChange }: Props) {
  const [typed, setTyped] = useState(state.target ?? '');
  const settle = useDebouncedCallback(
    (target: string) => onChange(changedState(state, { target })),
    pauseMilliseconds,
  );
  return (
    <div className="order narrowing">
      <TextField
        label="target holds"
        value={typed}
        onChange={(target) => {
          setTyped(target);
          settle(target.trim());
        }}
      />
      <Choice
        label="instrument"
        value={state.instrument ?? ''}
        options={{ '': 'both', COS: 'COS', STIS: 'STIS' }}
        onChange={(instrument) => onChange(changedState(state, { instrument }))}
      />
      <Choice
        label="kind"
        value={state.kind ?? ''}
        options={{ '': 'both', individual: 'single exposures', composite: 'composites' }}
        onChange={(kind) => onChange(changedState(state, { kind }))}
      />
      <Choice
        label="order"
        value={state.sort ?? usualOrder(state.class ?? 'interesting')}
        options={exploredOrders}
        onChange={(sort) => onChange(changedState(state, { sort }))}
      />
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  /** words by value */
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <label className="field">
      {label}
      <select
        className="text-box"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {Object.entries(options).map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}

import type { ExploratoryStatistics } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { exploratoryQuery } from '../../api/collection.js';
import { Explained } from '../../ui/explained.js';
import { counted, significant } from '../../ui/format.js';
import { Failed } from '../../ui/states.js';
import { PeriodMap } from './period-map.js';
import { Scrolling } from '../../ui/scrolling.js';
import { TextField } from '../../ui/text-field.js';

type Interesting = ExploratoryStatistics['interesting'][number];

const orders = {
  fap: (one: Interesting, other: Interesting) => (one.lsFap ?? 1) - (other.lsFap ?? 1),
  period: (one: Interesting, other: Interesting) => (one.lsPeriodSeconds ?? 0) - (other.lsPeriodSeconds ?? 0),
  target: (one: Interesting, other: Interesting) => one.target.localeCompare(other.target),
} as const;

/** Every lightcurve in one of three tables: with a period of its own, without, and of which nothing could be told. */
export function Explored() {
  const { data, error, refetch } = useQuery(exploratoryQuery);
  const [text, setText] = useState('');
  const [order, setOrder] = useState<keyof typeof orders>('fap');
  if (error !== null) return <Failed error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  const wanted = text.trim().toLowerCase();
  const rows = data.interesting
    .filter(({ target, id }) => `${target} ${id}`.toLowerCase().includes(wanted))
    .toSorted(orders[order]);
  return (
    <section className="section" aria-labelledby="explored">
      <h2 id="explored">
        Interesting, boring, null <Explained name="lsFap" />
      </h2>
      <p className="quiet">
        {counted(data.interestingCount, 'lightcurve')} with a period of their own,{' '}
        {data.boringCount.toLocaleString('en')} without, {data.nullCount.toLocaleString('en')} of which
        nothing could be told.
      </p>
      {data.interesting.length > 0 && (
        <div className="explored">
          <PeriodMap rows={rows} />
          <div className="section">
            <div className="order">
              <TextField label="only what holds" value={text} onChange={setText} />
              <div className="kinds" role="group" aria-label="Order">
                {(Object.keys(orders) as (keyof typeof orders)[]).map((each) => (
                  <button
                    key={each}
                    type="button"
                    aria-pressed={order === each}
                    onClick={() => setOrder(each)}
                  >
                    {each === 'fap' ? 'surest first' : `by ${each}`}
                  </button>
                ))}
              </div>
            </div>
            <InterestingTable rows={rows} />
          </div>
        </div>
      )}
    </section>
  );
}

function InterestingTable({ rows }: { readonly rows: readonly Interesting[] }) {
  return (
    <Scrolling label="Interesting lightcurves" isPanel isTall>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">target</th>
            <th scope="col">lightcurve</th>
            <th scope="col" className="number">
              period <span className="unit">s</span>
            </th>
            <th scope="col" className="number">
              FAP
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, target, lsPeriodSeconds, lsFap }) => (
            <tr key={id}>
              <td>
                <Link to="/targets/$name" params={{ name: target }}>
                  {target}
                </Link>
              </td>
              <td className="mono">
                <Link to="/lightcurves/$id" params={{ id }}>
                  {id}
                </Link>
              </td>
              <td className="number">{lsPeriodSeconds === null ? '–' : significant(lsPeriodSeconds, 5)}</td>
              <td className="number">{lsFap === null ? '–' : significant(lsFap, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

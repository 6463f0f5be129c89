import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import {
  configurationsQuery,
  exposureTimeQuery,
  growthQuery,
  opticalElementsQuery,
} from '../../api/collection.js';
import { counted, kiloseconds } from '../../ui/format.js';
import { Failed, Loading } from '../../ui/states.js';
import { BarList } from './bar-list.js';
import { Explored } from './explored.js';
import { Growth } from './growth.js';
import type { CollectionState } from './collection-state.js';
import { searchOf } from './configuration-search.js';

interface Props {
  readonly state: CollectionState;
  readonly onChange: (state: CollectionState) => void;
}

/** What the archive holds, in numbers. */
export function CollectionPage({ state, onChange }: Props) {
  useDocumentTitle('Collection · hstlc');
  const exposureTime = useQuery(exposureTimeQuery);
  if (exposureTime.isPending) return <Loading what="counting" />;
  if (exposureTime.isError)
    return <Failed error={exposureTime.error} onRetry={() => void exposureTime.refetch()} />;
  const { targetCount, totalSeconds, bins } = exposureTime.data;
  return (
    <div className="reading wide">
      <header className="page-head">
        <h1>The collection</h1>
        <p className="quiet">
          {counted(targetCount, 'target')}, {kiloseconds(totalSeconds)} <span className="unit">ks</span> of
          exposure.
        </p>
      </header>
      <div className="staff-columns">
        <section className="panel form" aria-labelledby="exposure-time">
          <h2 id="exposure-time">Exposure time of targets</h2>
          <BarList
            noun="target"
            total={targetCount}
            bars={bins.map(({ fromSeconds, toSeconds, targetCount: count }) => ({
              name: `${kiloseconds(fromSeconds)} – ${kiloseconds(toSeconds)} ks`,
              count,
            }))}
          />
        </section>
        <OpticalElements />
        <Configurations />
        <GrowthSection />
      </div>
      <Explored state={state} onChange={onChange} />
    </div>
  );
}

function OpticalElements() {
  const { data, error, refetch } = useQuery(opticalElementsQuery);
  return (
    <section className="panel form" aria-labelledby="optical-elements">
      <h2 id="optical-elements">Gratings and mirrors</h2>
      {error !== null && <Failed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && (
        <BarList
          noun="exposure"
          total={data.opticalElements.reduce((sum, { count }) => sum + count, 0)}
          bars={data.opticalElements.map(({ name, count }) => ({
            name,
            count,
            search: { kind: 'individual', opt_elem: name },
          }))}
        />
      )}
    </section>
  );
}

function Configurations() {
  const { data, error, refetch } = useQuery(configurationsQuery);
  const counts = data?.groups.flatMap(({ configurations }) => configurations.map(({ count }) => count)) ?? [];
  const full = Math.max(1, ...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return (
    <section className="panel form" aria-labelledby="configurations">
      <h2 id="configurations">Configurations</h2>
      {error !== null && <Failed error={error} onRetry={() => void refetch()} />}
      {data?.groups.map((group) => (
        <div key={group.name} className="section">
          <h3>
            {group.name} <span className="unit">{counted(group.count, 'exposure')}</span>
          </h3>
          <BarList
            noun="exposure"
            full={full}
            total={total}
            bars={group.configurations.map(({ name, count }) => ({
              name,
              count,
              search: searchOf(group.name, name),
            }))}
          />
        </div>
      ))}
    </section>
  );
}

function GrowthSection() {
  const { data, error, refetch } = useQuery(growthQuery);
  return (
    <section className="panel form growth" aria-labelledby="growth">
      <h2 id="growth">Growth</h2>
      {error !== null && <Failed error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <Growth days={data.days} />}
    </section>
  );
}

import { useDocumentTitle } from '@mantine/hooks';
import type { ConfigurationStatistics } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import {
  configurationsQuery,
  exposureTimeQuery,
  growthQuery,
  opticalElementsQuery,
} from '../../api/collection.js';
import { AwaitedPart } from '../../ui/awaited.js';
import { EmptyArchive } from '../../ui/empty-archive.js';
import { counted, kiloseconds } from '../../ui/format.js';
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
  const { data } = useQuery(exposureTimeQuery);
  return (
    <div className="reading wide">
      <header className="page-head">
        <h1>The collection</h1>
        <p className="quiet">
          {data === undefined ? (
            'What the archive holds, in numbers.'
          ) : (
            <>
              {counted(data.targetCount, 'target')}, {kiloseconds(data.totalSeconds)}{' '}
              <span className="unit">ks</span> of exposure.
            </>
          )}
        </p>
      </header>
      {data?.targetCount === 0 ? (
        <EmptyArchive isPart />
      ) : (
        <>
          <div className="staff-columns">
            <ExposureTime />
            <OpticalElements />
            <Configurations />
            <GrowthSection />
          </div>
          <Explored state={state} onChange={onChange} />
        </>
      )}
    </div>
  );
}

function ExposureTime() {
  const exposureTime = useQuery(exposureTimeQuery);
  return (
    <section className="panel form" aria-labelledby="exposure-time">
      <h2 id="exposure-time">Exposure time of targets</h2>
      <AwaitedPart query={exposureTime} what="counting targets">
        {({ targetCount, bins }) => (
          <BarList
            noun="target"
            total={targetCount}
            bars={bins.map(({ fromSeconds, toSeconds, targetCount: count }) => ({
              name: `${kiloseconds(fromSeconds)} – ${kiloseconds(toSeconds)} ks`,
              count,
            }))}
          />
        )}
      </AwaitedPart>
    </section>
  );
}

function OpticalElements() {
  const found = useQuery(opticalElementsQuery);
  return (
    <section className="panel form" aria-labelledby="optical-elements">
      <h2 id="optical-elements">Gratings and mirrors</h2>
      <AwaitedPart query={found} what="counting exposures">
        {({ opticalElements }) => (
          <BarList
            noun="exposure"
            total={opticalElements.reduce((sum, { count }) => sum + count, 0)}
            bars={opticalElements.map(({ name, count }) => ({
              name,
              count,
              search: { kind: 'individual', opt_elem: name },
            }))}
          />
        )}
      </AwaitedPart>
    </section>
  );
}

function Configurations() {
  const found = useQuery(configurationsQuery);
  return (
    <section className="panel form" aria-labelledby="configurations">
      <h2 id="configurations">Configurations</h2>
      <AwaitedPart query={found} what="counting exposures">
        {({ groups }) => <ConfigurationGroups groups={groups} />}
      </AwaitedPart>
    </section>
  );
}

function ConfigurationGroups({ groups }: Pick<ConfigurationStatistics, 'groups'>) {
  const counts = groups.flatMap(({ configurations }) => configurations.map(({ count }) => count));
  if (counts.length === 0) return <p className="quiet">None yet.</p>;
  const full = Math.max(...counts);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return groups.map((group) => (
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
  ));
}

function GrowthSection() {
  const found = useQuery(growthQuery);
  return (
    <section className="panel form growth" aria-labelledby="growth">
      <h2 id="growth">Growth</h2>
      <AwaitedPart query={found} what="counting days">
        {({ days }) => <Growth days={days} />}
      </AwaitedPart>
    </section>
  );
}

import type { DownloadRun } from '@hstlc/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelDownload, downloadRunsQuery, startDownload } from '../../api/staff.js';
import { ActionButton } from '../../ui/action-button.js';
import { AwaitedPart } from '../../ui/awaited.js';
import { sizeOf } from '../../ui/format.js';
import { MoreButton } from '../../ui/more-button.js';
import { TextField } from '../../ui/text-field.js';
import { ProblemLine } from '../../ui/problem-line.js';
import { momentOf } from './run-state.js';

/** New exposures from MAST: what to fetch, and how far the last fetches are. */
export function Downloads({ maySend }: { readonly maySend: boolean }) {
  const found = useInfiniteQuery(downloadRunsQuery);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const runs = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className="panel form" aria-labelledby="downloads">
      <h2 id="downloads">Downloads from MAST</h2>
      {maySend && <Order />}
      <AwaitedPart query={found} what="fetching downloads">
        {() =>
          runs.length === 0 ? (
            <p className="quiet">None yet.</p>
          ) : (
            runs.map((run) => <Download key={run.id} run={run} maySend={maySend} />)
          )
        }
      </AwaitedPart>
      <MoreButton
        shown={runs.length}
        total={data?.pages[0]?.total ?? 0}
        hasMore={hasNextPage}
        isFetching={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
      />
    </section>
  );
}

function Order() {
  const queries = useQueryClient();
  const [target, setTarget] = useState('');
  const [since, setSince] = useState('');
  const start = useMutation({
    mutationFn: (dryRun: boolean) =>
      startDownload({
        dryRun,
        since: since === '' ? null : since,
        limit: null,
        target: target.trim() === '' ? null : target.trim(),
      }),
    onSettled: () => queries.invalidateQueries({ queryKey: downloadRunsQuery.queryKey }),
  });
  return (
    <div className="order">
      <TextField label="only this target" value={target} onChange={setTarget} />
      <TextField label="public since" type="date" value={since} onChange={setSince} />
      <span className="buttons">
        <ActionButton isDisabled={start.isPending} onAct={() => start.mutate(true)}>
          What is new?
        </ActionButton>
        <ActionButton isPrimary isDisabled={start.isPending} onAct={() => start.mutate(false)}>
          Fetch
        </ActionButton>
      </span>
      {start.isError && <ProblemLine error={start.error} />}
    </div>
  );
}

function Download({ run, maySend }: { readonly run: DownloadRun; readonly maySend: boolean }) {
  const cancel = useMutation({ mutationFn: () => cancelDownload(run.id) });
  const isUnderWay = run.state === 'running' || run.state === 'queued';
  const [done, total] = [sizeOf(run.bytesDone), sizeOf(run.bytesTotal)];
  return (
    <div className="download">
      <span>
        <b>{run.state}</b> {run.request.dryRun && <span className="unit">only looked</span>}{' '}
        <span className="quiet">{momentOf(run.startedAt ?? run.queuedAt)} UTC</span>
      </span>
      <span className="quiet">
        {isUnderWay ? run.step : `${run.exposuresDone} of ${run.exposuresTotal} exposures`}, {done.value}{' '}
        {done.unit} of {total.value} {total.unit}
        {run.secondsLeft !== null && `, ${Math.ceil(run.secondsLeft)} s left`}
      </span>
      {isUnderWay && (
        <progress max={Math.max(1, run.bytesTotal)} value={run.bytesDone} aria-label="download" />
      )}
      {isUnderWay && maySend && (
        <button type="button" className="tool" onClick={() => cancel.mutate()}>
          Cancel
        </button>
      )}
      {run.error !== null && <span className="problem">{run.error}</span>}
    </div>
  );
}

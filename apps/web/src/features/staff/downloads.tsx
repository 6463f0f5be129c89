import type { DownloadRun } from '@hstlc/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { cancelDownload, downloadRunsQuery, startDownload } from '../../api/staff.js';
import { sizeOf } from '../../ui/format.js';
import { TextField } from '../../ui/text-field.js';
import { ProblemLine } from './problem-line.js';
import { momentOf } from './run-state.js';

/** New exposures from MAST: what to fetch, and how far the last fetches are. */
export function Downloads({ maySend }: { readonly maySend: boolean }) {
  const { data, error } = useQuery(downloadRunsQuery);
  return (
    <section className="panel form" aria-labelledby="downloads">
      <h2 id="downloads">Downloads from MAST</h2>
      {maySend && <Order />}
      {error !== null && <ProblemLine error={error} />}
      {data?.items.length === 0 && <p className="quiet">None yet.</p>}
      {data?.items.map((run) => (
        <Download key={run.id} run={run} maySend={maySend} />
      ))}
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
        <button
          type="button"
          className="action"
          disabled={start.isPending}
          onClick={() => start.mutate(true)}
        >
          What is new?
        </button>
        <button
          type="button"
          className="action"
          data-primary="true"
          disabled={start.isPending}
          onClick={() => start.mutate(false)}
        >
          Fetch
        </button>
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

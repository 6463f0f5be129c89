import { useDocumentTitle } from '@mantine/hooks';
import { routes, type IngestRunDetail } from '@hstlc/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { cancelIngest, ingestRunQuery, retryIngest } from '../../api/staff.js';
import { useStaffToken } from '../../api/staff-token.js';
import { ActionButton } from '../../ui/action-button.js';
import { Awaited } from '../../ui/awaited.js';
import { ProblemLine } from '../../ui/problem-line.js';
import { RunItems } from './run-items.js';
import { momentOf, RunState } from './run-state.js';
import { useRunEvents } from './use-run-events.js';

/** One ingest run, live: how far it is, what became of each file and why, what it says. */
export function RunPage({ id }: { readonly id: number }) {
  useDocumentTitle(`Run ${id} · hstlc`);
  const run = useQuery(ingestRunQuery(id));
  const { log, connection } = useRunEvents(id);
  return (
    <Awaited query={run} what={`fetching run ${id}`}>
      {(told) => <Whole run={told} log={log} connection={connection} />}
    </Awaited>
  );
}

interface WholeProps extends ReturnType<typeof useRunEvents> {
  readonly run: IngestRunDetail;
}

function Whole({ run, log, connection }: WholeProps) {
  return (
    <div className="reading wide">
      <RunHead run={run} />
      {connection !== 'open' && (
        <p role="status" className="beware">
          {connectionWords[connection]}
        </p>
      )}
      <RunItems run={run} />
      <section className="section" aria-labelledby="log">
        <h2 id="log">Log</h2>
        {log.length > 0 ? (
          <pre className="panel log" tabIndex={0}>
            {log.join('\n')}
          </pre>
        ) : (
          <p className="quiet">
            <a href={routes.ingestRunLog(run.id)}>The whole log</a>, a JSON object a line.
          </p>
        )}
      </section>
    </div>
  );
}

const connectionWords = {
  lost: 'The connection is lost; it is tried again.',
  refused: 'The server has no room for live news of this run; it is asked every few seconds instead.',
} as const;

function RunHead({ run }: { readonly run: IngestRunDetail }) {
  const { id, dryRun, retryOf, itemsDone, itemsTotal, step, error, startedAt, finishedAt, requestedBy } = run;
  const isUnderWay = run.state === 'running' || run.state === 'queued';
  return (
    <header className="page-head">
      <p className="quiet">
        <Link to="/staff">staff</Link> / ingest runs
      </p>
      <div className="form-head">
        <h1>
          Run {id} {dryRun && <span className="unit">dry: nothing is written</span>}
        </h1>
        <RunActions run={run} isUnderWay={isUnderWay} />
      </div>
      <p className="quiet">
        <RunState run={run} /> by {requestedBy}, begun {momentOf(startedAt)}
        {finishedAt !== null && `, ended ${momentOf(finishedAt)}`} UTC
        {retryOf !== null && `; tries the refused and failed files of run ${retryOf} again`}
      </p>
      {isUnderWay && (
        <div className="progress-line">
          <progress max={Math.max(1, itemsTotal)} value={itemsDone} aria-label="progress of the run" />
          <span role="status">
            {itemsDone} of {itemsTotal}: {step}
          </span>
        </div>
      )}
      {error !== null && (
        <p role="alert" className="problem">
          {error}
        </p>
      )}
    </header>
  );
}

function RunActions({ run, isUnderWay }: { readonly run: IngestRunDetail; readonly isUnderWay: boolean }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const isSignedIn = useStaffToken() !== undefined;
  const cancel = useMutation({
    mutationFn: () => cancelIngest(run.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: ingestRunQuery(run.id).queryKey }),
  });
  const retry = useMutation({
    mutationFn: () => retryIngest(run.id),
    onSuccess: ({ id }) => navigate({ to: '/staff/runs/$id', params: { id: String(id) } }),
  });
  if (!isSignedIn) return null;
  const mayRetry =
    !isUnderWay && run.items.some(({ state }) => ['refused', 'failed', 'waiting'].includes(state));
  return (
    <span className="buttons">
      {isUnderWay && (
        <ActionButton isDisabled={cancel.isPending || run.cancelRequested} onAct={() => cancel.mutate()}>
          Cancel
        </ActionButton>
      )}
      {mayRetry && (
        <ActionButton isDisabled={retry.isPending} onAct={() => retry.mutate()}>
          Try refused, failed and waiting files again
        </ActionButton>
      )}
      {(cancel.isError || retry.isError) && <ProblemLine error={cancel.error ?? retry.error} />}
    </span>
  );
}

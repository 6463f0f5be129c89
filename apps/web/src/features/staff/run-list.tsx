import type { IngestRun } from '@hstlc/contract';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ingestRunsQuery, startIngest } from '../../api/staff.js';
import { ActionButton } from '../../ui/action-button.js';
import { AwaitedPart } from '../../ui/awaited.js';
import { MoreButton } from '../../ui/more-button.js';
import { ProblemLine } from '../../ui/problem-line.js';
import { momentOf, RunState } from './run-state.js';
import { Scrolling } from '../../ui/scrolling.js';

/** Ingest runs, the latest first, and the two ways to start one. */
export function RunList({ maySend }: { readonly maySend: boolean }) {
  const found = useInfiniteQuery(ingestRunsQuery);
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const runs = data?.pages.flatMap(({ items }) => items) ?? [];
  const navigate = useNavigate();
  const queries = useQueryClient();
  const start = useMutation({
    mutationFn: startIngest,
    onSuccess: ({ id }) => {
      void queries.invalidateQueries({ queryKey: ingestRunsQuery.queryKey });
      void navigate({ to: '/staff/runs/$id', params: { id: String(id) } });
    },
  });
  return (
    <section className="panel form" aria-labelledby="runs">
      <div className="form-head">
        <h2 id="runs">Ingest runs</h2>
        {maySend && (
          <span className="buttons">
            <ActionButton isDisabled={start.isPending} onAct={() => start.mutate(true)}>
              Dry run
            </ActionButton>
            <ActionButton isPrimary isDisabled={start.isPending} onAct={() => start.mutate(false)}>
              Start a run
            </ActionButton>
          </span>
        )}
      </div>
      {start.isError && <ProblemLine error={start.error} />}
      <AwaitedPart query={found} what="fetching runs">
        {() => (runs.length === 0 ? <p className="quiet">No run yet.</p> : <Runs runs={runs} />)}
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

function Runs({ runs }: { readonly runs: readonly IngestRun[] }) {
  return (
    <Scrolling label="Table of runs">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">run</th>
            <th scope="col">state</th>
            <th scope="col" className="number">
              exposures
            </th>
            <th scope="col">
              begun <span className="unit">UTC</span>
            </th>
            <th scope="col">by</th>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <tr key={run.id}>
              <td>
                <Link to="/staff/runs/$id" params={{ id: String(run.id) }}>
                  {run.id}
                </Link>
                {run.dryRun && <span className="unit"> dry</span>}
              </td>
              <td>
                <RunState run={run} />
              </td>
              <td className="number">
                {run.itemsDone} / {run.itemsTotal}
              </td>
              <td className="together">{momentOf(run.startedAt ?? run.queuedAt)}</td>
              <td>{run.requestedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

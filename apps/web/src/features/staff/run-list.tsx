import type { IngestRun } from '@hstlc/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { ingestRunsQuery, startIngest } from '../../api/staff.js';
import { ProblemLine } from './problem-line.js';
import { momentOf, RunState } from './run-state.js';
import { Scrolling } from '../../ui/scrolling.js';

/** The last ingest runs, and the two ways to start one. */
export function RunList({ maySend }: { readonly maySend: boolean }) {
  const { data, error } = useQuery(ingestRunsQuery);
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
            <button
              type="button"
              className="action"
              disabled={start.isPending}
              onClick={() => start.mutate(true)}
            >
              Dry run
            </button>
            <button
              type="button"
              className="action"
              data-primary="true"
              disabled={start.isPending}
              onClick={() => start.mutate(false)}
            >
              Start a run
            </button>
          </span>
        )}
      </div>
      {start.isError && <ProblemLine error={start.error} />}
      {error !== null && <ProblemLine error={error} />}
      {data?.items.length === 0 && <p className="quiet">No run yet.</p>}
      {data !== undefined && data.items.length > 0 && <Runs runs={data.items} />}
    </section>
  );
}

function Runs({ runs }: { readonly runs: readonly IngestRun[] }) {
  return (
    <Scrolling label="The last runs">
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

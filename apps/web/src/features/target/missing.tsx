import type { TargetDetail } from '@hstlc/contract';
import { useQueries, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { lightcurveQuery } from '../../api/queries.js';
import { refusedOfVisitsQuery } from '../../api/refused.js';
import { Checks } from '../../ui/checks.js';
import { ProblemLine } from '../../ui/problem-line.js';
import { Scrolling } from '../../ui/scrolling.js';

/** What one would look for and not find: withdrawn, left out of composites, without a lightcurve, refused; and why. */
export function Missing({ target }: { readonly target: TargetDetail }) {
  const details = useQueries({ queries: target.composites.map(({ id }) => lightcurveQuery(id)) });
  const refused = useQuery(refusedOfVisitsQuery(target.observations.map(({ rootname }) => rootname)));
  const { withdrawn } = target;
  const excluded = details.flatMap(({ data }) =>
    (data?.datasets ?? []).filter(
      ({ rootname, excludedReason }) =>
        excludedReason !== null && withdrawn.every(({ name }) => name !== rootname),
    ),
  );
  const waiting = target.observations.filter(({ lightcurve }) => lightcurve === null);
  const files = refused.data?.items ?? [];
  const unanswered = [...details, refused].filter(({ data, isError }) => isError && data === undefined);
  const count = withdrawn.length + excluded.length + waiting.length + files.length;
  if (count + unanswered.length === 0) return null;
  return (
    <section className="section" aria-labelledby="missing">
      <h2 id="missing">What is missing, and why</h2>
      {count > 0 && (
        <Scrolling label="What is missing" isPanel>
          <table className="plain missing">
            <tbody>
              {withdrawn.map(({ name, kind, reason, withdrawnAt }) => (
                <MissingRow key={name} name={name} state={`${kind} withdrawn`} tone="bad">
                  {reason} <span className="unit together">on {withdrawnAt.slice(0, 10)}</span>
                </MissingRow>
              ))}
              {excluded.map(({ rootname, excludedReason }) => (
                <MissingRow key={rootname} name={rootname} state="not in the composite" tone="warn">
                  {excludedReason}
                </MissingRow>
              ))}
              {waiting.map(({ rootname }) => (
                <MissingRow key={rootname} name={rootname} state="waiting" tone="warn">
                  no lightcurve yet
                </MissingRow>
              ))}
              {files.map(({ filename, reason, checks }) => (
                <MissingRow key={filename} name={filename} state="refused" tone="bad">
                  {reason} <Checks checks={checks} />
                </MissingRow>
              ))}
            </tbody>
          </table>
        </Scrolling>
      )}
      {files.length > 0 && (
        <p className="quiet">
          Refused files are those of the same visits (the first six characters of the rootname); they may be
          of another target.
        </p>
      )}
      <Unanswered
        what={refused.data === undefined ? 'refused files' : 'exposures left out'}
        of={unanswered}
      />
    </section>
  );
}

interface UnansweredProps {
  readonly what: string;
  readonly of: readonly { readonly error: Error | null; readonly refetch: () => Promise<unknown> }[];
}

/** That nothing is told is not that there is nothing. */
function Unanswered({ what, of: [first, ...others] }: UnansweredProps) {
  if (first === undefined) return null;
  return (
    <>
      <p className="quiet">There may be more: {what} could not be asked for.</p>
      <ProblemLine
        error={first.error}
        onRetry={() => [first, ...others].forEach(({ refetch }) => void refetch())}
      />
    </>
  );
}

interface MissingRowProps {
  readonly name: string;
  readonly state: string;
  readonly tone: 'warn' | 'bad';
  readonly children: ReactNode;
}

function MissingRow({ name, state, tone, children }: MissingRowProps) {
  return (
    <tr>
      <th scope="row" className="rootname">
        {name}
      </th>
      <td>
        <span className="badge" data-tone={tone}>
          {state}
        </span>
      </td>
      <td>{children}</td>
    </tr>
  );
}

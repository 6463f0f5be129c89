import type { QualityCheck } from '@hstlc/contract';
import { counted } from './format.js';

interface Props {
  readonly checks: readonly QualityCheck[];
}

/** Every check that a file went through: those that failed with their numbers, all of them behind a button. */
export function Checks({ checks }: Props) {
  if (checks.length === 0) return null;
  return (
    <div className="checks">
      <FailedChecks checks={checks} />
      <details>
        <summary>{counted(checks.length, 'check')} in all</summary>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">check</th>
              <th scope="col">held</th>
              <th scope="col">found</th>
              <th scope="col">expected</th>
              <th scope="col">at event</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ name, passed, value, limit, eventIndex }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>
                  <span className="badge" data-tone={passed ? 'good' : 'bad'}>
                    {passed ? 'yes' : 'no'}
                  </span>
                </td>
                <td className="mono">{value ?? '–'}</td>
                <td className="mono">{limit ?? '–'}</td>
                <td className="mono">{eventIndex ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </div>
  );
}

function FailedChecks({ checks }: Props) {
  return checks
    .filter(({ passed }) => !passed)
    .map(({ name, value, limit, eventIndex }) => (
      <div key={name}>
        {name}: found <code>{value ?? 'none'}</code>
        {limit !== null && (
          <>
            , expected <code>{limit}</code>
          </>
        )}
        {eventIndex !== null && ` at event ${eventIndex}`}
      </div>
    ));
}

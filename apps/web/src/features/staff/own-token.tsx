import { useQuery } from '@tanstack/react-query';
import { ApiFailure } from '../../api/client.js';
import { ownTokenQuery } from '../../api/staff.js';
import { keepStaffToken } from '../../api/staff-token.js';
import { ProblemLine } from '../../ui/problem-line.js';
import { scopeMeanings } from './scope-meanings.js';
import { momentOf } from './run-state.js';

/** Who is signed in, what that permits, and until when; the way out. */
export function OwnToken({ token }: { readonly token: string }) {
  const { data, error } = useQuery(ownTokenQuery(token));
  const isNotInForce = error instanceof ApiFailure && error.code === 'unauthorized';
  return (
    <div className="own-token">
      {data !== undefined && (
        <>
          <p className="quiet">
            Signed in as <b>{data.name}</b> for this tab, until it is closed.{' '}
            {data.expiresAt === null
              ? 'The token does not expire.'
              : `The token expires ${momentOf(data.expiresAt)} UTC.`}
          </p>
          <ul aria-label="What this token permits">
            {data.scopes.map((scope) => (
              <li key={scope}>
                <span className="badge" data-tone="accent">
                  {scope}
                </span>{' '}
                <span className="unit">{scopeMeanings[scope]}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {isNotInForce && (
        <p role="alert" className="problem">
          This token is not in force: it was mistyped, has expired or was revoked.
        </p>
      )}
      {error !== null && !isNotInForce && <ProblemLine error={error} />}
      <button type="button" className="link" onClick={() => keepStaffToken(undefined)}>
        Sign out
      </button>
    </div>
  );
}

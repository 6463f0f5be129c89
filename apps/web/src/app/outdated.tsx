import { useQueryClient, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

/** What is shown, though it could not be asked for anew, or not all of it came. */
const isOutdated = ({ state }: Query) => state.status === 'error' && state.data !== undefined;

/** Says over a page that what it shows may be old; nothing else moves for it. */
export function Outdated() {
  const queries = useQueryClient();
  const cache = queries.getQueryCache();
  const some = useSyncExternalStore(
    (listener) => cache.subscribe(listener),
    () => cache.findAll({ type: 'active', predicate: isOutdated }).length > 0,
    // in the frame that is made with the site
    () => false,
  );
  return (
    <div role="status" className="outdated">
      {some && (
        <p className="panel">
          The archive does not answer as it should: what is shown may be old, or not all.{' '}
          <button
            type="button"
            className="link"
            onClick={() => void queries.refetchQueries({ type: 'active', predicate: isOutdated })}
          >
            Try again
          </button>
        </p>
      )}
    </div>
  );
}

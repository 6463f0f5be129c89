import type { QualityCheck } from '@hstlc/contract';

/** The checks that failed, with what was found and what was expected. */
export function FailedChecks({ checks }: { readonly checks: readonly QualityCheck[] }) {
  return checks
    .filter(({ passed }) => !passed)
    .map(({ name, value, limit, eventIndex }) => (
      <div key={name} className="quiet">
        {name}: found <code>{String(value ?? 'none')}</code>
        {limit !== null && (
          <>
            , expected <code>{String(limit)}</code>
          </>
        )}
        {eventIndex !== null && ` at event ${eventIndex}`}
      </div>
    ));
}

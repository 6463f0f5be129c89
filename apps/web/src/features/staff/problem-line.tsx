import { failureWords } from '../../api/failure-words.js';

/** What went wrong beside what was asked: in words, what to do, what to quote. */
export function ProblemLine({ error }: { readonly error: unknown }) {
  const { title, hint, requestId } = failureWords(error);
  return (
    <p role="alert" className="problem">
      <b>{title}.</b> {hint}
      {requestId !== undefined && (
        <span className="unit">
          {' '}
          request <code>{requestId}</code>
        </span>
      )}
    </p>
  );
}

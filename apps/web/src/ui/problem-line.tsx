import { failureWords } from '../api/failure-words.js';

interface Props {
  readonly error: unknown;
  /** what was asked for is asked for again; left out where the reader does it by the same button as before */
  readonly onRetry?: () => void;
}

/** What went wrong beside what was asked: in words, what to do, what to quote. */
export function ProblemLine({ error, onRetry }: Props) {
  const { title, hint, requestId } = failureWords(error);
  return (
    <p role="alert" className="problem">
      <b>{title}.</b> {hint}
      {requestId !== undefined && (
        <span className="unit">
          {' '}
          request <code>{requestId}</code>
        </span>
      )}{' '}
      {onRetry !== undefined && (
        <button type="button" className="link" onClick={onRetry}>
          Try again
        </button>
      )}
    </p>
  );
}

import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiFailure } from '../api/client.js';
import { failureWords } from '../api/failure-words.js';
import { ActionButton } from './action-button.js';
import { patienceMilliseconds, useLate } from './use-late.js';

/** What takes longer than this takes longer than usual. */
const longMilliseconds = 8000;

/** Something is on its way. */
export function Loading({ what }: { readonly what: string }) {
  const isLong = useLate(longMilliseconds);
  if (!useLate(patienceMilliseconds)) return null;
  return (
    <div className="nothing" role="status">
      <span className="coming" aria-hidden>
        <i />
        <i />
        <i />
      </span>
      <p>
        {what}
        {isLong && ': this takes longer than usual'}
      </p>
    </div>
  );
}

/** Nothing here, and what to do about it. */
export function Absent({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <div className="nothing">
      <h1>{title}</h1>
      <p>{hint}</p>
      <Link to="/" className="action">
        Search
      </Link>
    </div>
  );
}

/** What another try would not bring. */
const lasting: readonly unknown[] = ['not-found', 'gone'] satisfies readonly ApiFailure['code'][];

interface FailedProps {
  readonly error: unknown;
  /** whether there is a heading of the page above it */
  readonly isPart?: boolean;
  readonly onRetry: () => void;
}

/** What went wrong, what to do, what to quote; what is not there is not asked for again. */
export function Failed({ error, isPart = false, onRetry }: FailedProps) {
  const { title, hint, requestId } = failureWords(error);
  if (error instanceof ApiFailure && lasting.includes(error.code) && !isPart)
    return <Absent title={title} hint={hint} />;
  return (
    <div className="nothing" role="alert">
      <Heading isPart={isPart}>{title}</Heading>
      <p>{hint}</p>
      {requestId !== undefined && (
        <p className="unit">
          request <code>{requestId}</code>
        </p>
      )}
      <ActionButton onAct={onRetry}>Try again</ActionButton>
    </div>
  );
}

function Heading({ isPart, children }: { readonly isPart: boolean; readonly children: ReactNode }) {
  return isPart ? <h2>{children}</h2> : <h1>{children}</h1>;
}

import type { ReactNode } from 'react';
import { ProblemLine } from './problem-line.js';
import { Failed, Loading } from './states.js';
import { patienceMilliseconds, useLate } from './use-late.js';

/** What is asked of the archive, as far as it is there. */
interface Query<Data> {
  readonly data: Data | undefined;
  readonly error: Error | null;
  readonly refetch: () => Promise<unknown>;
}

interface Props<Data> {
  readonly query: Query<Data>;
  /** what is being done until it is there, such as "fetching its bins" */
  readonly what: string;
  /** whether there is a heading of the page above it */
  readonly isPart?: boolean;
  readonly children: (data: Data) => ReactNode;
}

/**
 * What a page was asked for; until it is there, that it is on its way, or why it does not come. What is there stays, even
 * when it cannot be asked for anew.
 */
export function Awaited<Data>({
  query: { data, error, refetch },
  what,
  isPart = false,
  children,
}: Props<Data>) {
  if (data !== undefined) return children(data);
  if (error !== null) return <Failed error={error} isPart={isPart} onRetry={() => void refetch()} />;
  return <Loading what={what} />;
}

/** The same in a line: of a part of a page the rest of which is there. */
export function AwaitedPart<Data>({
  query: { data, error, refetch },
  what,
  children,
}: Omit<Props<Data>, 'isPart'>) {
  if (data !== undefined) return children(data);
  if (error !== null) return <ProblemLine error={error} onRetry={() => void refetch()} />;
  return <Coming what={what} />;
}

function Coming({ what }: { readonly what: string }) {
  // a paragraph at once, so that its words do not move what is below
  const isLate = useLate(patienceMilliseconds);
  return (
    <p role="status" className="quiet">
      {isLate ? `${what} …` : '\u00a0'}
    </p>
  );
}

import type { IngestRun } from '@hstlc/contract';

const tones = { queued: '', running: 'accent', done: 'good', failed: 'bad', cancelled: 'warn' } as const;

/** What a run is doing, in a word, with its place while it waits. */
export function RunState({
  run,
}: {
  readonly run: Pick<IngestRun, 'state' | 'queuePosition' | 'cancelRequested'>;
}) {
  const { state, queuePosition, cancelRequested } = run;
  const isEnding = cancelRequested && (state === 'running' || state === 'queued');
  return (
    <span className="badge" data-tone={tones[state]}>
      {isEnding ? 'being cancelled' : state}
      {queuePosition !== null && `, place ${queuePosition} in the queue`}
    </span>
  );
}

/** An instant (ISO 8601, UTC) to the minute. */
export function momentOf(instant: string | null): string {
  return instant === null ? '–' : instant.slice(0, 16).replace('T', ' ');
}

/** What became of a file, as a colour. */
export const itemTones = {
  ingested: 'good',
  unchanged: '',
  superseded: 'accent',
  refused: 'bad',
  failed: 'bad',
  waiting: 'warn',
  ignored: '',
} as const;

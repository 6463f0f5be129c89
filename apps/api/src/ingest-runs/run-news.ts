import type { IngestRun, IngestRunEvent } from '@hstlc/contract';
import { runLogFile } from '../ingest/run-log.js';
import { eventId, type EventCursor } from './event-cursor.js';
import { toIngestComposite, toIngestItem } from './ingest-run.mapper.js';
import { isReleased, type IngestRunsRepository } from './ingest-runs.repository.js';
import { linesFrom } from './log-lines.js';
import { isPublicLine } from './public-news.js';

/** What a reader has not been sent yet, as text of the stream, and how far it is after that. */
export interface RunNews {
  readonly text: string;
  readonly cursor: EventCursor;
}

const rowsAtOnce = 500;

/**
 * Reads what is new of a run since a cursor; when the run is over and nothing is new, that is the end.
 *
 * @param isForStaff whether it is told of what is not public too
 */
export async function runNews(
  runs: IngestRunsRepository,
  logs: string,
  run: IngestRun,
  from: EventCursor,
  isForStaff: boolean,
): Promise<RunNews> {
  let cursor = from;
  let text = '';
  const add = (event: IngestRunEvent, data: string, reached: Partial<EventCursor>) => {
    cursor = { ...cursor, ...reached };
    text += `id: ${eventId(cursor)}\nevent: ${event}\ndata: ${data}\n\n`;
  };
  for (const row of await runs.items(run.id, from.item, rowsAtOnce))
    if (isForStaff || isReleased(row)) add('item', JSON.stringify(toIngestItem(row)), { item: row.id });
    else cursor = { ...cursor, item: row.id };
  const made = await runs.composites(run.id, from.composite, rowsAtOnce);
  for (const row of isForStaff ? made : await runs.publicComposites(made))
    add('composite', JSON.stringify(toIngestComposite(row)), { composite: row.id });
  cursor = { ...cursor, composite: made.at(-1)?.id ?? cursor.composite };
  const hidden = isForStaff ? undefined : await runs.hiddenNames(run.id);
  const { lines, next } = await linesFrom(runLogFile(logs, run.id), from.logByte);
  let logByte = from.logByte;
  for (const line of lines) {
    logByte += Buffer.byteLength(line) + 1;
    if (hidden === undefined || isPublicLine(line, hidden)) add('log', line, { logByte });
  }
  cursor = { ...cursor, logByte: next };
  const isOver = run.state !== 'queued' && run.state !== 'running';
  const isAtEnd = eventId(cursor) === eventId(from);
  if (isOver && isAtEnd) add('end', JSON.stringify(run), { isOver: true });
  return { text, cursor };
}

import {
  ingestCompositeSchema,
  ingestItemSchema,
  ingestRunSchema,
  routes,
  type IngestRunDetail,
} from '@hstlc/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ingestRunQuery } from '../../api/staff.js';

/** As much of the log as is kept in sight (lines). */
const logLines = 500;

/** How long the page waits before it asks again where events do not come (ms). */
const lookMilliseconds = 5000;

interface RunEvents {
  readonly log: readonly string[];
  /** lost: the browser tries again by itself; refused: the server has no room for it, the run is asked for now and then */
  readonly connection: 'open' | 'lost' | 'refused';
}

/**
 * Follows a run by server-sent events while it is under way: its record, items and composites go into what the page already
 * has, lines of its log are returned. The browser itself comes back when the connection is lost.
 */
export function useRunEvents(id: number): RunEvents {
  const queries = useQueryClient();
  const [log, setLog] = useState<readonly string[]>([]);
  const [connection, setConnection] = useState<RunEvents['connection']>('open');
  useEffect(() => {
    const source = new EventSource(routes.ingestRunEvents(id));
    const { queryKey } = ingestRunQuery(id);
    const look = () => void queries.invalidateQueries({ queryKey });
    let timer: ReturnType<typeof setInterval> | undefined;
    const change = (next: (now: IngestRunDetail) => IngestRunDetail) =>
      queries.setQueryData(queryKey, (now: IngestRunDetail | undefined) => now && next(now));
    const listen = (name: string, take: (data: unknown) => void) =>
      source.addEventListener(name, ({ data }: MessageEvent<string>) => take(JSON.parse(data)));
    listen('run', (data) => change((now) => ({ ...now, ...ingestRunSchema.parse(data) })));
    listen('item', (data) => {
      const item = ingestItemSchema.parse(data);
      change((now) => ({ ...now, items: [...now.items.filter(({ file }) => file !== item.file), item] }));
    });
    listen('composite', (data) => {
      const composite = ingestCompositeSchema.parse(data);
      const others = (now: IngestRunDetail) =>
        now.composites.filter(({ filename }) => filename !== composite.filename);
      change((now) => ({ ...now, composites: [...others(now), composite] }));
    });
    listen('log', (data) => setLog((now) => [...now, lineOf(data)].slice(-logLines)));
    listen('end', () => {
      source.close();
      look();
    });
    source.addEventListener('open', () => setConnection('open'));
    source.addEventListener('error', () => {
      const isRefused = source.readyState === EventSource.CLOSED;
      setConnection(isRefused ? 'refused' : 'lost');
      if (isRefused) timer ??= setInterval(look, lookMilliseconds);
    });
    return () => {
      source.close();
      clearInterval(timer);
    };
  }, [id, queries]);
  return { log, connection };
}

/** A line of the log as people read it: when, how grave, what, and what belongs to it. */
function lineOf(data: unknown): string {
  if (typeof data !== 'object' || data === null) return String(data);
  const { time, level, event, ...rest } = data as Readonly<Record<string, unknown>>;
  // lists are told above, file by file
  const plain = Object.entries(rest).filter(([, value]) => value !== null && typeof value !== 'object');
  const details = plain.map(([name, value]) => `${name}=${String(value)}`);
  return [String(time).slice(11, 19), level, event, ...details].join(' ');
}

import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { IngestRun } from '@hstlc/contract';
import type { Request, Response } from 'express';
import type { Configuration } from '../config/configuration.js';
import { configurationToken } from '../config/configuration.module.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { cursorOf, eventId, type EventCursor } from './event-cursor.js';
import { toIngestRun } from './ingest-run.mapper.js';
import { IngestRunsRepository } from './ingest-runs.repository.js';
import { runNews, type RunNews } from './run-news.js';

/** One connection and how far it is. */
interface Reader {
  readonly runId: number;
  /** Whether it is told of what is not public. */
  readonly isOfStaff: boolean;
  readonly response: Response;
  cursor: EventCursor;
  /** The record as it was last sent. */
  sentRun: string;
}

/** How often the record of a run that somebody looks at is read (ms): once for all who do. */
const lookMilliseconds = 500;

/** How often a connection that has nothing to say says so (ms): before a proxy takes it for dead. */
const heartbeatMilliseconds = 15_000;

/** A reader that has so much waiting (byte) does not read; it may come back with Last-Event-ID. */
const maximumWaitingBytes = 4 * 1024 ** 2;

/**
 * Streams of what ingest runs do. A run may be carried out by another process, so its record, items and log are what
 * counts: they are read while somebody looks, once for all readers that are equally far.
 */
@Injectable()
export class RunEvents implements OnModuleDestroy {
  private readonly logger = new Logger('ingest-run-events');
  private readonly readers = new Set<Reader>();
  private looking: NodeJS.Timeout | undefined;
  private heartbeat: NodeJS.Timeout | undefined;
  private isLooking = false;

  constructor(
    private readonly runs: IngestRunsRepository,
    @Inject(configurationToken) private readonly configuration: Configuration,
  ) {}

  /** @throws ProblemFailure 'unavailable' when as many connections are open as may be */
  open(runId: number, isOfStaff: boolean, request: Request, response: Response): void {
    const cursor = cursorOf(request.get('Last-Event-ID'));
    response.setHeader('Cache-Control', 'no-store');
    // 204 is what keeps an EventSource from coming back
    if (cursor.isOver) return void response.status(204).end();
    if (this.readers.size >= this.configuration.protection.eventConnections)
      throw new ProblemFailure('unavailable', 'as many event streams are open as this server allows');
    response.status(200);
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('X-Accel-Buffering', 'no');
    if (request.method === 'HEAD') return void response.end();
    response.write('retry: 3000\n\n');
    const reader: Reader = { runId, isOfStaff, response, cursor, sentRun: '' };
    this.readers.add(reader);
    response.once('close', () => this.leave(reader));
    this.begin();
  }

  onModuleDestroy(): void {
    this.endAll();
  }

  /** Ends every stream; who follows a run comes back with Last-Event-ID when the server is there again. */
  endAll(): void {
    for (const reader of this.readers) reader.response.end();
    this.readers.clear();
    this.rest();
  }

  private begin(): void {
    this.looking ??= setInterval(() => void this.look(), lookMilliseconds);
    this.heartbeat ??= setInterval(() => {
      for (const { response } of this.readers) response.write(': still here\n\n');
    }, heartbeatMilliseconds);
    void this.look();
  }

  private leave(reader: Reader): void {
    this.readers.delete(reader);
    if (this.readers.size === 0) this.rest();
  }

  private rest(): void {
    clearInterval(this.looking);
    clearInterval(this.heartbeat);
    this.looking = undefined;
    this.heartbeat = undefined;
  }

  private async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      const positions = await this.runs.queuePositions();
      for (const runId of new Set([...this.readers].map((reader) => reader.runId))) {
        const row = await this.runs.find(runId);
        if (row !== null) await this.tell(toIngestRun(row, positions.get(runId) ?? null));
      }
    } catch (error) {
      // whoever looks is told as soon as the database answers again
      this.logger.warn(`the record of runs could not be read: ${String(error)}`);
    } finally {
      this.isLooking = false;
    }
  }

  private async tell(run: IngestRun): Promise<void> {
    const record = JSON.stringify(run);
    const read = new Map<string, RunNews>();
    for (const reader of this.readers) {
      if (reader.runId !== run.id) continue;
      if (reader.response.writableLength > maximumWaitingBytes) {
        reader.response.destroy();
        continue;
      }
      const place = `${eventId(reader.cursor)} ${reader.isOfStaff}`;
      const news =
        read.get(place) ??
        (await runNews(this.runs, this.configuration.directories.logs, run, reader.cursor, reader.isOfStaff));
      read.set(place, news);
      this.send(reader, record, news);
    }
  }

  private send(reader: Reader, record: string, { text, cursor }: RunNews): void {
    if (!this.readers.has(reader)) return;
    const change = record === reader.sentRun ? '' : `event: run\ndata: ${record}\n\n`;
    reader.sentRun = record;
    reader.cursor = cursor;
    if (change + text !== '') reader.response.write(change + text);
    if (cursor.isOver) reader.response.end();
  }
}

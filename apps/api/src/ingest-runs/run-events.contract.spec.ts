import { appendFile, mkdir } from 'node:fs/promises';
import { ingestItemSchema, ingestRunSchema, routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngestItemRow } from '../database/entities/ingest-item-row.js';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';
import { runLogFile } from '../ingest/run-log.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

interface Event {
  readonly id: string | undefined;
  readonly event: string;
  readonly data: unknown;
}

/** The events of a stream, until it ends or enough have come. */
async function read(response: Response, enough = (_events: readonly Event[]) => false): Promise<Event[]> {
  const events: Event[] = [];
  let rest = '';
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + piece).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const event = field('event');
      if (event !== undefined) events.push({ id: field('id'), event, data: JSON.parse(field('data')!) });
    }
    if (enough(events)) break;
  }
  return events;
}

describe.each(testDatabases)('events of ingest runs on $kind', (kind) => {
  let seeded: SeededApplication;
  let origin: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url, {}, { HSTLC_EVENT_CONNECTIONS: '50' });
    await seeded.application.listen(0, '127.0.0.1');
    origin = (await seeded.application.getUrl()).replace(/\/$/, '');
    await mkdir(seeded.configuration.directories.logs, { recursive: true });
  });
  afterAll(() => seeded?.close());

  const runs = () => seeded.dataSource.getRepository(IngestRunRow);
  const newRun = async (state: IngestRunRow['state']) => {
    const { id: _, ...row } = await runs().findOneByOrFail({ id: 1 });
    return (await runs().save({ ...row, state, finishedAt: null })).id;
  };
  const open = (id: number, headers: Record<string, string> = {}) =>
    fetch(origin + routes.ingestRunEvents(id), { headers });
  const addItem = async (runId: number, file: string) => {
    const { id: _, ...row } = await seeded.dataSource
      .getRepository(IngestItemRow)
      .findOneByOrFail({ runId: 1 });
    await seeded.dataSource.getRepository(IngestItemRow).insert({ ...row, runId, file });
  };
  const log = (id: number, event: string) =>
    appendFile(runLogFile(seeded.configuration.directories.logs, id), `${JSON.stringify({ event })}\n`);
  const names = (events: readonly Event[]) => events.map(({ event }) => event);

  it('tells all of a run that is over, and then ends', async () => {
    const response = await open(1);
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    const events = await read(response);
    expect(names(events)).toEqual(['run', 'item', 'composite', 'end']);
    expect(ingestRunSchema.parse(events[0]!.data).state).toBe('done');
    expect(ingestItemSchema.parse(events[1]!.data).file).toBe('odlm18040_tag.fits.gz');
    const last = events.at(-1)!.id!;
    expect((await open(1, { 'Last-Event-ID': last })).status).toBe(204);
  });

  it('tells what happens as it happens, once each, and goes on where a connection was lost', async () => {
    const id = await newRun('running');
    await addItem(id, 'first_tag.fits');
    await log(id, 'begin');
    const first = await read(await open(id), (events) => events.length >= 3);
    expect(names(first)).toEqual(['run', 'item', 'log']);
    await addItem(id, 'second_tag.fits');
    await log(id, 'step');
    await runs().update({ id }, { state: 'done', itemsDone: 2, step: 'done' });
    const rest = await read(await open(id, { 'Last-Event-ID': first.at(-1)!.id! }));
    expect(names(rest)).toEqual(['run', 'item', 'log', 'end']);
    expect(rest[1]!.data).toMatchObject({ file: 'second_tag.fits' });
    expect(rest[2]!.data).toEqual({ event: 'step' });
  });

  it('tells the place in the queue, and that it changes', async () => {
    const ahead = await newRun('queued');
    const id = await newRun('queued');
    const response = await open(id);
    const reading = read(response, (events) => events.length >= 2);
    setTimeout(() => void runs().update({ id: ahead }, { state: 'running' }), 700);
    expect((await reading).map(({ data }) => ingestRunSchema.parse(data).queuePosition)).toEqual([2, 1]);
    await runs().update([ahead, id], { state: 'cancelled' });
  });

  it('takes no more connections than are set, and takes new ones when others have gone', async () => {
    const id = await newRun('queued');
    const stop = new AbortController();
    const url = origin + routes.ingestRunEvents(id);
    const responses = await Promise.all(
      Array.from({ length: 60 }, () => fetch(url, { signal: stop.signal })),
    );
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(50);
    const refused = responses.filter(({ status }) => status === 503);
    expect(refused).toHaveLength(10);
    expect(refused[0]!.headers.get('retry-after')).toBe('30');
    stop.abort();
    await expect.poll(async () => (await fetch(url, { method: 'HEAD' })).status).toBe(200);
    await runs().update({ id }, { state: 'done' });
    expect(names(await read(await open(id)))).toEqual(['run', 'end']);
  });

  it('knows no run that is not there, and takes a broken id for the beginning', async () => {
    expect((await open(9999)).status).toBe(404);
    expect(names(await read(await open(1, { 'Last-Event-ID': '1.2.x; DROP TABLE' })))).toContain('item');
  });
});

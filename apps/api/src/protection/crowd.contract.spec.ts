import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IngestRunRow } from '../database/entities/ingest-run-row.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

const crowd = 1000;

/** A crowd of clients that hold connections and ask nothing; on one database, since it is not the database's matter. */
describe('a crowd', () => {
  let seeded: SeededApplication;
  let origin: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(testDatabases[0]!, import.meta.url);
    await seeded.application.listen(0, '127.0.0.1');
    origin = (await seeded.application.getUrl()).replace('[::1]', 'localhost').replace(/\/$/, '');
  });
  afterAll(() => seeded?.close());

  /** The slowest of twenty lists (ms). */
  const slowestList = async () => {
    let slowest = 0;
    for (let each = 0; each < 20; each++) {
      const begin = performance.now();
      const response = await fetch(origin + routes.observations);
      expect(await response.json()).toMatchObject({ total: 4 });
      slowest = Math.max(slowest, performance.now() - begin);
    }
    return Math.round(slowest);
  };

  it('of a thousand who follow a run keeps nobody else waiting, and the one after them is told to come back', async () => {
    const { id: _, ...row } = await seeded.dataSource.getRepository(IngestRunRow).findOneByOrFail({ id: 1 });
    const { id } = await seeded.dataSource.getRepository(IngestRunRow).save({ ...row, state: 'queued' });
    const before = { lists: await slowestList(), memory: process.memoryUsage().rss };
    const requests = await Promise.all(
      Array.from(
        { length: crowd },
        () =>
          new Promise<{ status: number | undefined; stop: () => void }>((resolve, reject) => {
            const request = get(origin + routes.ingestRunEvents(id), (response) => {
              response.resume();
              resolve({ status: response.statusCode, stop: () => request.destroy() });
            });
            request.on('error', reject);
          }),
      ),
    );
    expect(requests.every(({ status }) => status === 200)).toBe(true);
    const during = { lists: await slowestList(), memory: process.memoryUsage().rss };
    expect((await fetch(origin + routes.ingestRunEvents(id))).status).toBe(503);
    tell(`${crowd} idle event streams`, before, during);
    for (const { stop } of requests) stop();
    await expect
      .poll(async () => (await fetch(origin + routes.ingestRunEvents(id), { method: 'HEAD' })).status)
      .toBe(200);
  });

  it('of three hundred slow clients keeps nobody else waiting', async () => {
    const { hostname, port } = new URL(origin);
    const before = { lists: await slowestList(), memory: process.memoryUsage().rss };
    const sockets = await Promise.all(
      Array.from(
        { length: 300 },
        (_, index) =>
          new Promise<Socket>((resolve, reject) => {
            const socket = connect(Number(port), hostname, () => {
              const head = `POST ${routes.bundles} HTTP/1.1\r\nHost: x\r\nX-Slow: ${index}\r\n`;
              socket.write(
                index % 2 === 0
                  ? head
                  : `${head}Content-Type: application/json\r\nContent-Length: 99\r\n\r\n{`,
              );
              resolve(socket);
            });
            socket.on('error', reject);
          }),
      ),
    );
    const during = { lists: await slowestList(), memory: process.memoryUsage().rss };
    tell('300 slow clients', before, during);
    for (const socket of sockets) socket.destroy();
  });
});

interface Figures {
  readonly lists: number;
  readonly memory: number;
}

function tell(what: string, before: Figures, during: Figures): void {
  const megabytes = ((during.memory - before.memory) / 1e6).toFixed(0);
  process.stdout.write(
    `${what}: slowest of 20 lists ${before.lists} ms before, ${during.lists} ms during; ${megabytes} MB more\n`,
  );
}

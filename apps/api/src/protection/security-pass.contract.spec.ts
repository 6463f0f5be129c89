import { connect } from 'node:net';
import { problemSchema, routes, scopes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken } from '../cli/token.js';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { IngestRunsLog } from '../ingest/ingest-runs-log.js';
import type { IngestLauncherFactory } from '../ingest-runs/ingest-launcher.js';
import { addressOf, operationsOf, type Operation } from '../testing/operations.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

/** What a parameter may be made to hold, encoded as it goes into an address. */
const hostileValues = {
  'a way up': '..%2f..%2f..%2f..%2fetc%2fpasswd',
  'a way up, encoded twice': '%252e%252e%252fhstlc.sqlite',
  'an absolute path': '%2Fetc%2Fpasswd',
  'a NUL': 'x%00.fits',
  'SQL that ends a text': '%27%20OR%20%271%27%3D%271%27%20--%20',
  'SQL that drops a table': '1%3B%20DROP%20TABLE%20metadata%3B%20--',
  'SQL in double quotes and a backslash': '%22%20OR%201%3D1%20--%20%5C',
  'a header of its own': 'x%0d%0aSet-Cookie:%20stolen=1',
  'a script': '%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  'a broken encoding': '%E0%A4%A',
  'a very long text': 'A'.repeat(6000),
} as const;

/** What no answer may tell: stacks, SQL, places on the disk. */
const telling =
  /\bat .+\.(js|ts):\d+|SQLITE_|ER_[A-Z]+_|SELECT .+ FROM|syntax error|\/tmp\/|node_modules|root:x:0/;

const malformedBodies: Readonly<Record<string, string>> = {
  'cut off': '{"a":',
  'a list': '[]',
  'a number': '1',
  'nested ten thousand deep': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  'a prototype': '{"__proto__": {"isAdmin": true}, "constructor": {"prototype": {}}}',
  'unknown members': '{"colour": "blue"}',
  'not UTF-8': '\u{d800}',
};

/** Records a run and leaves it queued. */
const recordOnly: IngestLauncherFactory = ({ dataSource }) => ({
  launch: (order) => new IngestRunsLog(dataSource, () => new Date()).queue(order),
});

describe.each(testDatabases)('every operation on $kind', (kind) => {
  let seeded: SeededApplication;
  let origin: string;
  let operations: readonly Operation[];
  let everything: string;
  const counted = { requests: 0, byStatus: new Map<number, number>() };

  beforeAll(async () => {
    const settings = { HSTLC_BODY_MAX_BYTES: '100000' };
    seeded = await startSeededApplication(kind, import.meta.url, { ingest: recordOnly }, settings);
    await seeded.application.listen(0, '127.0.0.1');
    origin = (await seeded.application.getUrl()).replace(/\/$/, '').replace('[::1]', 'localhost');
    const document: unknown = await (await fetch(origin + routes.openapi)).json();
    operations = operationsOf(document);
    everything = await addToken(seeded.dataSource, 'everything', scopes);
  });
  afterAll(async () => {
    const statuses = [...counted.byStatus].sort(([one], [other]) => one - other);
    process.stdout.write(
      `security pass on ${kind.kind}: ${operations?.length} operations, ${counted.requests} requests, by status ` +
        `${statuses.map(([status, count]) => `${status}: ${count}`).join(', ')}\n`,
    );
    await seeded?.close();
  });

  const ask = async (operation: Operation, address: string, token?: string, body?: string) => {
    const response = await fetch(origin + address, {
      method: operation.method,
      redirect: 'manual',
      headers: {
        Connection: 'keep-alive',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(20_000),
    });
    counted.requests += 1;
    counted.byStatus.set(response.status, (counted.byStatus.get(response.status) ?? 0) + 1);
    return response;
  };
  const refuse = async (operation: Operation, status: number, token?: string) => {
    const response = await ask(operation, addressOf(operation), token);
    const where = `${operation.method} ${operation.path}`;
    expect([where, response.status]).toEqual([where, status]);
    expect(problemSchema.parse(await response.json()).status).toBe(status);
  };
  const guarded = () => operations.filter(({ isGuarded }) => isGuarded);
  const tokenRow = (name: string) => seeded.dataSource.getRepository(ApiTokenRow).findOneByOrFail({ name });

  it('that changes anything wants a token, but for the bundles that anybody may make', () => {
    const open = operations.filter(({ method, isGuarded }) => method !== 'GET' && !isGuarded);
    expect(open.map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /api/v1/bundles']);
    expect(guarded().length).toBeGreaterThan(10);
  });

  it('refuses who has no token, one that is unknown, revoked, expired, or without the scope', async () => {
    const past = new Date(Date.now() - 60_000);
    const revoked = await addToken(seeded.dataSource, 'revoked', scopes);
    const expired = await addToken(seeded.dataSource, 'expired', scopes);
    const scopeless = await addToken(seeded.dataSource, 'scopeless', ['ingest:write']);
    const rows = seeded.dataSource.getRepository(ApiTokenRow);
    await rows.update({ id: (await tokenRow('revoked')).id }, { revokedAt: past });
    await rows.update({ id: (await tokenRow('expired')).id }, { expiresAt: past });
    await rows.update({ id: (await tokenRow('scopeless')).id }, { scopes: '' });
    for (const operation of guarded()) {
      for (const token of [undefined, 'hstlc_guess', revoked, expired, `${everything}x`])
        await refuse(operation, 401, token);
      await refuse(operation, 403, scopeless);
    }
  });

  it('survives hostile parameters: none is a bug, tells of the inside, or does what it says', async () => {
    const tables = ['metadata', 'exposure', 'product', 'api_token', 'bad_data', 'target_alias'];
    const count = async () => {
      const counts: number[] = [];
      for (const table of tables) {
        const [row] = await seeded.dataSource.query(`SELECT COUNT(*) AS rows_there FROM ${table}`);
        counts.push(Number(row.rows_there));
      }
      return counts;
    };
    const before = await count();
    const attempts = operations.flatMap((operation) =>
      Object.entries(hostileValues).flatMap(([what, value]) => [
        ...operation.pathParameters.map((name) => ({
          operation,
          what,
          address: addressOf(operation, { [name]: value }),
        })),
        ...operation.queryParameters.map((name) => ({
          operation,
          what,
          address: addressOf(operation, {}, `${name}=${value}`),
        })),
      ]),
    );
    const rest = attempts.filter(({ operation }) => !isStream(operation));
    await inParallel(8, rest, async ({ operation, what, address }) => {
      const response = await ask(operation, address, everything);
      const text = (await response.text()).replaceAll(address, '');
      const where = `${what}: ${operation.method} ${address.slice(0, 200)} → ${response.status}`;
      expect(response.status, where).toBeLessThan(500);
      expect(text, where).not.toMatch(telling);
      expect(response.headers.get('set-cookie'), where).toBeNull();
      expect(response.headers.get('content-type') ?? '', where).not.toContain('html');
      // a condition of theirs that counted would find everything
      const total = /"total":(\d+)/.exec(text)?.[1];
      if (what.startsWith('SQL') && total !== undefined) expect(total, where).toBe('0');
    });
    expect(await count()).toEqual(before);
  }, 300_000);

  it('refuses bodies that are malformed or too long, whatever they are', async () => {
    for (const operation of operations.filter(({ takesJson }) => takesJson)) {
      for (const [what, body] of Object.entries(malformedBodies)) {
        const response = await ask(operation, addressOf(operation), everything, body);
        const where = `${what}: ${operation.method} ${operation.path}`;
        expect([400, 404], where).toContain(response.status);
        expect(await response.text(), where).not.toMatch(telling);
      }
      const long = await ask(operation, addressOf(operation), everything, `{"a":"${'x'.repeat(200_000)}"}`);
      expect(long.status).toBe(413);
    }
  });

  it('survives what is hardly HTTP', async () => {
    const { hostname, port } = new URL(origin);
    const say = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(Number(port), hostname, () => socket.write(text));
        let answer = '';
        socket.on('data', (piece) => (answer += piece.toString('latin1')));
        socket.on('close', () => resolve(answer));
        socket.on('error', () => resolve(answer));
      });
    const target = routes.targets;
    const smuggled = await say(
      `POST ${routes.bundles} HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    );
    expect(smuggled).toMatch(/^HTTP\/1\.1 400 /);
    const injected = await say(
      `GET ${target} HTTP/1.1\r\nHost: x\r\nX-Request-Id: a<script>\r\nConnection: close\r\n\r\n`,
    );
    expect(injected).toMatch(/^HTTP\/1\.1 200 /);
    expect(injected).not.toContain('a<script>');
    const folded = await say(
      `GET ${target} HTTP/1.1\r\nHost: x\r\nX-A: b\r\n\tc\rd\r\nConnection: close\r\n\r\n`,
    );
    expect(folded).toMatch(/^HTTP\/1\.1 400 /);
    const large = await say(`GET ${target} HTTP/1.1\r\nHost: x\r\nX-A: ${'y'.repeat(100_000)}\r\n\r\n`);
    expect(large).toMatch(/^HTTP\/1\.1 431 /);
    expect(await say('\x16\x03\x01 this is TLS')).toMatch(/^HTTP\/1\.1 400 /);
    expect((await fetch(origin + routes.live)).status).toBe(200);
  });
});

/** A stream of events does not end by itself. */
function isStream({ path }: Operation): boolean {
  return path.endsWith('/ingest-runs/{id}/events');
}

async function inParallel<Item>(
  workers: number,
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = items.values();
  await Promise.all(
    Array.from({ length: workers }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

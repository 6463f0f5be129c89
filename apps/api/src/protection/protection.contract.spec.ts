import { connect } from 'node:net';
import { mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { problemSchema, routes } from '@hstlc/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { parseConfiguration } from '../config/configuration.js';
import { archiveFile } from '../config/directories.js';
import { openDatabase } from '../database/data-source.js';
import { ProductRow } from '../database/entities/product-row.js';
import { startServer, type RunningServer } from '../serve.js';
import { compositeStem, seedArchive } from '../testing/seed-archive.js';

/** What comes back over a connection on which these bytes are sent, until the server closes it. */
function speak(server: RunningServer, text: string, milliseconds = 5000): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let answer = '';
    socket.on('data', (piece) => {
      answer += piece.toString('latin1');
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
    socket.setTimeout(milliseconds, () =>
      socket.destroy(new Error('the server did not close the connection')),
    );
  });
}

describe('the protection of the server', () => {
  let home: string;
  let server: RunningServer;
  const start = async (settings: Record<string, string> = {}, seed = false) => {
    home = await mkdtemp(path.join(tmpdir(), 'hstlc-protection-'));
    const all = { HSTLC_LOG_LEVEL: 'error', ...settings, HSTLC_HOME: home, HSTLC_PORT: '0' };
    const configuration = parseConfiguration(all, home);
    if (seed) {
      const database = await openDatabase(configuration.databaseUrl);
      await seedArchive(database, configuration.directories);
      const file = archiveFile(
        configuration.directories,
        'outputs/composite/GJ-436',
        `${compositeStem}.fits`,
      );
      await truncate(file, 64 * 1024 ** 2);
      await database.getRepository(ProductRow).update({ stem: compositeStem }, { bytes: 64 * 1024 ** 2 });
      await database.destroy();
    }
    server = await startServer(configuration);
  };
  afterEach(async () => {
    await server.close();
    await rm(home, { recursive: true });
  });
  const get = (address: string, headers: Record<string, string> = {}) =>
    fetch(server.url + address, { headers });

  it('announces the rate limit, refuses what is more with 429 and when to come back, and keeps nobody from health', async () => {
    await start({ HSTLC_RATE_LIMIT: '20' });
    const first = await get(routes.targets);
    expect(first.headers.get('ratelimit-limit')).toBe('20');
    expect(first.headers.get('ratelimit-remaining')).toBe('19');
    expect(first.headers.get('ratelimit-policy')).toBe('"client";q=20;w=60');
    const rest = await Promise.all(Array.from({ length: 30 }, () => get(routes.targets)));
    const refused = rest.find(({ status }) => status === 429)!;
    expect(problemSchema.parse(await refused.json()).code).toBe('rate-limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await get(routes.live)).status).toBe(200);
    expect((await get(routes.metrics)).status).toBe(200);
  });

  it('believes forwarded addresses from trusted proxies only', async () => {
    await start({ HSTLC_RATE_LIMIT: '20' });
    const remaining = async (client: string) =>
      (await get(routes.targets, { 'X-Forwarded-For': client })).headers.get('ratelimit-remaining');
    expect([await remaining('192.0.2.1'), await remaining('192.0.2.2')]).toEqual(['19', '18']);
    await server.close();
    await rm(home, { recursive: true });
    await start({ HSTLC_RATE_LIMIT: '20', HSTLC_TRUSTED_PROXIES: '127.0.0.1, 10.0.0.0/8' });
    expect([
      await remaining('192.0.2.1'),
      await remaining('192.0.2.2'),
      await remaining('192.0.2.1, 10.1.2.3'),
    ]).toEqual(['19', '19', '18']);
  });

  it('refuses bodies that are too long, not JSON, or broken', async () => {
    await start({ HSTLC_BODY_MAX_BYTES: '1000' });
    const post = async (body: string, type = 'application/json') => {
      const response = await fetch(server.url + routes.bundles, {
        method: 'POST',
        body,
        headers: { 'Content-Type': type },
      });
      return [response.status, problemSchema.parse(await response.json()).code];
    };
    expect(await post(JSON.stringify({ query: 'x'.repeat(2000) }))).toEqual([413, 'payload-too-large']);
    expect(await post('{"query":')).toEqual([400, 'invalid-request']);
    expect(await post('query=a', 'application/x-www-form-urlencoded')).toEqual([400, 'invalid-request']);
    expect(await post('[]')).toEqual([400, 'invalid-request']);
  });

  it('does not wait for slow clients: neither for their headers nor for their bodies', async () => {
    await start({ HSTLC_BODY_TIMEOUT_MS: '300', HSTLC_IDLE_TIMEOUT_MS: '1000' });
    const slowBody = await speak(
      server,
      `POST ${routes.bundles} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    expect(slowBody).toMatch(/^HTTP\/1\.1 408 /);
    expect(slowBody).toContain('"code":"request-timeout"');
    expect(await speak(server, 'GET / HTTP/1.1\r\nHost: x\r\nX-Slow:')).toMatch(/^(HTTP\/1\.1 408 .*)?/);
    expect((await get(routes.live)).status).toBe(200);
  });

  it('does not read an upload to its end that it has refused', async () => {
    await start();
    const head = `POST ${routes.uploads} HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n`;
    const answer = await speak(server, `${head}Content-Length: 9000000000\r\n\r\n--b\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer).toMatch(/^Connection: close\r$/m);
  });

  it('lets a download that is under way end before it stops, and takes nothing new meanwhile', async () => {
    await start({}, true);
    const response = await get(routes.product(`${compositeStem}.fits`));
    const reader = response.body!.getReader();
    let received = (await reader.read()).value!.length;
    const closing = server.close();
    await expect.poll(() => get(routes.live).catch(() => 'refused')).toBe('refused');
    for (let piece = await reader.read(); !piece.done; piece = await reader.read())
      received += piece.value.length;
    expect(received).toBe(64 * 1024 ** 2);
    await closing;
    await start();
  });

  it('cuts off what takes longer than it may when it stops', async () => {
    await start({ HSTLC_DRAIN_SECONDS: '1' }, true);
    const response = await get(routes.product(`${compositeStem}.fits`));
    await server.close();
    await expect(response.arrayBuffer()).rejects.toThrow();
    await start();
  });

  it('tells Prometheus what it does, by routes and not by addresses', async () => {
    await start();
    await get(routes.targets);
    await get(routes.target('nobody-1'));
    await get('/api/v1/made-up-1');
    const text = await (await get(routes.metrics)).text();
    expect(text).toMatch(
      /hstlc_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/targets",status="200"\} 1/,
    );
    expect(text).toContain('route="/api/v1/targets/:name",status="404"');
    expect(text).not.toMatch(/nobody-1|made-up-1/);
    expect(text).toMatch(/^hstlc_lightcurves 0$/m);
    expect(text).toMatch(/^hstlc_ingest_runs\{state="queued"\} 0$/m);
  });

  it('says to browsers what a page may load, and that others may read', async () => {
    await start();
    const { headers } = await get(routes.targets);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("worker-src 'self' blob:");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('strict-transport-security')).toBeNull();
  });
});

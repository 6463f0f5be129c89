import { auditPageSchema, newTokenSchema, routes, tokenListSchema, tokenSchema } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken } from '../cli/token.js';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { tokenHash } from '../http/api-token.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('tokens and the audit on $kind', (kind) => {
  let seeded: SeededApplication;
  let admin: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    admin = await addToken(seeded.dataSource, 'admin', ['admin']);
  });
  afterAll(() => seeded?.close());

  const bearer = { type: 'bearer' } as const;
  const post = (order: object, token = admin) =>
    seeded.http.post(routes.tokens).auth(token, bearer).send(order);
  const audit = async (query: object = {}) =>
    auditPageSchema.parse(
      (await seeded.http.get(routes.audit).auth(admin, bearer).query(query).expect(200)).body,
    );

  it('are made by admins, shown once, kept as a hash, used, and ended at once', async () => {
    const { body, headers } = await post({ name: 'night shift', scopes: ['ingest:write'] }).expect(201);
    const { token, ...told } = newTokenSchema.parse(body);
    expect(told).toMatchObject({ scopes: ['ingest:write'], expiresAt: null, lastUsedAt: null });
    expect([headers.location, headers['cache-control']]).toEqual([routes.token('night shift'), 'no-store']);
    const row = await seeded.dataSource.getRepository(ApiTokenRow).findOneByOrFail({ name: 'night shift' });
    expect(row.tokenHash).toBe(tokenHash(token));
    expect(JSON.stringify(row)).not.toContain(token);

    await post({ name: 'other', scopes: ['admin'] }, token).expect(403);
    const list = await seeded.http.get(routes.tokens).auth(admin, bearer).expect(200);
    const shown = tokenListSchema.parse(list.body).items.find(({ name }) => name === 'night shift');
    expect(JSON.stringify(list.body)).not.toContain('hstlc_');
    expect(shown?.revokedAt).toBeNull();

    const revoke = () => seeded.http.delete(routes.token('night shift')).auth(admin, bearer);
    expect(tokenSchema.parse((await revoke().expect(200)).body).revokedAt).not.toBeNull();
    await revoke().expect(409);
    await seeded.http.post(routes.ingestRuns).auth(token, bearer).expect(401);
    await seeded.http.delete(routes.token('nobody')).auth(admin, bearer).expect(404);
  });

  it('end by themselves when they are to', async () => {
    const expiresAt = new Date(Date.now() + 600).toISOString();
    const { body } = await post({ name: 'short', scopes: ['admin'], expiresAt }).expect(201);
    const list = () => seeded.http.get(routes.tokens).auth(body.token, bearer);
    await list().expect(200);
    await expect.poll(async () => (await list()).status, { timeout: 3000 }).toBe(401);
  });

  it('tell their own name, scopes, end and last use to who holds them, whatever their scope', async () => {
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const order = { name: 'curator', scopes: ['catalog:write', 'ingest:write'], expiresAt };
    const { body } = await post(order).expect(201);
    const self = (token: string) => seeded.http.get(routes.ownToken).auth(token, bearer);
    const response = await self(body.token).expect(200);
    const told = tokenSchema.parse(response.body);
    expect(told).toMatchObject({
      name: 'curator',
      scopes: ['ingest:write', 'catalog:write'],
      expiresAt,
      revokedAt: null,
    });
    expect(Math.abs(Date.now() - Date.parse(told.lastUsedAt!))).toBeLessThan(60_000);
    expect(JSON.stringify(response.body)).not.toContain('hstlc_');
    expect(response.headers['cache-control']).toBe('no-store');
    await seeded.http.get(routes.ownToken).expect(401);
    await seeded.http.delete(routes.token('curator')).auth(admin, bearer).expect(200);
    await self(body.token).expect(401);
  });

  it('are refused with a name that is taken or no name, or a scope that is none', async () => {
    await post({ name: 'admin', scopes: ['admin'] }).expect(409);
    await post({ name: 'x\r\nSet-Cookie: a=b', scopes: ['admin'] }).expect(400);
    await post({ name: 'y', scopes: ['root'] }).expect(400);
    await post({ name: 'y', scopes: [] }).expect(400);
    await seeded.http.get(routes.tokens).expect(401);
  });

  it('leave a trace of every write: who, what, when, from where, how it ended', async () => {
    await post({ name: 'traced', scopes: ['ingest:write'] })
      .set('X-Request-Id', 'trace-1')
      .expect(201);
    await seeded.http
      .post(routes.ingestRuns)
      .set('X-Request-Id', 'trace-2')
      .send({ dryRun: true })
      .expect(401);
    const find = async (id: string) =>
      (await audit({ limit: 100 })).items.find(({ requestId }) => requestId === id);
    await expect.poll(() => find('trace-2')).toBeDefined();
    const done = await find('trace-1');
    expect(done).toMatchObject({
      who: 'admin',
      method: 'POST',
      address: routes.tokens,
      status: 201,
      code: null,
      body: '{"name":"traced","scopes":["ingest:write"]}',
    });
    expect(done?.client).toMatch(/127\.0\.0\.1$/);
    expect(Math.abs(Date.now() - Date.parse(done!.at))).toBeLessThan(60_000);
    expect(await find('trace-2')).toMatchObject({ who: null, status: 401, code: 'unauthorized' });
  });

  it('show the trace to admins alone, latest first, by pages and by name', async () => {
    const page = await audit({ limit: 2 });
    expect(page.items[0]!.id).toBeGreaterThan(page.items[1]!.id);
    const rest = await audit({ limit: 2, cursor: page.next! });
    expect(rest.items[0]!.id).toBeLessThan(page.items[1]!.id);
    expect((await audit({ who: 'admin' })).items.every(({ who }) => who === 'admin')).toBe(true);
    expect((await audit()).items.some(({ client }) => client === 'command line')).toBe(true);
    await seeded.http.get(routes.audit).expect(401);
    const token = await addToken(seeded.dataSource, 'curious', ['ingest:write', 'catalog:write']);
    await seeded.http.get(routes.audit).auth(token, bearer).expect(403);
  });
});

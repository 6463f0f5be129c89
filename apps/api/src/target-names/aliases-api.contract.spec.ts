import { aliasChangeSchema, aliasListSchema, routes, targetSuggestionListSchema } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { newToken, tokenHash } from '../http/api-token.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('aliases over REST on $kind', (kind) => {
  let seeded: SeededApplication;
  const token = newToken();
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    await seeded.dataSource.getRepository(ApiTokenRow).insert({
      name: 'staff',
      tokenHash: tokenHash(token),
      scopes: 'catalog:write',
      createdAt: new Date(),
      expiresAt: null,
      lastUsedAt: null,
      revokedAt: null,
    });
  });
  afterAll(() => seeded?.close());

  const address = routes.aliases('GJ-436');

  it('are added and taken away by staff, and listed to all', async () => {
    await seeded.http.post(address).send({ alias: 'Ross 905' }).expect(401);
    const added = await seeded.http
      .post(address)
      .auth(token, { type: 'bearer' })
      .send({ alias: 'Ross 905' })
      .expect(200);
    expect(aliasChangeSchema.parse(added.body)).toMatchObject({
      items: [{ alias: 'Ross 905', target: 'GJ-436', origin: 'staff', addedBy: 'staff' }],
      retargeted: [],
    });
    const listed = await seeded.http.get(address).expect(200);
    expect(aliasListSchema.parse(listed.body).items).toHaveLength(1);
    const taken = seeded.http.delete(address).query({ alias: 'ROSS-905' }).auth(token, { type: 'bearer' });
    expect(aliasChangeSchema.parse((await taken.expect(200)).body).items).toEqual([]);
  });

  it('of another target are a conflict, of no target are not found', async () => {
    const post = (target: string, alias: string) =>
      seeded.http.post(routes.aliases(target)).auth(token, { type: 'bearer' }).send({ alias });
    await post('GJ-436', 'LHS 310').expect(200);
    await post('WD 1145+017', 'lhs-310').expect(409);
    await post('GJ-437', 'LHS 311').expect(404);
    await post('GJ-436', '').expect(400);
  });

  it('are suggested by what lies at one place, as all seeded exposures do', async () => {
    const { body } = await seeded.http.get(routes.targetSuggestions).expect(200);
    expect(targetSuggestionListSchema.parse(body).items).toEqual([
      { targets: ['GJ-436', 'WD 1145+017'], separationArcsec: 0, isMotionKnown: false },
    ]);
  });
});

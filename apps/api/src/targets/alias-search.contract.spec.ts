import { routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TargetAliasRow } from '../database/entities/target-alias-row.js';
import { targetNameKey } from '../target-names/target-name-key.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('the search for targets on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  it('finds a target by its alias, however that is spelt', async () => {
    const names = async (q: string) =>
      (await seeded.http.get(routes.targets).query({ q }).expect(200)).body.items.map(
        ({ name }: { name: string }) => name,
      );
    expect(await names('Ross 905')).toEqual([]);
    await seeded.dataSource.getRepository(TargetAliasRow).save({
      alias: 'Ross 905',
      aliasKey: targetNameKey('Ross 905'),
      target: 'GJ-436',
      origin: 'staff',
      addedBy: 'test',
      addedAt: new Date(),
    });
    for (const q of ['Ross 905', 'ROSS-905', 'ross905']) expect(await names(q)).toEqual(['GJ-436']);
  });
});

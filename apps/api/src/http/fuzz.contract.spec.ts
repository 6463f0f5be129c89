import { expect, it } from 'vitest';
import { fuzzApi } from '../testing/fuzz-api.js';
import { testDatabases } from '../testing/test-databases.js';

it.each(testDatabases)(
  'no request of the document is answered with a fault of ours on $kind',
  async (kind) => {
    const { statuses, faults } = await fuzzApi(kind, import.meta.url, 400, 20_261_126);
    expect(faults.slice(0, 3)).toEqual([]);
    expect(statuses.get(200) ?? 0).toBeGreaterThan(15);
    expect(statuses.get(400) ?? 0).toBeGreaterThan(60);
  },
  // as long as a crowded machine may take
  240_000,
);

import { expect, it } from 'vitest';
import { fuzzApi } from './fuzz-api.js';
import { testDatabases } from './test-databases.js';

const requestsEach = 6000;

it.each(testDatabases)('12,000 requests of the document on both databases: $kind', async (kind) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { statuses, faults } = await fuzzApi(kind, import.meta.url, requestsEach, seed);
  const counts = [...statuses]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status}: ${count}`);
  process.stdout.write(
    `seed ${seed}, ${requestsEach} requests on ${kind.kind}, by status ${counts.join(', ')}\n`,
  );
  expect(faults).toEqual([]);
});

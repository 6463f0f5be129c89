import { expect, it } from 'vitest';
import { fuzzApi } from './fuzz-api.js';
import { testDatabases } from './test-databases.js';

const requestsEach = 10_000;

it.each(testDatabases)('10,000 requests of the document: $kind', async (kind) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { statuses, faults } = await fuzzApi(kind, import.meta.url, requestsEach, seed);
  const counts = [...statuses]
    .toSorted(([one], [other]) => one - other)
    .map(([status, count]) => `${status}: ${count}`);
  process.stdout.write(
    `seed ${seed}, ${requestsEach} requests on ${kind.kind}, by status ${counts.join(', ')}\n`,
  );
  for (const { operation, method, address, status, answer } of faults)
    process.stdout.write(`${status} of ${operation}, ${method} ${address}: ${answer}\n`);
  expect(faults).toEqual([]);
});

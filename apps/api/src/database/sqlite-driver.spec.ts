import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SqliteDriver } from './sqlite-driver.js';

it('stores and finds every number as it is, also those next to whole ones', () => {
  const database = new SqliteDriver(':memory:');
  database.exec('CREATE TABLE number (value double)');
  const near = fc.constantFrom(1e-20, 2e-16, 5e-324, -0.9999999999999999, 0.9999999999999999, 1e300, -1e-17);
  fc.assert(
    fc.property(fc.oneof(near, fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
      database.prepare('DELETE FROM number').run();
      database.prepare('INSERT INTO number (value) VALUES (?)').run(value);
      expect(database.prepare('SELECT value FROM number WHERE value = ?').all(value)).toEqual([
        { value: value + 0 },
      ]);
    }),
    { seed: 20_261_126, numRuns: 500 },
  );
  database.close();
});

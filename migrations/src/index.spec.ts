import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { migrations } from './index.js';

it('lists every migration file once, in the order of its timestamp', () => {
  const timestamps = readdirSync(import.meta.dirname)
    .filter((file) => /^\d{13}-.+\.ts$/.test(file))
    .sort()
    .map((file) => file.slice(0, 13));
  expect(migrations.map((migration) => /\d{13}$/.exec(migration.name)?.[0])).toEqual(timestamps);
});

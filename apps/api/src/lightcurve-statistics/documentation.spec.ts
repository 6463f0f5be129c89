import { readFile } from 'node:fs/promises';
import { lightcurveStatisticsSchema } from '@hstlc/contract';
import { expect, it } from 'vitest';
import { createDataSource } from '../database/data-source.js';
import { StatsRow } from '../database/entities/stats-row.js';

const page = await readFile(new URL('../../../../docs/statistics.md', import.meta.url), 'utf8');

const ofTheProduct =
  /^(id|product_id|lightcurve_.*|kind|instrume|detector|opt_elem|cenwave|aperture|has_flux|simulated)$/;

it('has a line in docs/statistics.md for every column of statistics, and the contract every one of them', async () => {
  const database = createDataSource('sqlite::memory:');
  await database.initialize();
  const columns = database
    .getMetadata(StatsRow)
    .columns.filter(({ databaseName }) => !ofTheProduct.test(databaseName));
  await database.destroy();
  const told = [...page.matchAll(/^\| (`[a-z0-9_]+`(?:, `[a-z0-9_]+`)*) /gm)].flatMap(([, names]) =>
    names!.split(', ').map((name) => name.replaceAll('`', '')),
  );
  expect(told).toEqual(columns.map(({ databaseName }) => databaseName));
  expect(Object.keys(lightcurveStatisticsSchema.shape)).toEqual(
    columns.map(({ propertyName }) => propertyName),
  );
});

import {
  configurationStatisticsSchema,
  exploratoryStatisticsSchema,
  exploredClasses,
  exposureTimeStatisticsSchema,
  growthStatisticsSchema,
  lightcurvePageSchema,
  opticalElementStatisticsSchema,
  routes,
} from '@hstlc/contract';
import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('the collection in numbers on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  const get = async <Schema extends z.ZodType>(kindOf: string, schema: Schema) =>
    schema.parse((await seeded.http.get(routes.collectionStatistics(kindOf)).expect(200)).body);

  it('sums the exposure time of targets', async () => {
    const { targetCount, totalSeconds, bins } = await get('exposure-time', exposureTimeStatisticsSchema);
    expect({ targetCount, totalSeconds }).toEqual({ targetCount: 2, totalSeconds: 6610 });
    expect(bins.filter((bin) => bin.targetCount > 0).map((bin) => bin.targetCount)).toEqual([1, 1]);
  });

  it('counts exposures by configuration and optical element', async () => {
    const { groups } = await get('configurations', configurationStatisticsSchema);
    expect(groups).toEqual([
      { name: 'COS FUV', count: 2, configurations: [{ name: 'G130M 1291 PSA', count: 2 }] },
      { name: 'STIS FUV-MAMA', count: 2, configurations: [{ name: 'E140M 1425 0.2X0.2', count: 2 }] },
    ]);
    const { opticalElements } = await get('optical-elements', opticalElementStatisticsSchema);
    expect(opticalElements).toEqual([
      { name: 'E140M', count: 2 },
      { name: 'G130M', count: 2 },
    ]);
  });

  it('tells how it grew, and what its lightcurves show', async () => {
    const { days } = await get('growth', growthStatisticsSchema);
    expect(days).toEqual([
      { date: '2026-01-31', exposureCount: 4, exposureTotalCount: 4, exposureTotalSeconds: 6610 },
    ]);
    const explored = await get('exploratory', exploratoryStatisticsSchema);
    expect(explored.interestingCount + explored.boringCount + explored.nullCount).toBe(2);
    expect(explored.interesting).toHaveLength(explored.interestingCount);
  });

  it('counts as many interesting, boring and null lightcurves as the list of each has', async () => {
    const { interestingCount, boringCount, nullCount } = await get(
      'exploratory',
      exploratoryStatisticsSchema,
    );
    const totals = await Promise.all(
      exploredClasses.map(async (name) => {
        const { body } = await seeded.http.get(routes.lightcurves).query({ class: name }).expect(200);
        return lightcurvePageSchema.parse(body).total;
      }),
    );
    expect(totals).toEqual([interestingCount, boringCount, nullCount]);
    // the one without statistics is among them
    expect(nullCount).toBeGreaterThan(0);
    await seeded.http.get(routes.lightcurves).query({ class: 'nice' }).expect(400);
  });

  it('knows nothing of what is hidden, as soon as it is', async () => {
    const rows = seeded.dataSource.getRepository(ExposureRow);
    await rows.update({ rootname: 'osim01010' }, { withdrawnAt: new Date('2020-01-01T00:00:00Z') });
    expect((await get('exposure-time', exposureTimeStatisticsSchema)).targetCount).toBe(1);
    await rows.update({ rootname: 'osim01010' }, { withdrawnAt: null });
    expect((await get('exposure-time', exposureTimeStatisticsSchema)).targetCount).toBe(2);
    await seeded.http.get(routes.collectionStatistics('weather')).expect(404);
  });
});

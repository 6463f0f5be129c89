import { lightcurveDataSchema, lightcurveDetailSchema, lightcurvePageSchema, routes } from '@hstlc/contract';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFile } from '../config/directories.js';
import { compositeStatistics, compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('lightcurves on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  const list = async (query: object) => {
    const { body } = await seeded.http.get(routes.lightcurves).query(query).expect(200);
    return lightcurvePageSchema.parse(body);
  };

  it('lists by id, pages, and filters by kind, target and configuration', async () => {
    const { items, total } = await list({});
    expect(items.map(({ id, memberCount }) => [id, memberCount])).toEqual([
      [compositeStem, 1],
      ['ld9m10ujq_curve', 0],
    ]);
    expect(total).toBe(2);
    const first = await list({ limit: 1 });
    expect((await list({ limit: 1, cursor: first.next })).items).toMatchObject([{ id: 'ld9m10ujq_curve' }]);
    expect((await list({ kind: 'composite', target: 'GJ-436,other', cenwave: 1291 })).total).toBe(1);
    expect((await list({ instrument: 'STIS' })).total).toBe(0);
  });

  it('tells one with its exposures, also those left out and why', async () => {
    const { body } = await seeded.http.get(routes.lightcurve(compositeStem)).expect(200);
    expect(lightcurveDetailSchema.parse(body)).toMatchObject({
      version: 'v1.0',
      memberCount: 1,
      datasets: [
        { dataset: 1, rootname: 'ld9m10ujq', excludedReason: null },
        { dataset: null, rootname: 'ld9m10uyq', excludedReason: 'no common wavelengths' },
      ],
    });
  });

  it('tells the statistics of each, and null of one that has none yet', async () => {
    const { items } = await list({});
    expect(items.map(({ statistics }) => statistics)).toEqual([compositeStatistics, null]);
    const { body } = await seeded.http.get(routes.lightcurve(compositeStem)).expect(200);
    expect(lightcurveDetailSchema.parse(body).statistics).toEqual(compositeStatistics);
  });

  it('gives the rows of the FITS product with units, NaN as null', async () => {
    const { body } = await seeded.http.get(routes.lightcurveData(compositeStem)).expect(200);
    const data = lightcurveDataSchema.parse(body);
    expect(data).toMatchObject({ id: compositeStem, mjdReference: 57_844 });
    expect(data.units).toMatchObject({ TIME: 's', FLUX: 'erg/s/cm**2/Angstrom' });
    expect(data.columns).toMatchObject({ TIME: [1, 2], FLUX: [1.5e-14, null] });
  });

  it('shows its quicklook', async () => {
    const { body, headers } = await seeded.http.get(routes.lightcurvePreview(compositeStem)).expect(200);
    expect(headers['content-type']).toBe('image/png');
    expect(String(body)).toBe('not really a picture');
    await seeded.http.get(routes.lightcurvePreview('ld9m10ujq_curve')).expect(404);
  });

  it('answers 503 when the file is away, 404 when there is no such lightcurve', async () => {
    await seeded.http.get(routes.lightcurveData('ld9m10ujq_curve')).expect(503);
    await seeded.http.get(routes.lightcurveData('nothing')).expect(404);
    await seeded.http.get(routes.lightcurve('nothing')).expect(404);
    await rm(
      archiveFile(seeded.configuration.directories, 'outputs/composite/GJ-436', `${compositeStem}.png`),
    );
    await seeded.http.get(routes.lightcurvePreview(compositeStem)).expect(503);
  });
});

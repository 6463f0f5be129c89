import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { periodogramSchema, routes } from '@hstlc/contract';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../serve.js';
import { archiveFile } from '../config/directories.js';
import { ProductRow } from '../database/entities/product-row.js';
import { pulsingProduct } from '../testing/pulsing-product.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('periodograms on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    await add('lpulse010_curve', pulsingProduct(1, '5722.31'));
    await add('lvisits010_curve', pulsingProduct(3, undefined));
  });
  afterAll(() => seeded?.close());

  /** Puts a product beside the seeded individual one. */
  const add = async (stem: string, bytes: Uint8Array) => {
    const products = seeded.dataSource.getRepository(ProductRow);
    const like = await products.findOneByOrFail({ stem: 'ld9m10ujq_curve' });
    const filename = `${stem}.fits`;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const { id: _id, ...row } = { ...like, stem, filename, bytes: bytes.byteLength, sha256 };
    await products.insert(row);
    const file = archiveFile(seeded.configuration.directories, row.path, filename);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  };
  const get = async (id: string, query: object = {}) => {
    const { body } = await seeded.http.get(routes.lightcurvePeriodogram(id)).query(query).expect(200);
    return periodogramSchema.parse(body);
  };
  const refused = (id: string, query: object, status: number) =>
    seeded.http.get(routes.lightcurvePeriodogram(id)).query(query).expect(status);

  it('find the pulse, say how sure it is, and what of HST’s they are labelled by', async () => {
    const found = await get('lpulse010_curve');
    expect(found).toMatchObject({
      id: 'lpulse010_curve',
      column: 'NET',
      normalization: 'standard',
      combined: 'coherent',
      exposureCount: 1,
      sampleCount: 1200,
      orbitSeconds: 5722.31,
      orbitFrom: 'timeline',
      resolution: 'full',
    });
    const [peak] = found.peaks;
    expect(Math.abs(peak!.periodSeconds / 17.3 - 1)).toBeLessThan(1e-3);
    expect(peak).toMatchObject({ method: 'baluev', labels: [] });
    expect(peak!.fap).toBeLessThan(1e-20);
    expect(found.levels.map(({ fap }) => fap)).toEqual([0.1, 0.01, 0.001]);
    expect(found.frequencies).toHaveLength(found.frequencyHz.count);
    expect(Math.max(...found.powers)).toBeCloseTo(peak!.power, 12);
    expect(found.window).toHaveLength(found.frequencyHz.count);
  });

  it('of visits apart are shown coherent or incoherent, and say which', async () => {
    const coherent = await get('lvisits010_curve');
    expect(coherent).toMatchObject({ combined: 'coherent', exposureCount: 3, orbitFrom: 'default' });
    expect(coherent).toMatchObject({ resolution: 'decimated', orbitSeconds: 5724 });
    expect(coherent.frequencyHz.count).toBeGreaterThan(200_000);
    expect(coherent.frequencies.length).toBeLessThanOrEqual(4000);
    expect(Math.max(...coherent.powers)).toBeCloseTo(coherent.peaks[0]!.power, 12);
    const incoherent = await get('lvisits010_curve', { combined: 'incoherent' });
    expect(incoherent).toMatchObject({ combined: 'incoherent', window: null, resolution: 'full' });
    expect(incoherent.peaks[0]).toMatchObject({ method: 'davies' });
    for (const { peaks } of [coherent, incoherent])
      expect(Math.abs(peaks[0]!.periodSeconds / 17.3 - 1)).toBeLessThan(2e-3);
  });

  it('are whole on request, over the periods, the column and the normalization asked for', async () => {
    const query = { column: 'COUNTS', min_period_s: 10, max_period_s: 30, oversampling: 8 };
    const found = await get('lvisits010_curve', { ...query, normalization: 'psd', resolution: 'full' });
    expect(found.resolution).toBe('full');
    expect(found.frequencies).toHaveLength(found.frequencyHz.count);
    expect(found.frequencyHz.min).toBeGreaterThan(1 / 30.01);
    expect(found.frequencyHz.max).toBeLessThan(1 / 9.99);
    expect(found.frequencyHz.step * found.baselineSeconds * 8).toBeCloseTo(1, 9);
    // ERROR² is 400, the pulse explains 40² / 2 of it in 3,600 bins
    expect(Math.abs(found.peaks[0]!.power / (0.5 * 3600 * (800 / 400)) - 1)).toBeLessThan(0.1);
  });

  it('tell false-alarm probabilities by bootstrap on request, the same each time', async () => {
    const plain = await get('lpulse010_curve');
    for (const { bootstrapFap } of plain.peaks) expect(bootstrapFap).toBeNull();
    const query = { bootstrap: 49, min_period_s: 10, max_period_s: 30, normalization: 'psd' };
    const { peaks } = await get('lpulse010_curve', query);
    // no order of the bins has a pulse of a tenth; the weakest peaks are noise, whatever the order
    expect(peaks[0]!.bootstrapFap).toBe(1 / 50);
    expect(peaks.at(-1)!.bootstrapFap).toBeGreaterThan(0.5);
    expect((await get('lpulse010_curve', query)).peaks).toEqual(peaks);
    const incoherent = await get('lvisits010_curve', { ...query, combined: 'incoherent' });
    expect(incoherent.peaks[0]!.bootstrapFap).toBe(1 / 50);
    const { body } = await refused('lvisits010_curve', { bootstrap: 999, combined: 'coherent' }, 400);
    expect(body.detail).toContain('ask for at most');
    for (const bootstrap of ['-1', '0.5', 'many', '1e9'])
      await refused('lpulse010_curve', { bootstrap }, 400);
  });

  it('are written as tables on request, powers with their frequencies and periods', async () => {
    const address = routes.lightcurvePeriodogram('lpulse010_curve');
    const found = await get('lpulse010_curve');
    const { text, headers } = await seeded.http.get(address).query({ format: 'csv' }).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    const [head, ...rows] = text.trimEnd().split(/\r?\n/);
    expect(head).toBe('FREQUENCY,PERIOD,POWER,WINDOW');
    expect(rows).toHaveLength(found.frequencies.length);
    expect(rows[0]!.split(',').map(Number)).toEqual([
      found.frequencies[0],
      1 / found.frequencies[0]!,
      found.powers[0],
      found.window![0],
    ]);
    const votable = await seeded.http.get(address).set('Accept', 'application/x-votable+xml').expect(200);
    expect(String(votable.body) + String(votable.text)).toContain('name="PERIOD"');
  });

  it('are not made again for one who has them', async () => {
    const address = routes.lightcurvePeriodogram('lpulse010_curve');
    const { headers } = await seeded.http.get(address).expect(200);
    await seeded.http.get(address).set('If-None-Match', headers['etag']!).expect(304);
    const other = seeded.http.get(address).query({ column: 'COUNTS' });
    await other.set('If-None-Match', headers['etag']!).expect(200);
  });

  it('end in time', async () => {
    const hurried = await createApplication({ ...seeded.configuration, extractionTimeoutMilliseconds: 1 });
    await hurried.init();
    const { body } = await supertest(hurried.getHttpServer())
      .get(routes.lightcurvePeriodogram('lvisits010_curve'))
      .query({ combined: 'coherent' })
      .expect(503);
    expect(body).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('1 ms') });
    await hurried.close();
  });

  it('are refused where nothing can be searched, or too much would be', async () => {
    const { body: few } = await refused(compositeStem, {}, 400);
    expect(few.detail).toContain('fewer than 8 live bins of NET');
    await refused('lpulse010_curve', { column: 'FLUX' }, 400);
    const { body: many } = await refused('lvisits010_curve', { combined: 'coherent', oversampling: 50 }, 400);
    expect(many.detail).toContain('combined=incoherent');
    await refused('lpulse010_curve', { column: 'TIME' }, 400);
    await refused('lpulse010_curve', { min_period: 5 }, 400);
    await refused('nothing', {}, 404);
  });
});

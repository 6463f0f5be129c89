import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { routes, targetDetailSchema, visibilityChangeSchema } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { addToken } from '../cli/token.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('withdrawals on $kind', (kind) => {
  let seeded: SeededApplication;
  let token: string;
  const launched: unknown[] = [];
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url, {
      ingest: () => ({ launch: (order) => Promise.resolve(launched.push(order)) }),
    });
    token = await addToken(seeded.dataSource, 'staff', ['catalog:write']);
    for (const folder of ['GJ-436', 'WD_1145+017'])
      await mkdir(path.join(seeded.configuration.directories.filesystem, folder), { recursive: true });
    await mkdir(seeded.configuration.directories.composite, { recursive: true });
  });
  afterAll(() => seeded?.close());
  const post = (address: string, body: object) =>
    seeded.http.post(address).auth(token, { type: 'bearer' }).send(body);
  const exposure = () =>
    seeded.dataSource.getRepository(ExposureRow).findOneByOrFail({ rootname: 'ld9m10ujq' });

  it('withdraws an exposure with its lightcurve and the reason, has its composite made anew, and restores', async () => {
    const why = 'another star in the slit';
    const { body } = await post(routes.withdrawal('ld9m10ujq_curve.fits'), { why }).expect(200);
    expect(visibilityChangeSchema.parse(body)).toMatchObject({ kind: 'exposure', runId: 1 });
    expect(launched).toEqual([{ requestedBy: 'staff', dryRun: false, files: [] }]);
    const product = { stem: 'ld9m10ujq_curve' };
    const row = await seeded.dataSource.getRepository(ProductRow).findOneByOrFail(product);
    expect([row.withdrawnReason, (await exposure()).withdrawnReason]).toEqual([why, why]);
    for (const address of [
      routes.product('ld9m10ujq_curve.fits'),
      routes.product('ld9m10ujq_corrtag_a.fits'),
      routes.lightcurve('ld9m10ujq_curve'),
      routes.observation('ld9m10ujq'),
    ]) {
      const gone = await seeded.http.get(address).expect(410);
      expect(gone.body).toMatchObject({ code: 'gone', detail: expect.stringContaining(why) });
    }
    await seeded.dataSource
      .getRepository(ExposureRow)
      .update({ rootname: 'ld9m10ujq' }, { publicFrom: new Date('2999-01-01') });
    const never = await seeded.http.get(routes.observation('ld9m10ujq')).expect(404);
    expect(never.body.detail).not.toContain(why);
    await seeded.dataSource
      .getRepository(ExposureRow)
      .update({ rootname: 'ld9m10ujq' }, { publicFrom: null });
    await post(routes.restoration('ld9m10ujq_curve.fits'), {}).expect(200);
    expect((await exposure()).withdrawnAt).toBeNull();
  });

  it('tells at the target what was withdrawn and why, and nothing of what was never public', async () => {
    const target = async () =>
      targetDetailSchema.parse((await seeded.http.get(routes.target('GJ-436')).expect(200)).body);
    expect((await target()).withdrawn).toEqual([]);
    await post(routes.withdrawal(`${compositeStem}.fits`), { why: 'wrong' }).expect(200);
    await post(routes.withdrawal('ld9m10ujq'), { why: 'another star in the slit' }).expect(200);
    const { withdrawn, observations, composites } = await target();
    expect(withdrawn).toMatchObject([
      { name: 'ld9m10ujq', kind: 'exposure', reason: 'another star in the slit' },
      { name: `${compositeStem}.fits`, kind: 'composite', reason: 'wrong' },
    ]);
    expect(composites).toEqual([]);
    expect(observations.map(({ rootname }) => rootname)).not.toContain('ld9m10ujq');
    await seeded.dataSource
      .getRepository(ExposureRow)
      .update({ rootname: 'ld9m10ujq' }, { publicFrom: new Date('2999-01-01') });
    expect((await target()).withdrawn.map(({ kind }) => kind)).toEqual(['composite']);
    await seeded.dataSource
      .getRepository(ExposureRow)
      .update({ rootname: 'ld9m10ujq' }, { publicFrom: null });
    await post(routes.restoration('ld9m10ujq'), {}).expect(200);
    await post(routes.restoration(`${compositeStem}.fits`), {}).expect(200);
  });

  it('tells of a target with nothing left that it is gone, and why', async () => {
    const exposures = seeded.dataSource.getRepository(ExposureRow);
    const [only] = await exposures.findBy({ targname: 'WD 1145+017' });
    await post(routes.withdrawal(only!.rootname), { why: 'the shutter stayed closed' }).expect(200);
    const { body } = await seeded.http.get(routes.target('WD 1145+017')).expect(410);
    expect(body).toMatchObject({
      code: 'gone',
      detail: expect.stringContaining('the shutter stayed closed'),
    });
    await exposures.update({ rootname: only!.rootname }, { publicFrom: new Date('2999-01-01') });
    await seeded.http.get(routes.target('WD 1145+017')).expect(404);
    await exposures.update({ rootname: only!.rootname }, { publicFrom: null });
    await post(routes.restoration(only!.rootname), {}).expect(200);
  });

  it('withdraws a composite alone', async () => {
    const { body } = await post(routes.withdrawal(`${compositeStem}.fits`), { why: 'wrong' }).expect(200);
    expect(body.kind).toBe('composite');
    expect((await exposure()).withdrawnAt).toBeNull();
  });

  it('sets when an exposure becomes public', async () => {
    const on = '2031-01-31T00:00:00.000Z';
    await post(routes.release('ld9m10ujq'), { on }).expect(200);
    expect((await exposure()).publicFrom).toEqual(new Date(on));
    await post(routes.release('ld9m10ujq'), { on: null }).expect(200);
    expect((await exposure()).publicFrom).toBeNull();
  });

  it('refuses what has no reason, no name, no date, or no token', async () => {
    await post(routes.withdrawal('ld9m10ujq_curve.fits'), { why: ' ' }).expect(400);
    await post(routes.withdrawal('nothing00_curve.fits'), { why: 'x' }).expect(404);
    await post(routes.release('ld9m10ujq'), { on: 'tomorrow' }).expect(400);
    await seeded.http.post(routes.withdrawal('ld9m10ujq_curve.fits')).send({ why: 'x' }).expect(401);
    await seeded.dataSource.getRepository(ApiTokenRow).update({ name: 'staff' }, { scopes: '' });
    await post(routes.withdrawal('ld9m10ujq_curve.fits'), { why: 'x' }).expect(403);
  });
});

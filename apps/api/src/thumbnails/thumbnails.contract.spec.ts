import { writeFile } from 'node:fs/promises';
import { lightcurveThumbnailSchema, routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFile } from '../config/directories.js';
import { ProductRow } from '../database/entities/product-row.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

describe.each(testDatabases)('thumbnails on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  it('are made from the file of the product', async () => {
    const { body } = await seeded.http.get(routes.lightcurveThumbnail(compositeStem)).expect(200);
    const thumbnail = lightcurveThumbnailSchema.parse(body);
    expect(thumbnail).toMatchObject({ id: compositeStem, binsPerCell: 1, datasets: [1, 2] });
    expect(thumbnail.means).toHaveLength(2);
  });

  it('read the file once: the same bytes are the same picture', async () => {
    const first = await seeded.http.get(routes.lightcurveThumbnail(compositeStem)).expect(200);
    const {
      path: folder,
      filename,
      bytes,
    } = await seeded.dataSource.getRepository(ProductRow).findOneByOrFail({ stem: compositeStem });
    // as long as before, so that only reading it would tell
    await writeFile(archiveFile(seeded.configuration.directories, folder, filename), new Uint8Array(bytes));
    const second = await seeded.http.get(routes.lightcurveThumbnail(compositeStem)).expect(200);
    expect(second.body).toEqual(first.body);
  });

  it('are not there without the file or the lightcurve', async () => {
    await seeded.http.get(routes.lightcurveThumbnail('ld9m10ujq_curve')).expect(503);
    await seeded.http.get(routes.lightcurveThumbnail('nothing')).expect(404);
  });
});

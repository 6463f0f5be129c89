import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { routes, uploadSchema } from '@hstlc/contract';
import { writeFits } from '@hstlc/fits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken } from '../cli/token.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

const fits = Buffer.from(writeFits([{ header: [{ keyword: 'TELESCOP', value: 'HST' }] }]));

describe.each(testDatabases)('uploads on $kind', (kind) => {
  let seeded: SeededApplication;
  let token: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    token = await addToken(seeded.dataSource, 'uploader', ['ingest:write']);
  });
  afterAll(() => seeded?.close());

  const post = () => seeded.http.post(routes.uploads).auth(token, { type: 'bearer' });
  const ingest = () => seeded.configuration.directories.ingest;

  it('appear in the ingest folder whole, with the checksum of their bytes', async () => {
    const { body } = await post().attach('files', fits, 'ltest0001_corrtag_a.fits').expect(201);
    const [file] = uploadSchema.parse(body).files;
    expect(file).toMatchObject({ filename: 'ltest0001_corrtag_a.fits', bytes: fits.byteLength });
    expect(await readFile(path.join(ingest(), 'ltest0001_corrtag_a.fits'))).toEqual(fits);
  });

  it.each([
    ['no FITS', 'ltest0002_tag.fits', Buffer.from('no FITS at all')],
    ['a name that leads elsewhere', '../../evil_tag.fits', fits],
    ['a name the archive does not take', 'photo.fits', fits],
  ])('are refused as %s, and leave nothing behind', async (_what, filename, bytes) => {
    const before = await readdir(ingest());
    const { body } = await post()
      .attach('files', fits, 'ltest0003_tag.fits')
      .attach('files', bytes, filename)
      .expect(400);
    expect(body).toMatchObject({ code: 'invalid-request', errors: [{ message: expect.any(String) }] });
    expect(await readdir(ingest())).toEqual(before);
    expect(await readdir(path.join(ingest(), '.arriving'))).toEqual([]);
  });

  it('are for staff only', async () => {
    await seeded.http.post(routes.uploads).attach('files', fits, 'ltest0004_tag.fits').expect(401);
    expect(existsSync(path.join(ingest(), 'ltest0004_tag.fits'))).toBe(false);
  });
});

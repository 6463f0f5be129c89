import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { connect } from 'node:net';
import { maximumUploadFiles, routes, uploadSchema } from '@hstlc/contract';
import { writeFits } from '@hstlc/fits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrivingRelease } from '../ingest/arriving-release.js';
import { addToken } from '../cli/token.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

const fits = Buffer.from(writeFits([{ header: [{ keyword: 'TELESCOP', value: 'HST' }] }]));

describe.each(testDatabases)('uploads on $kind', (kind) => {
  let seeded: SeededApplication;
  let token: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(
      kind,
      import.meta.url,
      {},
      {
        HSTLC_UPLOAD_MAX_BYTES: '100000',
      },
    );
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
    const { mode } = await stat(path.join(ingest(), 'ltest0001_corrtag_a.fits'));
    expect(mode & 0o777).toBe(0o660);
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

  it('may say when new exposures become public, before their files appear', async () => {
    const release = '2031-01-31T12:00:00Z';
    await post().field('release', release).attach('files', fits, 'ltest0005_tag.fits').expect(201);
    expect(await arrivingRelease(ingest(), 'ltest0005')).toEqual(new Date(release));
    for (const [name, value] of [
      ['release', 'soon'],
      ['colour', 'blue'],
    ] as const)
      await post().field(name, value).attach('files', fits, 'ltest0006_tag.fits').expect(400);
    expect(existsSync(path.join(ingest(), 'ltest0006_tag.fits'))).toBe(false);
    expect(await readdir(path.join(ingest(), '.arriving'))).toEqual([]);
  });

  it('are refused when they are too long, or too many, or were cut off, and leave nothing behind', async () => {
    const long = Buffer.alloc(200_000, 1);
    const { body } = await post().attach('files', long, 'ltest0007_tag.fits').expect(413);
    expect(body.code).toBe('payload-too-large');
    let many = post();
    for (let each = 0; each <= maximumUploadFiles; each++)
      many = many.attach('files', fits, `ltest01${String(each).padStart(2, '0')}_tag.fits`);
    await many.expect(400);
    await seeded.application.listen(0, '127.0.0.1');
    const { hostname, port } = new URL(await seeded.application.getUrl());
    const socket = connect(Number(port), hostname.replace(/[[\]]/g, ''));
    const head = '--b\r\nContent-Disposition: form-data; name="files"; filename="ltest0008_tag.fits"\r\n\r\n';
    socket.write(
      `POST ${routes.uploads} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n` +
        `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 90000\r\n\r\n${head}${'x'.repeat(50_000)}`,
    );
    const arriving = () => readdir(path.join(ingest(), '.arriving'));
    await expect.poll(async () => (await arriving()).length).toBe(1);
    socket.destroy();
    await expect.poll(arriving).toEqual([]);
  });

  it('are for staff only', async () => {
    await seeded.http.post(routes.uploads).attach('files', fits, 'ltest0004_tag.fits').expect(401);
    expect(existsSync(path.join(ingest(), 'ltest0004_tag.fits'))).toBe(false);
  });
});

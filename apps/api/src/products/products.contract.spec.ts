import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFile } from '../config/directories.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

const filename = `${compositeStem}.fits`;

describe.each(testDatabases)('products on $kind', (kind) => {
  let seeded: SeededApplication;
  let bytes: Buffer;
  let hash: Buffer;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    bytes = await readFile(
      archiveFile(seeded.configuration.directories, 'outputs/composite/GJ-436', filename),
    );
    hash = createHash('sha256').update(bytes).digest();
  });
  afterAll(() => seeded?.close());

  const get = () => seeded.http.get(routes.product(filename)).responseType('blob');

  it('gives the bytes under their name, with their checksum', async () => {
    const { body, headers } = await get().expect(200);
    expect(bytes.equals(body)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'application/fits',
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${filename}"`,
      'content-digest': `sha-256=:${hash.toString('base64')}:`,
      etag: `"${hash.toString('hex')}"`,
      'accept-ranges': 'bytes',
    });
  });

  it('goes on where a download was cut off, but only of the same bytes', async () => {
    const etag = `"${hash.toString('hex')}"`;
    const rest = await get().set('Range', 'bytes=2880-').set('If-Range', etag).expect(206);
    expect(bytes.subarray(2880).equals(rest.body)).toBe(true);
    expect(rest.headers['content-range']).toBe(`bytes 2880-${bytes.length - 1}/${bytes.length}`);
    expect(rest.headers['content-digest']).toBeUndefined();
    await get().set('Range', 'bytes=2880-').set('If-Range', '"other"').expect(200);
  });

  it('answers 304 to who has it, 416 beyond its end, and HEAD without bytes', async () => {
    await get()
      .set('If-None-Match', `"${hash.toString('hex')}"`)
      .expect(304);
    const beyond = await seeded.http
      .get(routes.product(filename))
      .set('Range', 'bytes=99999999-')
      .expect(416);
    expect(beyond.body.code).toBe('range-not-satisfiable');
    expect(beyond.headers['content-range']).toBe(`bytes */${bytes.length}`);
    const head = await seeded.http.head(routes.product(filename)).expect(200);
    expect(head.headers['content-length']).toBe(String(bytes.length));
  });

  it('gives the end, and several parts at once, but not a host of them, and no part for HEAD', async () => {
    const end = await get().set('Range', 'bytes=-100').expect(206);
    expect(bytes.subarray(-100).equals(end.body)).toBe(true);
    const { body, headers } = await get().set('Range', 'bytes=0-29,-50').expect(206);
    const [, boundary] = /^multipart\/byteranges; boundary=(\S+)$/.exec(headers['content-type']!)!;
    expect(headers['content-length']).toBe(String(body.length));
    const part = (range: string, from: number, to: number) =>
      `\r\n--${boundary}\r\nContent-Type: application/fits\r\nContent-Range: bytes ${range}/${bytes.length}\r\n\r\n` +
      bytes.toString('latin1', from, to);
    const last = bytes.length - 50;
    expect(body.toString('latin1')).toBe(
      `${part('0-29', 0, 30)}${part(`${last}-${bytes.length - 1}`, last, bytes.length)}\r\n--${boundary}--\r\n`,
    );
    const other = await get().set('Range', 'bytes=0-29,-50').set('If-Range', '"other"').expect(200);
    expect(bytes.equals(other.body)).toBe(true);
    const many = Array.from({ length: 200 }, (_, index) => `${2 * index}-${2 * index}`).join(',');
    await get().set('Range', `bytes=${many}`).expect(200);
    const head = await seeded.http.head(routes.product(filename)).set('Range', 'bytes=0-9').expect(200);
    expect(head.headers['content-length']).toBe(String(bytes.length));
  });

  it('is saved under its HLSP name on request', async () => {
    const { headers } = await seeded.http.head(routes.product(filename)).query({ name: 'hlsp' }).expect(200);
    expect(headers['content-disposition']).toBe(`attachment; filename="${filename}"`);
    await seeded.http.head(routes.product(filename)).query({ name: 'other' }).expect(400);
  });

  it('answers 404 for unknown names and for ways out of the archive', async () => {
    await seeded.http.get(routes.product('nothing.fits')).expect(404);
    await seeded.http.get(routes.product('../../hstlc.sqlite')).expect(404);
  });

  it('does not give a file that is not as long as it should be', async () => {
    const { body } = await seeded.http.get(routes.product('ld9m10ujq_corrtag_a.fits')).expect(503);
    expect(body).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('5000000000') });
  });
});

import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesSource } from './byte-source.js';
import { httpSource } from './http-source.js';
import { openFits } from './open-fits.js';
import { smallFile } from './testing/small-file.js';

const file = smallFile();
let version = '"1"';
let asked: string[] = [];
let server: Server;
let address = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    const range = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '');
    asked.push(request.headers.range ?? 'all');
    const changed = request.headers['if-range'] !== undefined && request.headers['if-range'] !== version;
    response.setHeader('etag', version);
    if (request.url === '/whole' || range === null || changed) return response.end(file);
    const [start, end] = [Number(range[1]), Number(range[2])];
    response.statusCode = 206;
    response.setHeader('content-range', `bytes ${start}-${end}/${file.byteLength}`);
    return response.end(file.subarray(start, end + 1));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const where = server.address();
  address = typeof where === 'object' && where !== null ? `http://127.0.0.1:${where.port}` : '';
});

afterAll(() => server.close());

describe('a file of the web', () => {
  test('is read by ranges, as it would be from memory', async () => {
    asked = [];
    const remote = await openFits(await httpSource(`${address}/file.fits`));
    const local = await openFits(bytesSource(file));
    expect(await remote.hdu('EVENTS')!.column('TIME')).toEqual(await local.hdu('EVENTS')!.column('TIME'));
    expect(asked).not.toContain('all');
  });

  test('is refused when another version comes, or no ranges', async () => {
    const source = await httpSource(`${address}/file.fits`);
    version = '"2"';
    await expect(source.slice(0, 10)).rejects.toMatchObject({ code: 'bad-response' });
    await expect(httpSource(`${address}/whole`)).rejects.toMatchObject({ code: 'bad-response' });
  });
});

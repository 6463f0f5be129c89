import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveWebPage } from './web-page.js';

@Module({})
class NothingModule {}

describe('the web page', () => {
  let folder: string;
  let application: NestExpressApplication;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hstlc-web-'));
    await mkdir(path.join(folder, 'assets'));
    await writeFile(path.join(folder, 'index.html'), '<title>hstlc</title>');
    await writeFile(path.join(folder, 'assets/index-abc.js'), 'export {};');
    await writeFile(path.join(folder, 'assets/index-abc.js.br'), brotliCompressSync('export {};'));
    application = await NestFactory.create<NestExpressApplication>(NothingModule, { logger: false });
    serveWebPage(application, folder);
    await application.init();
  });
  afterAll(async () => {
    await application.close();
    await rm(folder, { recursive: true });
  });
  const get = (address: string) =>
    supertest(application.getHttpServer()).get(address).set('Accept', 'text/html');

  it.each(['/', '/targets/GJ-436', '/lightcurves/hlsp_v1.0_lc', '/apiary'])(
    'is the answer to %s, asked for anew each time',
    async (address) => {
      const { text, headers } = await get(address).expect(200);
      expect(text).toBe('<title>hstlc</title>');
      expect(headers['cache-control']).toBe('no-cache');
    },
  );

  it('serves its files to be kept, because their names change with their bytes', async () => {
    const { headers } = await get('/assets/index-abc.js').expect(200);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  it('gives the compressed form of a script to who accepts it, and to nobody else', async () => {
    const compressed = await get('/assets/index-abc.js').set('Accept-Encoding', 'br').expect(200);
    expect(compressed.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(compressed.text).toBe('export {};');
    const plain = await get('/assets/index-abc.js').set('Accept-Encoding', 'identity').expect(200);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toContain('Accept-Encoding');
  });

  it.each(['/assets/missing.js', '/api/v1/nothing', '/api', '/health/nothing', '/metrics'])(
    'is not the answer to %s',
    async (address) => {
      await get(address).expect(404);
    },
  );
});

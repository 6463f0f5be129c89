import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { bundleSchema, routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveFile } from '../config/directories.js';
import { BundleRow } from '../database/entities/bundle-row.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { hasProgram } from '../testing/programs.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

const run = promisify(execFile);

const individual = 'ld9m10ujq_curve.fits';
const composite = `${compositeStem}.fits`;
const input = 'osim01010_corrtag_a.fits';

async function write(file: string, bytes: Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, bytes);
}

describe.each(testDatabases)('bundles on $kind', (kind) => {
  let seeded: SeededApplication;
  let folder: string;
  let origin: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    const { directories } = seeded.configuration;
    const bytes = await readFile(archiveFile(directories, 'outputs/composite/GJ-436', composite));
    await write(archiveFile(directories, 'outputs/GJ-436', individual), bytes);
    const large = Buffer.alloc(3_000_000, 'photons ');
    const file = await seeded.dataSource.getRepository(ExposureFileRow).findOneByOrFail({ filename: input });
    await write(archiveFile(directories, file.path, input), large);
    const sha256 = createHash('sha256').update(large).digest('hex');
    await seeded.dataSource
      .getRepository(ExposureFileRow)
      .update({ filename: input }, { bytes: large.length, sha256 });
    folder = await mkdtemp(path.join(tmpdir(), 'hstlc-bundle-'));
    await seeded.application.listen(0, '127.0.0.1');
    origin = (await seeded.application.getUrl()).replace(/\/$/, '');
  });
  afterAll(async () => {
    await seeded?.close();
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  const make = async (order: object) =>
    bundleSchema.parse((await seeded.http.post(routes.bundles).send(order).expect(201)).body);

  it('is the same for the same files, and says what is in it', async () => {
    const bundle = await make({ filenames: [individual, composite, individual] });
    expect(bundle).toMatchObject({ fileCount: 2, names: 'archive', unavailable: [] });
    expect((await make({ filenames: [individual, composite] })).id).toBe(bundle.id);
    expect((await make({ filenames: [composite, individual] })).id).not.toBe(bundle.id);
    const again = await seeded.http.get(routes.bundle(bundle.id)).expect(200);
    expect(bundleSchema.parse(again.body).files).toEqual(bundle.files);
  });

  it.skipIf(!hasProgram('python3'))('is a zip that other programs unpack, as long as was told', async () => {
    const bundle = await make({ filenames: [individual, input] });
    const { body, headers } = await seeded.http
      .get(bundle.zipUrl)
      .responseType('blob')
      .expect(200)
      .expect('Content-Type', 'application/zip');
    expect(body.length).toBe(bundle.zipBytes);
    expect(headers['content-length']).toBe(String(bundle.zipBytes));
    const file = path.join(folder, 'some.zip');
    await writeFile(file, body);
    await run('python3', ['-m', 'zipfile', '-t', file]);
    await run('python3', ['-m', 'zipfile', '-e', file, folder]);
    const [name] = (await readdir(folder)).filter((entry) => entry.startsWith('hstlc-'));
    for (const each of bundle.files) {
      const bytes = await readFile(path.join(folder, name!, each.name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(each.sha256);
    }
    const manifest = await readFile(path.join(folder, name!, 'manifest.csv'), 'utf8');
    expect(manifest).toMatch(/^name,bytes,sha256,url\r\nld9m10ujq_curve.fits,\d+,[0-9a-f]{64},http/);
    await seeded.http.get(bundle.zipUrl).set('If-None-Match', headers.etag!).expect(304);
    const head = await seeded.http.head(bundle.zipUrl).expect(200);
    expect(head.headers['content-length']).toBe(String(bundle.zipBytes));
  });

  it('takes a query of the list of lightcurves, and gives HLSP names', async () => {
    const bundle = await make({ query: 'target=GJ-436&kind=individual', names: 'hlsp' });
    expect(bundle.files).toMatchObject([
      { filename: individual, name: 'hlsp_hstlc_hst_cos_gj-436-ld9m10ujq_g130m_v1.0_lc.fits' },
    ]);
    const manifest = await seeded.http.get(bundle.manifestUrl).expect(200);
    expect(manifest.text).toContain(`,${manifest.request.url.split('/api')[0]}${routes.product(individual)}`);
    expect((await make({ query: '' })).fileCount).toBe(2);
  });

  it('refuses what is not there, not public, no query, or two ways of asking at once', async () => {
    const refuse = async (order: object) =>
      (await seeded.http.post(routes.bundles).send(order).expect(400)).body;
    expect(await refuse({ filenames: [individual, 'nothing.fits', '../hstlc.sqlite'] })).toMatchObject({
      code: 'invalid-request',
      errors: [{ path: 'filenames.1' }, { path: 'filenames.2' }],
    });
    const exposures = seeded.dataSource.getRepository(ExposureRow);
    await exposures.update({ rootname: 'osim01010' }, { publicFrom: new Date('2999-01-01') });
    expect((await refuse({ filenames: [input] })).errors).toEqual([
      { path: 'filenames.0', message: `no file is called "${input}"` },
    ]);
    await exposures.update({ rootname: 'osim01010' }, { publicFrom: null });
    await refuse({ query: 'colour=blue' });
    await refuse({ query: 'target=nobody' });
    await refuse({ filenames: [individual], query: '' });
    await refuse({});
    await refuse({ filenames: [] });
    await seeded.http.get(routes.bundleZip('0'.repeat(32))).expect(404);
    await seeded.http.get(routes.bundle('../../metrics')).expect(404);
    await seeded.http.get(routes.bundleScript("x'; rm -rf ~ #")).expect(404);
  });

  it('leaves out, and says so, what was withdrawn since', async () => {
    const { id } = await make({ filenames: [individual, input] });
    const products = seeded.dataSource.getRepository(ProductRow);
    await products.update({ filename: individual }, { withdrawnAt: new Date() });
    const { body } = await seeded.http.get(routes.bundle(id)).expect(200);
    expect(bundleSchema.parse(body)).toMatchObject({ fileCount: 1, unavailable: [individual] });
    const { text } = await seeded.http.get(routes.bundleManifest(id)).expect(200);
    expect(text).not.toContain(individual);
    await products.update({ filename: individual }, { withdrawnAt: null });
  });

  it('is forgotten after its time', async () => {
    const { id } = await make({ filenames: [input] });
    await seeded.dataSource.getRepository(BundleRow).update({ id }, { expiresAt: new Date(0) });
    await seeded.http.get(routes.bundle(id)).expect(404);
    await make({ filenames: [composite] });
    expect(await seeded.dataSource.getRepository(BundleRow).existsBy({ id })).toBe(false);
  });

  it('refuses to write a host into a script that is none', async () => {
    const { scriptUrl } = await make({ filenames: [input] });
    await seeded.http.get(scriptUrl).set('Host', "x'$(id)'").expect(400);
  });

  it.skipIf(!hasProgram('curl'))(
    'is a script that fetches, goes on where it was cut off, mends what is wrong, and fetches nothing twice',
    async () => {
      const { scriptUrl, files } = await make({ filenames: [individual, input] });
      const script = await (await fetch(origin + scriptUrl)).text();
      const place = await mkdtemp(path.join(folder, 'script-'));
      await writeFile(path.join(place, 'get.sh'), script);
      const fetchAll = () => run('sh', ['get.sh'], { cwd: place });
      expect((await fetchAll()).stdout).toBe(`${individual} fetched\n${input} fetched\n`);
      expect((await fetchAll()).stdout).toBe(`${individual} is here\n${input} is here\n`);
      const whole = await readFile(path.join(place, input));
      // cut off half-way
      await rm(path.join(place, input));
      await writeFile(path.join(place, `${input}.part`), whole.subarray(0, 1_000_000));
      expect((await fetchAll()).stdout).toContain(`${input} fetched`);
      expect((await readFile(path.join(place, input))).equals(whole)).toBe(true);
      // the beginning of something else
      await truncate(path.join(place, input), 10);
      await writeFile(path.join(place, `${input}.part`), Buffer.alloc(1_000_000));
      expect((await fetchAll()).stdout).toContain(`${input} fetched`);
      for (const { name, sha256 } of files) {
        const bytes = await readFile(path.join(place, name));
        expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
      }
    },
  );
});

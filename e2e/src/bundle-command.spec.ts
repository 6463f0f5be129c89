import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { sha256 } from './file-checksums.js';
import { expectHstlc } from './hstlc.js';

const home = inject('home');

describe('hstlc bundle', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hstlc-bundle-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('makes a delivery folder by HLSP names, whose manifest tells size and sha256 of each file', async () => {
    const place = path.join(folder, 'delivery');
    const { stdout } = await expectHstlc(home, ['bundle', '--query', '', '--hlsp', '--out-dir', place]);
    expect(stdout).toMatch(/manifest\.csv: (\d+) of \1 products\n$/);
    const [head, ...rows] = (await readFile(path.join(place, 'manifest.csv'), 'utf8')).trim().split('\r\n');
    expect(head).toBe('name,bytes,sha256,url');
    const files = (await readdir(place)).filter((name) => name !== 'manifest.csv');
    expect(rows.map((row) => row.split(',')[0]).sort()).toEqual(files.sort());
    expect(files.length).toBeGreaterThan(3);
    for (const row of rows) {
      const [name, bytes, hash] = row.split(',');
      expect(name).toMatch(/^hlsp_hstlc_hst_(cos|stis)_[a-z0-9.+-]+_[a-z0-9-]+_v[\d.]+_lc\.fits$/);
      const content = await readFile(path.join(place, name!));
      expect([content.length, sha256(content)]).toEqual([Number(bytes), hash]);
    }
  });

  it('keeps the names of the archive without --hlsp, and refuses a query that is none', async () => {
    const place = path.join(folder, 'plain');
    await expectHstlc(home, ['bundle', '--query', 'kind=individual', '--out-dir', place]);
    expect((await readdir(place)).every((name) => /^(\w+_curve\.fits|manifest\.csv)$/.test(name))).toBe(true);
    const { stderr } = await expectHstlc(home, ['bundle', '--query', 'colour=blue'], [2]);
    expect(stderr).toContain('colour');
    await expectHstlc(home, ['bundle', '--query', 'target=nobody'], [2]);
  });
});

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  calibrateStisTag,
  checkHlsp,
  composeLightcurve,
  compositeFilename,
  extractLightcurve,
  individualFilename,
  readTimeTagExposure,
  writeLightcurveProduct,
  type TimeTagExposure,
} from '@hstlc/lightcurve';
import { bytesSource, openFits } from '@hstlc/fits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateArchive } from './archive.js';
import type { SimulatedFile } from './exposure.js';

/** The program that checks FITS files for HEASARC; npm test installs it where it may, else nothing is held to it. */
const fitsverify = ['/usr/bin/fitsverify', '/usr/local/bin/fitsverify'].find((file) => existsSync(file));
const hasNoFitsverify = fitsverify === undefined;
if (hasNoFitsverify) console.warn('products are not held to fitsverify: the program is not installed');

const provenance = { codeVersion: '0', productVersion: 'v1.0', sha256: () => 'a'.repeat(64) };

/** Products by file name, and the corrtags of STIS. */
const products = new Map<string, Uint8Array>();
const corrtags = new Map<string, Uint8Array>();

beforeAll(async () => {
  const byRootname = new Map<string, SimulatedFile[]>();
  for (const file of simulateArchive({ observations: 6 }))
    byRootname.set(file.truth.rootname, [...(byRootname.get(file.truth.rootname) ?? []), file]);
  const byTarget = new Map<string, TimeTagExposure[]>();
  for (const [rootname, files] of byRootname) {
    const { events, x1d } = await open(files);
    const exposure = await readTimeTagExposure({ events, x1d });
    const inputs = files.map(({ filename }) => ({ rootname, filename, sha256: 'b'.repeat(64) }));
    const bytes = writeLightcurveProduct(await extractLightcurve(exposure), { ...provenance, inputs });
    products.set(individualFilename(rootname), bytes);
    const { instrument, targetName } = exposure.identity;
    if (instrument === 'STIS') corrtags.set(rootname, await calibrateStisTag(events[0]!, x1d));
    byTarget.set(targetName, [...(byTarget.get(targetName) ?? []), exposure]);
  }
  for (const exposures of byTarget.values()) {
    const composite = await composeLightcurve(exposures.map((exposure) => (use) => use(exposure)));
    const bytes = writeLightcurveProduct(composite, { ...provenance, inputs: [] });
    products.set(compositeFilename(composite.identity, 'v1.0'), bytes);
  }
}, 120_000);

async function open(files: readonly SimulatedFile[]) {
  const opened = await Promise.all(files.map(({ bytes }) => openFits(bytesSource(bytes))));
  return {
    events: opened.filter((file) => file.hdu('EVENTS') !== undefined),
    x1d: opened.find((file) => file.hdu('EVENTS') === undefined)!,
  };
}

describe('everything written of a simulated archive', () => {
  it('is there: a lightcurve of each exposure, a composite of each target', () => {
    const names = [...products.keys()];
    expect(names.filter((name) => name.endsWith('_curve.fits')).length).toBe(7);
    expect(names.filter((name) => name.startsWith('hlsp_')).length).toBe(3);
    expect(corrtags.size).toBe(2);
  });

  it('passes the fifteen checks of an HLSP', async () => {
    for (const [name, bytes] of products) {
      const checks = await checkHlsp(await openFits(bytesSource(bytes)), name);
      expect(checks.length).toBe(15);
      expect(
        checks.filter(({ passed }) => !passed),
        name,
      ).toEqual([]);
    }
  });

  it('has valid checksums, corrtags too', async () => {
    for (const bytes of [...products.values(), ...corrtags.values()])
      for (const hdu of (await openFits(bytesSource(bytes))).hdus)
        expect(await hdu.checksums()).toEqual({ checksum: 'valid', datasum: 'valid' });
  });
});

describe.skipIf(hasNoFitsverify)('fitsverify', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hstlc-fitsverify-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('finds no error and no warning in products and corrtags', () => {
    for (const [name, bytes] of [...products, ...corrtags]) {
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      const verdict = execFileSync(fitsverify!, ['-q', file], { encoding: 'utf8' });
      expect(verdict).toContain('verification OK');
    }
  });
});

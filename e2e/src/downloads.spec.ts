import { copyFile, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';
import { lightcurvePageSchema, observationPageSchema, routes } from '@hstlc/contract';
import { chromium } from 'playwright-core';
import { afterEach, expect, inject, it } from 'vitest';
import { drawnMarks } from './drawn-marks.js';
import { fetchAll } from './fetch-json.js';
import { fileChecksums } from './file-checksums.js';
import { runHstlc } from './hstlc.js';
import { serve } from './server.js';
import { startStandIns } from './stand-ins.js';
import { temporaryHome } from './temporary-home.js';

const removals: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0).toReversed()) await remove();
});

/** Copies every input file of the archive that all suites share, taken or refused, into one folder. */
async function gatherInputs(home: string, folder: string): Promise<void> {
  await mkdir(folder);
  for (const place of ['filesystem', 'bad_data'])
    for (const entry of await readdir(path.join(home, place), { recursive: true, withFileTypes: true }))
      if (entry.isFile() && /_(corrtag(_[ab])?|tag|x1d)\.fits(\.gz)?$/.test(entry.name))
        await copyFile(path.join(entry.parentPath, entry.name), path.join(folder, entry.name));
}

async function productsAt(address: string): Promise<readonly string[]> {
  const lightcurves = await fetchAll(new URL(routes.lightcurves, address), lightcurvePageSchema);
  return lightcurves.map(({ filename, sha256 }) => `${filename} ${sha256}`).toSorted();
}

it('leads from an empty archive by download, ingest and serve to the same lightcurves, over REST and drawn', async () => {
  const offered = await temporaryHome();
  const home = await temporaryHome();
  removals.push(offered.remove, home.remove);
  const folder = path.join(offered.folder, 'mast');
  await gatherInputs(inject('home'), folder);
  const standIns = await startStandIns(folder);
  removals.push(standIns.stop);

  const download = await runHstlc(home.folder, ['download', '--json'], standIns.settings);
  expect(download.stderr).toMatch(/arrived/);
  expect(download.status).toBe(0);
  expect(JSON.parse(download.stdout)).toMatchObject({
    schema: 'hstlc.download/1',
    state: 'done',
    shortfalls: [],
  });
  expect(await fileChecksums(path.join(home.folder, 'ingest'))).toEqual(await fileChecksums(folder));

  const ingest = await runHstlc(home.folder, ['ingest', '--json']);
  // the demonstration has an exposure that is refused
  expect([0, 1]).toContain(ingest.status);
  const server = await serve(home.folder);
  removals.push(() => server.stop());
  const products = await productsAt(server.address);
  expect(products.length).toBeGreaterThan(0);
  expect(products).toEqual(await productsAt(inject('address')));

  const again = await runHstlc(home.folder, ['download', '--json'], standIns.settings);
  expect(JSON.parse(again.stdout)).toMatchObject({ state: 'done', items: [], bytes: 0 });

  const browser = await chromium.launch({
    executablePath: process.env['HSTLC_CHROMIUM']!,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--enable-unsafe-swiftshader'],
  });
  removals.push(() => browser.close());
  const [observation] = await fetchAll(new URL(routes.observations, server.address), observationPageSchema);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(server.address);
  await page.getByRole('combobox').first().fill(observation!.target);
  await page.getByRole('option', { name: `target ${observation!.target}` }).click();
  const lightcurve = observation!.lightcurve!;
  await page
    .locator(`a[href$="/${lightcurve}"], a[href$="/${encodeURIComponent(lightcurve)}"]`)
    .last()
    .click();
  await expect.poll(() => drawnMarks(page), { timeout: 60_000 }).toBeGreaterThan(50);
});

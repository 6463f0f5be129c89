import { readFile } from 'node:fs/promises';
import { lightcurvePageSchema, routes } from '@hstlc/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage, overflowOf, widths } from './browser-pages.js';
import { drawnMarks } from './drawn-marks.js';
import { fetchAll } from './fetch-json.js';
import { sha256 } from './file-checksums.js';

const address = inject('address');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

async function firstComposite() {
  const [composite] = await fetchAll(
    new URL(`${routes.lightcurves}?kind=composite`, address),
    lightcurvePageSchema,
  );
  if (composite === undefined) throw new Error('expected a composite in the archive, found none');
  return composite;
}

function linkTo(page: Page, lightcurve: string) {
  return page.locator(`a[href$="/${lightcurve}"], a[href$="/${encodeURIComponent(lightcurve)}"]`).last();
}

async function openComposite(page: Page) {
  const composite = await firstComposite();
  await page.goto(address);
  await page.getByRole('combobox').first().fill(composite.target);
  await page.getByRole('option', { name: `target ${composite.target}` }).click();
  await linkTo(page, composite.id).click();
  await expect.poll(() => drawnMarks(page)).toBeGreaterThan(50);
  return composite;
}

describe.each(widths)('the archive browser at $name width', ({ width, height }) => {
  it('leads from a typed target to its composite, drawn, and to the very bytes of its FITS', async () => {
    const { page, complaints } = await openPage(browser, { width, height });
    const composite = await openComposite(page);

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download FITS' }).first().click(),
    ]);
    const bytes = await readFile(await download.path());
    const served = await fetch(new URL(routes.product(composite.filename), address));

    expect(download.suggestedFilename()).toBe(composite.filename);
    expect(sha256(bytes)).toBe(composite.sha256);
    expect(served.headers.get('etag')).toBe(`"${composite.sha256}"`);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('fits every page into the window', async () => {
    const { page } = await openPage(browser, { width, height });
    const composite = await firstComposite();
    await page.goto(address);
    await page.getByRole('link', { name: composite.target, exact: true }).first().waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: composite.target, exact: true }).first().click();
    await page.waitForURL('**/targets/**');
    await linkTo(page, composite.id).waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await linkTo(page, composite.id).click();
    await expect.poll(() => drawnMarks(page)).toBeGreaterThan(50);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

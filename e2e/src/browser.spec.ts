import { readFile } from 'node:fs/promises';
import { lightcurvePageSchema, routes } from '@hstlc/contract';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { drawnMarks } from './drawn-marks.js';
import { fetchAll } from './fetch-json.js';
import { sha256 } from './file-checksums.js';

const address = inject('address');
const widths = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;
let browser: Browser;

beforeAll(async () => {
  const executablePath = process.env['HSTLC_CHROMIUM'];
  if (executablePath === undefined)
    throw new Error('HSTLC_CHROMIUM: expected the path of a Chromium, found nothing');
  browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--enable-unsafe-swiftshader'],
  });
});

afterAll(() => browser?.close());

/** A page of its own, whose complaints are collected. */
async function openPage(width: number, height: number): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, complaints };
}

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
  await page.getByRole('searchbox').first().fill(composite.target);
  await page.getByRole('link', { name: composite.target, exact: true }).first().click();
  await linkTo(page, composite.id).click();
  await expect.poll(() => drawnMarks(page), { timeout: 30_000 }).toBeGreaterThan(50);
  return composite;
}

describe.each(widths)('the archive browser at $name width', ({ width, height }) => {
  it('leads from a typed target to its composite, drawn, and to the very bytes of its FITS', async () => {
    const { page, complaints } = await openPage(width, height);
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
    const { page } = await openPage(width, height);
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const composite = await firstComposite();
    await page.goto(address);
    await page.getByRole('link', { name: composite.target, exact: true }).first().waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.getByRole('link', { name: composite.target, exact: true }).first().click();
    await linkTo(page, composite.id).waitFor();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await linkTo(page, composite.id).click();
    await expect.poll(() => drawnMarks(page), { timeout: 30_000 }).toBeGreaterThan(50);
    expect(await overflow()).toBeLessThanOrEqual(0);
    await page.context().close();
  });
});

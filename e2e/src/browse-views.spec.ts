import { readFile } from 'node:fs/promises';
import { lightcurvePageSchema, routes } from '@hstlc/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage } from './browser-pages.js';
import { fetchAll } from './fetch-json.js';
import { sha256 } from './file-checksums.js';
import { keepScreenshot } from './screenshots.js';

const address = inject('address');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

const rows = (page: Page) => page.locator('.lightcurve-table .rows .row');
const downloads = (page: Page) =>
  page.locator('.cell-file a').evaluateAll((links) => links.map((link) => link.getAttribute('download')));
const lightcurves = (query: string) =>
  fetchAll(new URL(`${routes.lightcurves}?${query}`, address), lightcurvePageSchema);

async function at(path: string) {
  const opened = await openPage(browser);
  await opened.page.goto(new URL(path, address).href);
  return opened;
}

describe('the search', () => {
  it('leads from a name to its FITS in three actions', async () => {
    const [composite] = await lightcurves('kind=composite');
    const { page, complaints } = await at('/');
    await page.getByRole('combobox').first().fill(composite!.target.toLowerCase().replaceAll('-', ' '));
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).count()).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download the FITS/ }).click(),
    ]);
    expect(sha256(await readFile(await download.path()))).toBe(composite!.sha256);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('holds its whole state in the address: filters, order, kind; back undoes, a copied link shows the same', async () => {
    const { page } = await at('/');
    await page.getByRole('button', { name: /single exposures/ }).click();
    const all = (await lightcurves('kind=individual')).length;
    await expect.poll(() => rows(page).count()).toBe(all);
    await page.getByRole('checkbox', { name: /^COS/ }).check();
    const cos = (await lightcurves('kind=individual&instrument=COS')).length;
    await expect.poll(() => rows(page).count()).toBe(cos);
    expect(cos).toBeLessThan(all);
    await page.getByRole('button', { name: /^live time/ }).click();
    await page.waitForURL(/sort=-live/);
    const longestFirst = await lightcurves('kind=individual&instrument=COS&sort=-live');
    await expect.poll(() => downloads(page)).toEqual(longestFirst.map(({ filename }) => filename));
    await keepScreenshot(page, 'search-filtered');
    const texts = await rows(page).allInnerTexts();

    const copied = await at(page.url().slice(address.length));
    await expect.poll(() => rows(copied.page).allInnerTexts()).toEqual(texts);
    await copied.page.context().close();

    await page.goBack();
    await page.goBack();
    await expect.poll(() => rows(page).count()).toBe(all);
    await page.context().close();
  });

  it('finds by position, and shows and chooses targets on the sky', async () => {
    const { page } = await at('/?sky=shown');
    await page.locator('.sky-map circle').first().waitFor();
    const name = await page.locator('.sky-map circle title').first().textContent();
    await page.locator('.sky-map circle').first().click();
    await page.waitForURL((url) => url.searchParams.get('target') === name);
    await expect
      .poll(() => page.locator('.cell-target').allInnerTexts())
      .toEqual([expect.stringContaining(name!)]);

    await page.getByRole('combobox').first().fill('0 0 0 +89 0 0');
    await page.getByRole('option', { name: /^near/ }).click();
    await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
    await page.context().close();
  });

  it('draws a circle on the sky and finds what is in it, with how far each is', async () => {
    const { page, complaints } = await at('/?sky=shown');
    const point = page.locator('.sky-map circle').first();
    await point.waitFor();
    const name = await point.locator('title').textContent();
    const { x, y, width, height } = (await point.boundingBox())!;
    const middle = { x: x + width / 2, y: y + height / 2 };
    await page.mouse.move(middle.x - 8, middle.y + 4);
    await page.mouse.down();
    await page.mouse.move(middle.x + 20, middle.y + 4);
    await page.mouse.move(middle.x + 22, middle.y + 4);
    await page.mouse.up();
    await page.waitForURL(/radius=/);
    await expect
      .poll(() => page.locator('.cell-target').allInnerTexts())
      .toContainEqual(expect.stringMatching(new RegExp(`^${name}[^]*away`)));
    await keepScreenshot(page, 'search-circle');
    await page.getByRole('list', { name: 'What narrows the search' }).getByRole('button').click();
    await page.waitForURL((url) => !url.searchParams.has('radius'));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says by which exposure a target was found, and takes filters away one by one', async () => {
    const [exposure] = await lightcurves('kind=individual');
    // a part of a rootname, as one remembers it
    const { page } = await at(
      `/?kind=individual&q=${exposure!.rootname!.slice(0, 8)}&instrument=${exposure!.instrument}`,
    );
    await page.getByText(`has exposure ${exposure!.rootname}`).first().waitFor();
    const chips = page.getByRole('list', { name: 'What narrows the search' }).getByRole('button');
    await expect.poll(() => chips.count()).toBe(2);
    await chips.filter({ hasText: 'instrument' }).click();
    await expect.poll(() => chips.count()).toBe(1);
    await page.context().close();
  });

  it('is used by keys alone: from the box to a row, into the basket', async () => {
    const { page } = await at('/');
    await rows(page).first().waitFor();
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search');
    await page.keyboard.press('Escape');
    await page.locator('.cell-target a').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByRole('link', { name: 'basket, 1 files' }).waitFor();
    await page.locator('body').press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.context().close();
  });
});

describe('the basket', () => {
  it('gives all that was gathered as one zip', async () => {
    const { page, complaints } = await at('/');
    await page.getByRole('button', { name: /to the basket/ }).click();
    await page.getByRole('link', { name: /^basket/ }).click();
    await page.getByRole('button', { name: 'Prepare the download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^zip/ }).click(),
    ]);
    const zip = await readFile(await download.path());
    expect(zip.subarray(0, 4).toString('latin1')).toBe('PK\x03\x04');
    for (const { filename } of await lightcurves('kind=composite')) expect(zip.includes(filename)).toBe(true);
    await keepScreenshot(page, 'basket-filled');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the target', () => {
  it('shows each of its exposures small, and what is missing with the reason', async () => {
    const [composite] = await lightcurves('kind=composite');
    const { page, complaints } = await at(`/targets/${encodeURIComponent(composite!.target)}`);
    const own = await lightcurves(`kind=individual&target=${encodeURIComponent(composite!.target)}`);
    await expect.poll(() => page.locator('.curve-card .thumbnail path').count()).toBeGreaterThan(own.length);
    expect(await page.locator('.lane-bars > *').count()).toBe(own.length);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the collection and the help', () => {
  it('count what the archive holds, and explain each number where it stands', async () => {
    const { page, complaints } = await at('/collection');
    await page.getByRole('heading', { name: /^Interesting, boring, null/ }).waitFor();
    await page.getByRole('link', { name: 'help', exact: true }).click();
    await page.getByText('Vaughan et al. 2003').first().waitFor();
    await page.goto(address);
    await page.getByRole('button', { name: 'What is live time?' }).first().click();
    await page.getByRole('dialog', { name: 'live time' }).waitFor();
    await keepScreenshot(page, 'explained');
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

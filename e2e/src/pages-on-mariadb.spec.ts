import { readFile } from 'node:fs/promises';
import { lightcurvePageSchema, routes, targetPageSchema, tokenListSchema } from '@hstlc/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { serveArchiveOnMariadb, type ArchiveOnMariadb } from './archive-on-mariadb.js';
import { launchBrowser, openPage } from './browser-pages.js';
import { drawnMarks } from './drawn-marks.js';
import { fetchAll } from './fetch-json.js';
import { sha256 } from './file-checksums.js';
import { expectHstlc } from './hstlc.js';

const onSqlite = inject('address');
let browser: Browser;
let archive: ArchiveOnMariadb;

beforeAll(async () => {
  browser = await launchBrowser();
  archive = await serveArchiveOnMariadb();
});

afterAll(async () => {
  await browser?.close();
  await archive?.remove();
});

/** What stands on a page: its words, and how many curves are drawn small. */
async function seenOn(page: Page) {
  const words = await page.locator('main').innerText();
  return { words, curves: await page.locator('.thumbnail path').count() };
}

/** The same page on either database comes to show the same; `whole`: what is only there when all has come. */
async function expectTheSame(path: string, whole: string): Promise<void> {
  const [here, there] = [await openPage(browser), await openPage(browser)];
  await here.page.goto(new URL(path, archive.address).href);
  await there.page.goto(new URL(path, onSqlite).href);
  for (const { page } of [here, there]) await page.locator(whole).first().waitFor();
  // what comes late comes on both: in the end they agree
  await expect
    .poll(async () => {
      const [ours, theirs] = [await seenOn(here.page), await seenOn(there.page)];
      return JSON.stringify(ours) === JSON.stringify(theirs) ? 'the same' : { ours, theirs };
    })
    .toBe('the same');
  expect(here.complaints).toEqual([]);
  for (const { page } of [here, there]) await page.context().close();
}

/** Views of what both archives hold, each with what is on it when it is whole. */
const views = [
  ['the search', '/', '.cell-curve .thumbnail path'],
  ['single exposures, the longest first', '/?kind=individual&sort=-live', '.cell-curve .thumbnail path'],
  ['what is within a circle', '/?q=175+26&radius=90&sky=shown', '.cell-target .reason'],
  ['the collection', '/collection?class=boring', '.explored tbody tr'],
  ['refused files', '/refused', 'tbody tr'],
] as const;

describe('on MariaDB the browser', () => {
  it.each(views)('shows as %s what it shows on SQLite', async (_view, path, whole) => {
    await expectTheSame(path, whole);
  });

  it('shows every target as on SQLite', async () => {
    const targets = await fetchAll(new URL(routes.targets, archive.address), targetPageSchema);
    for (const { name } of targets)
      await expectTheSame(`/targets/${encodeURIComponent(name)}`, '.curve-card .thumbnail path');
  });

  it('leads from a name to its FITS, its curve and its periods', async () => {
    const [composite] = await fetchAll(
      new URL(`${routes.lightcurves}?kind=composite`, archive.address),
      lightcurvePageSchema,
    );
    const { page, complaints } = await openPage(browser);
    await page.goto(archive.address);
    await page.getByRole('combobox').first().fill(composite!.target.toLowerCase());
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.lightcurve-table .rows .row').count()).toBe(1);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Download the FITS/ }).click(),
    ]);
    expect(sha256(await readFile(await download.path()))).toBe(composite!.sha256);
    await page.getByRole('link', { name: /^Study/ }).click();
    await expect.poll(() => drawnMarks(page)).toBeGreaterThan(50);
    await page.getByRole('link', { name: 'periods and folding' }).click();
    await page.getByRole('button', { name: 'fold on peak 1', exact: true }).waitFor();
    await page.getByRole('link', { name: 'provenance' }).click();
    await page.getByText(composite!.sha256).first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('gathers files in the basket and gives them as one zip', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(archive.address);
    await page.locator('.lightcurve-table a').first().waitFor();
    await page.getByRole('button', { name: /to the basket/ }).click();
    await page.getByRole('link', { name: /^basket/ }).click();
    await page.getByRole('button', { name: 'Prepare the download' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^zip/ }).click(),
    ]);
    expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('lets staff run an ingest, keep tokens and read what was changed', async () => {
    const made = await expectHstlc(
      archive.home,
      ['token', 'add', 'pages', '--scopes', 'ingest:write', 'catalog:write', 'admin'],
      [0],
      archive.variables,
    );
    const token = /hstlc_\S+/.exec(made.stdout)![0];
    const { page } = await openPage(browser);
    await signIn(page, token);
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.waitForURL('**/staff/runs/*');
    await page
      .locator('.badge', { hasText: /^done$/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: 'staff' }).first().click();
    const tokens = page.getByRole('region', { name: 'Tokens', exact: true });
    await tokens.getByLabel('who uses it').fill('somebody');
    await tokens.getByRole('button', { name: 'Make a token' }).click();
    await tokens.getByText('shown this once').waitFor();
    const listed = await fetch(new URL(routes.tokens, archive.address), {
      headers: { Authorization: `Bearer ${token}` },
    });
    expect(tokenListSchema.parse(await listed.json()).items.map(({ name }) => name)).toContain('somebody');
    await page.getByText('POST /api/v1/ingest-runs').first().waitFor();
    await page.context().close();
  });
});

async function signIn(page: Page, token: string): Promise<void> {
  await page.goto(new URL('/staff', archive.address).href);
  await page.getByLabel('staff token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Signed in as').waitFor();
}

import { lightcurvePageSchema, routes } from '@hstlc/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage } from './browser-pages.js';
import { faultsInEveryLook } from './every-look.js';
import { fetchAll } from './fetch-json.js';

const address = inject('address');
let browser: Browser;
let composite: { readonly target: string };

beforeAll(async () => {
  browser = await launchBrowser();
  const all = await fetchAll(new URL(`${routes.lightcurves}?kind=composite`, address), lightcurvePageSchema);
  composite = all[0]!;
});

afterAll(() => browser?.close());

/** Every view, and what is on it when it is whole. */
const views: Readonly<Record<string, { readonly path: () => string; readonly whole: string }>> = {
  search: { path: () => '/', whole: '.lightcurve-table a' },
  'search with the sky': { path: () => '/?sky=shown&kind=individual', whole: '.sky-map circle' },
  target: { path: () => `/targets/${encodeURIComponent(composite.target)}`, whole: '.curve-card' },
  basket: { path: () => '/basket', whole: 'h1' },
  staff: { path: () => '/staff', whole: '#runs' },
  'an ingest run': { path: () => '/staff/runs/1', whole: '#verdicts' },
  collection: { path: () => '/collection', whole: '#explored' },
  help: { path: () => '/help', whole: '#quantities' },
  'refused files': { path: () => '/refused', whole: 'h1' },
  'no such page': { path: () => '/nowhere', whole: 'h1' },
};

describe.each(Object.entries(views))('%s', (view, { path, whole }) => {
  it('has no accessibility violation and fits the window, wide and narrow, light and dark', async () => {
    const { page } = await openPage(browser);
    await page.goto(new URL(path(), address).href);
    await page.locator(whole).first().waitFor();
    expect(await faultsInEveryLook(page, view.replaceAll(' ', '-'))).toEqual([]);
    await page.context().close();
  });
});

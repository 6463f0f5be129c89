import type { Lightcurve } from '@hstlc/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage, overflowOf } from './browser-pages.js';
import { keepScreenshot } from './screenshots.js';
import { servedComposite } from './served-composite.js';

const address = inject('address');
let browser: Browser;
let composite: Lightcurve;

beforeAll(async () => {
  browser = await launchBrowser();
  composite = await servedComposite(address);
});

afterAll(() => browser?.close());

/** A sheet of A4 with margins of a centimetre (CSS px). */
const sheet = { width: 718, height: 1047 };

const views: Readonly<Record<string, { readonly path: () => string; readonly whole: string }>> = {
  lightcurve: { path: () => `/lightcurves/${composite.id}`, whole: '.study-side' },
  photons: {
    path: () => `/lightcurves/${composite.id}/photons?wavelengths=1320:1345&times=100:300`,
    whole: '.box-handle',
  },
  periodogram: {
    path: () => `/lightcurves/${composite.id}/periodogram?period=320.5`,
    whole: '.periods-part table',
  },
  target: { path: () => `/targets/${encodeURIComponent(composite.target)}`, whole: '.curve-card svg path' },
  provenance: { path: () => `/lightcurves/${composite.id}/provenance`, whole: '.checks' },
  collection: { path: () => '/collection', whole: '.explored-plot' },
};

describe.each(Object.entries(views))('%s on paper', (view, { path, whole }) => {
  it('is light, fits the sheet, tells its address, and has nothing to press', async () => {
    const { page } = await openPage(browser, { scheme: 'dark' });
    await page.goto(new URL(path(), address).href);
    await page.locator(whole).first().waitFor({ state: 'attached' });
    await page.waitForLoadState('networkidle');
    // what a browser does before it prints
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(sheet);
    await keepScreenshot(page, `${view}-printed`);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    const plots = await page
      .locator('.plot')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().right));
    for (const right of plots) expect(right).toBeLessThanOrEqual(sheet.width);
    // the exposures in their colours are what the plot is read by
    const buttons = await page.locator('button:visible:not(.exposure-legend *)').allTextContents();
    expect(buttons).toEqual([]);
    const boxes = page.locator('input:visible, select:visible, [role="slider"]:visible');
    expect(await boxes.count()).toBe(0);
    expect(await page.getByRole('navigation').count()).toBe(0);
    const look = await page.evaluate(() => ({
      ink: getComputedStyle(document.body).color,
      ground: getComputedStyle(document.body).backgroundColor,
      foot: getComputedStyle(document.querySelector('main')!, '::after').content,
    }));
    expect(look.ground).toBe('rgb(255, 255, 255)');
    expect(look.ink).toBe('rgb(27, 30, 43)');
    expect(look.foot).toContain(page.url());
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    expect(await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe('dark');
    await page.context().close();
  });
});

describe('photons on paper', () => {
  it('keep the spectrum as it was drawn, and what is chosen where it was chosen', async () => {
    const { page } = await openPage(browser);
    await page.goto(new URL(views['photons']!.path(), address).href);
    const spectrum = page.getByRole('region', { name: 'spectrum of the times chosen' });
    await spectrum.locator('.xaxislayer-above text').first().waitFor({ timeout: 60_000 });
    await page.locator('.box-handle').first().waitFor({ timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    /** top and bottom of the wavelengths chosen, as shares of the picture of the plot they are chosen in */
    const chosen = () =>
      spectrum.evaluate((section) => {
        const [plot, brushed] = ['.plot', '.brushed'].map((name) =>
          section.querySelector(name)!.getBoundingClientRect(),
        ) as [DOMRect, DOMRect];
        return [(brushed.top - plot.top) / plot.height, (brushed.right - plot.left) / plot.width];
      });
    const ticks = () => spectrum.locator('.js-plotly-plot .ytick text').allTextContents();
    const [places, texts] = [await chosen(), await ticks()];
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize(sheet);
    expect(await ticks()).toEqual(texts);
    for (const [place, share] of (await chosen()).entries()) expect(share).toBeCloseTo(places[place]!, 2);
    await page.context().close();
  });
});

describe('a lightcurve on paper', () => {
  it('says how to cite it', async () => {
    const { page } = await openPage(browser);
    await page.goto(new URL(`/lightcurves/${composite.id}`, address).href);
    const citation = page.getByText('Cite as:');
    await citation.waitFor({ state: 'attached' });
    expect(await citation.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await citation.isVisible()).toBe(true);
    expect(await citation.textContent()).toContain(composite.filename);
    await page.context().close();
  });
});

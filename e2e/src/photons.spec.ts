import {
  extractionSchema,
  lightcurveDetailSchema,
  lightcurvePageSchema,
  routes,
  type LightcurveDetail,
} from '@hstlc/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { accessibilityViolations } from './accessibility.js';
import { launchBrowser, openPage } from './browser-pages.js';
import { faultsInEveryLook } from './every-look.js';
import { drawnMarks } from './drawn-marks.js';
import { fetchAll, fetchJson } from './fetch-json.js';
import { keepScreenshot } from './screenshots.js';

const address = inject('address');
const patience = { timeout: 60_000 };
let browser: Browser;
let composite: LightcurveDetail;

beforeAll(async () => {
  browser = await launchBrowser();
  const all = await fetchAll(
    new URL(`${routes.lightcurves}?kind=composite&instrument=COS`, address),
    lightcurvePageSchema,
  );
  const { id } = all.find(({ memberCount }) => memberCount > 1)!;
  composite = await fetchJson(new URL(routes.lightcurve(id), address), lightcurveDetailSchema);
});

afterAll(() => browser?.close());

const pathOf = (search = '') => new URL(`/lightcurves/${composite.id}/photons${search}`, address).href;

/** Photons laid out, and what was chosen among them computed. */
async function settled(page: Page) {
  await page.getByRole('status', { name: 'what is chosen' }).waitFor(patience);
  await expect.poll(() => drawnMarks(page), patience).toBeGreaterThan(1000);
  await page
    .getByRole('img', { name: /^photons on the detector/ })
    .first()
    .waitFor(patience);
}

async function openPhotons(search = '') {
  const opened = await openPage(browser);
  await opened.page.goto(pathOf(search));
  await settled(opened.page);
  return opened;
}

/** Presses at one place of a plot and lets go at another, both as shares of its width and height. */
async function drag(
  page: Page,
  section: string,
  from: readonly [number, number],
  to: readonly [number, number],
) {
  const box = (await page.getByRole('region', { name: section }).locator('.brush').boundingBox())!;
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const;
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await page.mouse.move(...at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]));
  await page.mouse.move(...at(to));
  await page.mouse.up();
}

describe('photons', () => {
  it('make the very lightcurve that the server makes, of the wavelengths typed', async () => {
    const { page, complaints } = await openPhotons();
    await page.getByLabel('wavelength from (Å)').fill('1320');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url(), patience).toMatch(/wavelengths=/);
    await page.getByText('In words and as tables').click();
    const table = page.getByLabel('bins of the lightcurve');
    await table.getByRole('columnheader').first().waitFor(patience);
    const heads = await table.getByRole('columnheader').allTextContents();
    const step = Number(await page.getByLabel('bin (s)').getAttribute('placeholder'));
    const spans = new URL(page.url()).searchParams.get('wavelengths')!.replaceAll('"', '');
    const asked = new URL(routes.observationExtraction(composite.datasets[0]!.rootname), address);
    asked.search = `step=${step}&wavelengths=${spans}`;
    const { columns } = await fetchJson(asked, extractionSchema);
    const net = heads.findIndex((head) => head.trim().startsWith('NET '));
    const shown = () => table.getByRole('row').nth(8).getByRole('cell').nth(net).textContent();
    await expect.poll(shown, patience).toBe(String(Number(columns.NET![7]!.toPrecision(6))));
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('are chosen by dragging over the map and the spectrum; back takes it back, and a link shows the same', async () => {
    const { page } = await openPhotons();
    const words = page.getByRole('status', { name: 'what is chosen' });
    expect(await words.textContent()).toContain('all wavelengths');
    await drag(page, 'spectrum of the times chosen', [0.5, 0.5], [0.6, 0.7]);
    await expect.poll(() => words.textContent(), patience).toMatch(/lightcurve of [\d.]+ to [\d.]+ Å/);
    await drag(page, 'lightcurve and map of time and wavelength', [0.3, 0.1], [0.5, 0.15]);
    await expect
      .poll(() => words.textContent(), patience)
      .toMatch(/spectrum and detector of [\d.]+ to [\d.]+ s/);
    const chosen = await words.textContent();
    const other = await openPage(browser);
    await other.page.goto(page.url());
    await settled(other.page);
    expect(await other.page.getByRole('status', { name: 'what is chosen' }).textContent()).toBe(chosen);
    await other.page.context().close();
    await page.goBack();
    await expect.poll(() => words.textContent(), patience).toContain('of all times');
    await page.getByRole('button', { name: 'all photons' }).click();
    await expect.poll(() => words.textContent(), patience).toContain('lightcurve of all wavelengths');
    await page.context().close();
  });

  it('are taken from boxes that are dragged, moved by keys or typed, to the same lightcurve as by the server', async () => {
    const { page, complaints } = await openPhotons();
    const words = page.getByRole('status', { name: 'what is chosen' });
    const box = page.getByRole('slider', { name: 'source of FUVA' });
    const rows = async () =>
      /^rows (\d+) to (\d+)$/
        .exec((await box.getAttribute('aria-valuetext'))!)!
        .slice(1)
        .map(Number);
    const [low, high] = (await rows()) as [number, number];
    await box.scrollIntoViewIfNeeded();
    const place = (await box.boundingBox())!;
    const [x, y] = [place.x + place.width / 2, place.y + place.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 6);
    await page.mouse.move(x, y - 12);
    await page.mouse.up();
    await expect.poll(() => words.textContent(), patience).toContain('own source rows FUVA=');
    // it stays where it was let go while its photons are counted, and afterwards
    const [draggedLow, draggedHigh] = (await rows()) as [number, number];
    expect(draggedLow).toBeGreaterThan(low);
    expect(draggedHigh - draggedLow).toBe(high - low);
    await box.focus();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => words.textContent(), patience)
      .toContain(`FUVA=${draggedLow - 1}:${draggedHigh - 1}`);
    await page.keyboard.press('+');
    await expect.poll(() => words.textContent(), patience).toContain(`FUVA=${draggedLow - 1}:${draggedHigh}`);
    await page.getByText('Rows of the boxes').click();
    await page.getByLabel('source of FUVA from row').fill(String(low - 3));
    await page.keyboard.press('Enter');
    await expect.poll(() => words.textContent(), patience).toContain(`FUVA=${low - 3}:${draggedHigh}`);
    expect(page.url()).toContain('source=');
    await page.getByText('In words and as tables').click();
    const table = page.getByLabel('bins of the lightcurve');
    await table.getByRole('columnheader').first().waitFor(patience);
    const heads = await table.getByRole('columnheader').allTextContents();
    const gross = heads.findIndex((head) => head.trim().startsWith('GROSS '));
    const step = await page.getByLabel('bin (s)').getAttribute('placeholder');
    const asked = new URL(routes.observationExtraction(composite.datasets[0]!.rootname), address);
    asked.search = `step=${step}&source=FUVA=${low - 3}:${draggedHigh}`;
    const { columns } = await fetchJson(asked, extractionSchema);
    const shown = () => table.getByRole('row').nth(8).getByRole('cell').nth(gross).textContent();
    await expect.poll(shown, patience).toBe(String(Number(columns.GROSS![7]!.toPrecision(6))));
    const other = await openPage(browser);
    await other.page.goto(page.url());
    await settled(other.page);
    expect(
      await other.page.getByRole('slider', { name: 'source of FUVA' }).getAttribute('aria-valuetext'),
    ).toBe(`rows ${low - 3} to ${draggedHigh}`);
    await other.page.context().close();
    await page.getByRole('button', { name: 'boxes of the pipeline' }).click();
    await expect.poll(rows, patience).toEqual([low, high]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('are of one exposure of a composite at a time, which is chosen', async () => {
    const { page } = await openPhotons();
    const [, second] = composite.datasets;
    await page.getByLabel('exposure', { exact: true }).selectOption(second!.rootname);
    await expect.poll(() => page.url(), patience).toContain(second!.rootname);
    await settled(page);
    expect(await page.getByRole('img', { name: /^lightcurve and map/ }).getAttribute('aria-label')).toContain(
      second!.rootname,
    );
    await page.context().close();
  });

  it('say so when they are not to be had, and are asked for again', async () => {
    const { page } = await openPage(browser);
    await page.route('**/events', (route) => route.abort());
    await page.goto(pathOf());
    const alert = page.getByRole('alert').filter({ hasText: 'The photons of this exposure are not here' });
    await alert.waitFor(patience);
    expect(await accessibilityViolations(page)).toEqual([]);
    await keepScreenshot(page, 'photons-absent');
    await page.unroute('**/events');
    await alert.getByRole('button', { name: 'Try again' }).click();
    await settled(page);
    await page.context().close();
  });
});

describe('the page of photons', () => {
  it('has no accessibility violation and fits the window, wide and narrow, light and dark', async () => {
    const { page } = await openPhotons('?wavelengths=1320:1345');
    await page.getByText('In words and as tables').click();
    await page.getByText('The same elsewhere').click();
    await page.getByText('Rows of the boxes').click();
    await page.getByRole('cell').first().waitFor(patience);
    expect(await faultsInEveryLook(page, 'photons')).toEqual([]);
    await page.context().close();
  });
});

import { readFile } from 'node:fs/promises';
import { lightcurveDetailSchema, lightcurvePageSchema, routes, type Lightcurve } from '@hstlc/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { accessibilityViolations } from './accessibility.js';
import { launchBrowser, openPage } from './browser-pages.js';
import { faultsInEveryLook } from './every-look.js';
import { drawnMarks, heightsApart } from './drawn-marks.js';
import { fetchJson } from './fetch-json.js';
import { keepScreenshot } from './screenshots.js';
import { servedComposite } from './served-composite.js';

const address = inject('address');
let browser: Browser;
let composite: Lightcurve;
/** rootname of one of its exposures */
let individual: string;

beforeAll(async () => {
  browser = await launchBrowser();
  composite = await servedComposite(address);
  const detail = await fetchJson(new URL(routes.lightcurve(composite.id), address), lightcurveDetailSchema);
  individual = detail.datasets[0]!.rootname;
});

afterAll(() => browser?.close());

const pathOf = (rest = '') => new URL(`/lightcurves/${composite.id}${rest}`, address).href;

async function openStudy(rest = '') {
  const opened = await openPage(browser);
  await opened.page.goto(pathOf(rest));
  await expect.poll(() => drawnMarks(opened.page)).toBeGreaterThan(50);
  return opened;
}

/** of y, y2, y3 and so on, from top to bottom */
const panelTitles = (page: Page) =>
  page.locator('.js-plotly-plot text[class^="y"][class$="title"]').allTextContents();

describe('a lightcurve over time', () => {
  it('writes every choice into the address, which shows the same to somebody else, and back undoes', async () => {
    const { page, complaints } = await openStudy();
    await page.getByRole('switch', { name: 'error bars' }).click();
    await page.getByLabel('time', { exact: true }).selectOption('bjd');
    await page.getByRole('button', { name: /^panels/ }).click();
    await page.getByLabel('signal to noise').check();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toMatch(/errors=hidden/);
    expect(page.url()).toMatch(/scale=bjd/);
    expect(page.url()).toMatch(/signal-to-noise/);
    await expect.poll(async () => (await panelTitles(page)).join()).toContain('signal to noise');
    expect(await heightsApart(page)).toEqual([0]);

    const other = await openPage(browser);
    await other.page.goto(page.url());
    await expect.poll(() => drawnMarks(other.page)).toBeGreaterThan(50);
    const titles = await panelTitles(page);
    expect(titles.length).toBeGreaterThan(1);
    await expect.poll(() => panelTitles(other.page)).toEqual(titles);
    expect(await other.page.getByRole('switch', { name: 'error bars' }).isChecked()).toBe(false);
    await other.page.context().close();

    await page.goBack();
    await expect.poll(() => page.url()).not.toMatch(/signal-to-noise/);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows one exposure alone and all again, and bins put together', async () => {
    const { page } = await openStudy();
    const exposures = page.getByRole('group', { name: 'exposures' });
    await exposures.getByRole('button').first().click();
    await expect.poll(() => page.url()).toMatch(/exposures=/);
    await exposures.getByRole('button', { name: /show all/ }).click();
    await expect.poll(() => page.url()).not.toMatch(/exposures=/);
    const before = await drawnMarks(page);
    const bin = page.getByLabel('bin', { exact: true });
    await bin.selectOption({ index: 2 });
    await expect.poll(() => page.url()).toMatch(/bin=/);
    await expect.poll(() => drawnMarks(page), { timeout: 30_000 }).toBeLessThan(before);
    await page.context().close();
  });

  it('goes from bin to bin by the arrow keys and says everything about each; zooms by keys', async () => {
    const { page } = await openStudy();
    await page.getByRole('group', { name: /^plot:/ }).focus();
    await page.keyboard.press('ArrowRight');
    const readout = page.getByRole('status', { name: 'the bin pointed at' });
    const first = await readout.textContent();
    for (const part of ['MJD (UTC)', 'UTC', 'BJD (TDB)', 'counts', 'net', 'flags', 'live'])
      expect(first).toContain(part);
    await page.keyboard.press('End');
    await expect.poll(() => readout.textContent()).not.toBe(first);
    await page.keyboard.press('+');
    await expect.poll(() => page.url()).toMatch(/from=.*to=/);
    await page.keyboard.press('0');
    await expect.poll(() => page.url()).not.toMatch(/from=/);
    await page.context().close();
  });
});

describe('the airglow below the strip', () => {
  it('is fetched when it is asked for and not before, drawn on the same axis, and compared in words', async () => {
    const { page, complaints } = await openPage(browser);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const timelines = () => asked.filter((path) => path.endsWith('/timeline'));
    await page.goto(pathOf());
    await expect.poll(() => drawnMarks(page)).toBeGreaterThan(50);
    const choice = page.getByLabel('airglow rate below the panels');
    await choice.waitFor();
    await page.waitForLoadState('networkidle');
    expect(timelines()).toEqual([]);
    await choice.selectOption({ label: 'Lyman α' });
    const orbit = page.getByRole('region', { name: 'Orbit' });
    await orbit.getByText('The rate of Lyman α').waitFor();
    expect(page.url()).toMatch(/airglow=LY_ALPHA/);
    expect(timelines()).toHaveLength(composite.memberCount);
    await expect.poll(async () => (await panelTitles(page)).join()).toContain('Lyman α(count/s)');
    expect(await heightsApart(page)).toEqual([0]);
    await choice.selectOption({ label: 'O I 1304' });
    await orbit.getByText('is 0 throughout').waitFor();
    // the same seconds tell of every line
    expect(timelines()).toHaveLength(composite.memberCount);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('says that it is not known where no TIMELINE came, and what to do where it cannot be fetched', async () => {
    const { page } = await openPage(browser);
    const path = '**/timeline?*';
    await page.route(path, (route) => route.abort('connectionrefused'));
    await page.goto(pathOf('?airglow=LY_ALPHA'));
    const orbit = page.getByRole('region', { name: 'Orbit' });
    await orbit.getByRole('alert').filter({ hasText: 'The archive does not answer' }).waitFor();
    await page.unroute(path);
    await orbit.getByRole('button', { name: 'Try again' }).click();
    await orbit.getByText('The rate of Lyman α').waitFor();
    const search = new URL(`${routes.lightcurves}?instrument=STIS&kind=individual`, address);
    const [ofStis] = (await fetchJson(search, lightcurvePageSchema)).items;
    await page.goto(new URL(`/lightcurves/${ofStis!.id}?airglow=LY_ALPHA`, address).href);
    await orbit.getByText('No TIMELINE came with the files of these exposures').waitFor();
    expect(await panelTitles(page)).not.toContain('Lyman α(count/s)');
    await page.context().close();
  });
});

describe('what is seen', () => {
  /** The file that a line of the export menu gives. */
  const exported = async (page: Page, line: string) => {
    await page.getByRole('button', { name: 'export' }).click();
    const coming = page.waitForEvent('download', { timeout: 30_000 });
    await page.getByRole('menuitem', { name: line }).click();
    const file = await coming;
    return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
  };

  it('leaves the page as a picture, in points or in pixels, that names what it is of', async () => {
    const { page, complaints } = await openStudy();
    const svg = await exported(page, 'picture, SVG');
    expect(svg.name).toBe(`${composite.id}_seen.svg`);
    const text = svg.bytes.toString();
    for (const words of [`${composite.target} · ${composite.id}`, 'MJD (UTC)', '(count/s)'])
      expect(text).toContain(words);
    expect(text.match(/class="point"/g)!.length).toBeGreaterThan(50);
    const png = await exported(page, 'picture, PNG');
    expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
    // twice 1200 CSS px, for paper
    expect(png.bytes.readUInt32BE(16)).toBe(2400);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('leaves the page with the airglow, where that is drawn', async () => {
    const { page } = await openStudy('?airglow=LY_ALPHA');
    await page.getByText('The rate of Lyman α').waitFor();
    const svg = (await exported(page, 'picture, SVG')).bytes.toString();
    expect(svg).toContain('Lyman α');
    const ecsv = (await exported(page, 'table with units, ECSV')).bytes.toString();
    expect(ecsv).toContain('name: LY_ALPHA, unit: count/s');
    const rows = ecsv.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const place = rows[0]!.split(',').indexOf('LY_ALPHA');
    expect(Number(rows[5]!.split(',')[place])).toBeGreaterThan(0);
    await page.context().close();
  });

  it('leaves the page as a table of all bins with exposure and flags', async () => {
    const { page } = await openStudy();
    const { name, bytes } = await exported(page, 'table with units, ECSV');
    expect(name).toBe(`${composite.id}_seen.ecsv`);
    const text = bytes.toString();
    expect(text).toMatch(/^# %ECSV 1\.0/);
    expect(text).toContain('name: NET, unit: count/s');
    const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    expect(rows[0]).toMatch(/^ROOTNAME,.*QUALITY/);
    expect(rows.length - 1).toBe(composite.binCount);
    await page.context().close();
  });
});

describe('periods and folding', () => {
  it('finds peaks away from the page, and folds on one by a click', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(pathOf('/periodogram'));
    await page.getByRole('button', { name: 'fold on peak 2' }).click({ timeout: 30_000 });
    await expect.poll(() => page.url()).toMatch(/period=/);
    await expect.poll(() => drawnMarks(page), { timeout: 30_000 }).toBeGreaterThan(20);
    await page.getByRole('button', { name: 'twice the period' }).click();
    await expect.poll(() => page.getByRole('heading', { name: /^Folded on/ }).count()).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('looks at the part of the axis that is dragged over, folds on what is pressed there, and goes back', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(pathOf(`/periodogram?exposures=${individual}`));
    const plot = page.getByRole('region', { name: 'periodogram' }).locator('.plot');
    await plot.locator('.xaxislayer-above text').first().waitFor({ timeout: 60_000 });
    const { x, y, width } = (await plot.boundingBox())!;
    const at = (share: number) => x + 80 + (width - 92) * share;
    await page.mouse.move(at(0.5), y + 120);
    await page.mouse.down();
    await page.mouse.move(at(0.6), y + 122, { steps: 4 });
    await page.mouse.up();
    const back = page.getByRole('button', { name: 'all periods' });
    await back.waitFor();
    // a drag chooses no period
    expect(page.url()).not.toMatch(/period=/);
    /** octaves between what is chosen near both ends of the axis */
    const octaves = async () => {
      const periods: number[] = [];
      for (const share of [0.03, 0.97]) {
        const before = page.url();
        // sooner it would be the second of a double click
        await page.waitForTimeout(1000);
        await page.mouse.click(at(share), y + 120);
        await expect.poll(() => page.url()).not.toBe(before);
        periods.push(Number(new URL(page.url()).searchParams.get('period')));
      }
      return Math.log2(periods[1]! / periods[0]!);
    };
    const ofPart = await octaves();
    expect(ofPart).toBeGreaterThan(0);
    await back.click();
    await expect.poll(() => back.count()).toBe(0);
    expect(await octaves()).toBeGreaterThan(5 * ofPart);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('folds on a period read in a paper in two actions from the lightcurve', async () => {
    const { page } = await openStudy();
    await page.getByLabel('fold on a period').fill('320.5');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Folded on 320.5 s' }).waitFor();
    expect(page.url()).toMatch(/period=320\.5/);
    await page.context().close();
  });
});

describe('false alarms by shuffling', () => {
  it('come on demand, tell how far they are, can be stopped, and stand beside the peaks', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(pathOf(`/periodogram?exposures=${individual}`));
    const start = page.getByRole('button', { name: /^false alarms by shuffling/ });
    await start.waitFor({ timeout: 60_000 });
    // it may be over before a pointer has found the way
    await start.evaluate(async (button: HTMLButtonElement) => {
      button.click();
      const cancel = () =>
        [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'cancel');
      while (cancel() === undefined) await new Promise((resolve) => requestAnimationFrame(resolve));
      cancel()!.click();
    });
    await page.getByText(/^\d+ shuffles: chance/).waitFor({ timeout: 60_000 });
    await start.click();
    await page.getByText(/^199 shuffles: chance/).waitFor({ timeout: 60_000 });
    await page.getByRole('columnheader', { name: 'by shuffling' }).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the photons themselves', () => {
  it('are asked for a period on demand, exposure by exposure', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(pathOf(`/periodogram?exposures=${individual}&period=320.5`));
    await page.getByRole('button', { name: 'ask the photons' }).click({ timeout: 60_000 });
    const row = page.getByLabel('tests of the photons').getByRole('row').nth(1);
    await row.getByText(/\(\d+\)$/).waitFor({ timeout: 60_000 });
    await row.getByText(individual).waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the basket', () => {
  it('takes the lightcurve that is looked at, and gives it back', async () => {
    const { page } = await openStudy();
    await page.getByRole('button', { name: 'To the basket' }).click();
    await page.getByRole('button', { name: 'In the basket' }).waitFor();
    await page.goto(new URL('/basket', address).href);
    await page.getByText(composite.target).first().waitFor();
    await page.goto(pathOf());
    await page.getByRole('button', { name: 'In the basket' }).click();
    await page.getByRole('button', { name: 'To the basket' }).waitFor();
    await page.context().close();
  });
});

describe('provenance', () => {
  it('names every input with its checksum, the parameters, the verdict of the checks, and the lines that fetch it', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(pathOf('/provenance'));
    await page.getByText(/checks of a High Level Science Product hold/).waitFor();
    const text = await page.locator('main').textContent();
    for (const part of [composite.sha256, 'AIRGLOW_MASK', 'there was none before it', 'curl --fail'])
      expect(text).toContain(part);
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

describe('the choices on a phone', () => {
  it('are behind a button until they are wanted, by keys too, and leave the plot in sight', async () => {
    const { page, complaints } = await openPage(browser, { width: 390, height: 844 });
    await page.goto(pathOf());
    await expect.poll(() => drawnMarks(page)).toBeGreaterThan(50);
    const bar = page.getByRole('toolbar', { name: 'how the lightcurve is drawn' });
    expect((await bar.boundingBox())!.height).toBeLessThan(60);
    expect(await bar.getByLabel('bin', { exact: true }).isVisible()).toBe(false);
    const button = bar.getByRole('button', { name: /^Choices/ });
    expect(await button.getAttribute('aria-expanded')).toBe('false');
    expect(await button.textContent()).toContain('MJD (UTC), 4 panels');
    await button.focus();
    await page.keyboard.press('Enter');
    await bar.getByLabel('time', { exact: true }).selectOption('bjd');
    await expect.poll(() => button.textContent()).toContain('BJD (TDB)');
    expect(await bar.getByRole('switch', { name: 'error bars' }).isVisible()).toBe(true);
    await keepScreenshot(page, 'choices-phone');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.keyboard.press('Shift+Tab');
    await button.press('Space');
    expect(await bar.getByLabel('bin', { exact: true }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('stand open on a wide window, without a button', async () => {
    const { page } = await openStudy();
    expect(await page.getByRole('button', { name: /^Choices/ }).count()).toBe(0);
    expect(await page.getByLabel('bin', { exact: true }).isVisible()).toBe(true);
    await page.context().close();
  });
});

describe.each([
  ['lightcurve', ''],
  ['periodogram', '/periodogram'],
  ['provenance', '/provenance'],
  ['airglow', '?airglow=LY_ALPHA'],
] as const)('the page %s', (view, rest) => {
  it('has no accessibility violation and fits the window, wide and narrow, light and dark', async () => {
    const { page } = await openPage(browser);
    await page.goto(pathOf(rest));
    await page.waitForLoadState('networkidle');
    if (view === 'lightcurve') {
      await page.getByText('In words and as a table').click();
      await page.getByRole('cell').first().waitFor();
    }
    if (view === 'periodogram')
      await page.getByRole('button', { name: 'fold on peak 1', exact: true }).waitFor();
    expect(await faultsInEveryLook(page, view)).toEqual([]);
    await page.context().close();
  });
});

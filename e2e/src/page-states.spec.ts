import { lightcurveDetailSchema, problemSchema, routes, type Lightcurve } from '@hstlc/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { accessibilityViolations } from './accessibility.js';
import { launchBrowser, openPage } from './browser-pages.js';
import { fetchJson } from './fetch-json.js';
import { expectHstlc } from './hstlc.js';
import { keepScreenshot } from './screenshots.js';
import { type Server, serve } from './server.js';
import { servedComposite } from './served-composite.js';
import { type TemporaryHome, temporaryHome } from './temporary-home.js';

const address = inject('address');
const home = inject('home');
let browser: Browser;
let composite: Lightcurve;

beforeAll(async () => {
  browser = await launchBrowser();
  composite = await servedComposite(address);
});

afterAll(() => browser?.close());

const at = (path: string) => new URL(path, address).href;
const api = '**/api/v1/**';
const away = 'The archive does not answer';

/** Views that show nothing without an answer, and what is on each when it is whole. */
const views: Readonly<Record<string, { readonly path: () => string; readonly whole: string }>> = {
  search: { path: () => '/', whole: '.lightcurve-table a' },
  target: { path: () => `/targets/${encodeURIComponent(composite.target)}`, whole: '.curve-card' },
  lightcurve: { path: () => `/lightcurves/${composite.id}`, whole: '.focusable-plot' },
  periodogram: { path: () => `/lightcurves/${composite.id}/periodogram`, whole: '.periods' },
  provenance: { path: () => `/lightcurves/${composite.id}/provenance`, whole: '.provenance' },
  'an ingest run': { path: () => '/staff/runs/1', whole: '#verdicts' },
};

const tryAgain = (page: Page) => page.getByRole('button', { name: 'Try again' });

describe.each(Object.entries(views))('%s', (view, { path, whole }) => {
  it('waits within its frame, says that the archive does not answer, and comes when asked for again', async () => {
    const { page } = await openPage(browser);
    let hang = () => {};
    const hangs = new Promise<void>((resolve) => (hang = resolve));
    await page.route(api, async (route) => {
      await hangs;
      await route.abort('connectionrefused');
    });
    await page.goto(at(path()));
    await page
      .getByRole('status')
      .filter({ hasText: /^(fetching|searching)/ })
      .waitFor();
    expect(await page.getByRole('banner').isVisible()).toBe(true);
    hang();
    await page.getByRole('alert').filter({ hasText: away }).waitFor();
    await keepScreenshot(page, `${view.replaceAll(' ', '-')}-away`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute(api);
    await tryAgain(page).first().click();
    await page.locator(whole).first().waitFor();
    await page.context().close();
  });
});

/** What the archive answers when it is broken, and what a proxy answers that does not reach it. */
const answers = {
  500: {
    contentType: 'application/problem+json',
    body: JSON.stringify(
      problemSchema.parse({
        type: 'about:blank',
        title: 'internal',
        status: 500,
        detail: 'something is broken; quote the request id',
        instance: '/api/v1',
        code: 'internal',
        errors: [],
        requestId: 'request-of-a-test',
      }),
    ),
    told: 'Something is broken in the archive',
    advice: /Try again; if it stays, tell us the request id.*request-of-a-test/,
  },
  503: {
    contentType: 'text/html',
    body: '<html><h1>503 Service Unavailable</h1></html>',
    told: 'The archive is busy or out of order',
    advice: /Try again in a minute/,
  },
} as const;

describe.each([500, 503] as const)('an answer %i', (status) => {
  const { told, advice, ...answer } = answers[status];

  it.each(
    Object.entries({
      ...views,
      photons: { path: () => `/lightcurves/${composite.id}/photons`, whole: '.photons' },
      collection: { path: () => '/collection', whole: '.explored-plot' },
      'refused files': { path: () => '/refused', whole: 'main .page-head ~ *' },
    }),
  )('is told by %s in words, with what to do, and is asked for again', async (view, { path, whole }) => {
    const { page } = await openPage(browser);
    await page.route(api, (route) => route.fulfill({ status, ...answer }));
    await page.goto(at(path()));
    const alert = page.getByRole('alert').filter({ hasText: told }).first();
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(advice);
    expect(await page.getByRole('banner').isVisible()).toBe(true);
    await keepScreenshot(page, `${view.replaceAll(' ', '-')}-${status}`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute(api);
    // each part asks for itself
    for (let parts = await tryAgain(page).count(); parts > 0; parts--) {
      await tryAgain(page).first().click();
      await expect.poll(() => tryAgain(page).count()).toBeLessThan(parts);
    }
    await page.locator(whole).first().waitFor({ timeout: 60_000 });
    await page.context().close();
  });
});

describe('an archive without a lightcurve', () => {
  let empty: TemporaryHome;
  let server: Server;
  beforeAll(async () => {
    empty = await temporaryHome();
    server = await serve(empty.folder);
  });
  afterAll(async () => {
    await server?.stop();
    await empty?.remove();
  });

  it.each([
    ['search', '/'],
    ['collection', '/collection'],
    ['target', '/targets/GJ-436'],
  ])('says on the page %s what it takes, and leads there', async (view, path) => {
    const { page } = await openPage(browser);
    await page.goto(new URL(path, server.address).href);
    await page.getByRole('heading', { name: 'The archive is empty' }).waitFor();
    expect(await page.getByText('hstlc ingest').isVisible()).toBe(true);
    await keepScreenshot(page, `${view}-empty`);
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Send files' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/staff');
    await page.context().close();
  });
});

describe('filters that could not be counted', () => {
  it('say so beside the list, which is there, and are counted when asked again', async () => {
    const { page } = await openPage(browser);
    const facets = `**${routes.lightcurveFacets}*`;
    await page.route(facets, (route) => route.abort('connectionrefused'));
    await page.goto(at('/'));
    await page.locator('.lightcurve-table a').first().waitFor();
    const filters = page.getByRole('complementary', { name: 'Filters' });
    await filters.getByText('could not be counted').waitFor();
    await keepScreenshot(page, 'search-uncounted');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute(facets);
    await filters.getByRole('button', { name: 'Try again' }).click();
    await filters.getByText('COS', { exact: true }).waitFor();
    expect(await filters.getByText('could not be counted').count()).toBe(0);
    await page.context().close();
  });
});

describe('a page of which a part fails', () => {
  it('shows the other parts of the collection, and asks for that one alone again', async () => {
    const { page } = await openPage(browser);
    const growth = `**${routes.collectionStatistics('growth')}`;
    await page.route(growth, (route) => route.abort('connectionrefused'));
    await page.goto(at('/collection'));
    const part = page.getByRole('region', { name: 'Growth' });
    await part.getByRole('alert').filter({ hasText: away }).waitFor();
    await page
      .getByRole('region', { name: 'Exposure time of targets' })
      .getByRole('listitem')
      .first()
      .waitFor();
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute(growth);
    await part.getByRole('button', { name: 'Try again' }).click();
    await part.getByText(/by \d{4}-\d\d-\d\d/).waitFor();
    await page.context().close();
  });

  it('does not tell of a target that nothing is refused when that could not be asked for', async () => {
    const { page } = await openPage(browser);
    const refused = `**${routes.badData}?*`;
    await page.route(refused, (route) => route.abort('connectionrefused'));
    await page.goto(at(`/targets/${encodeURIComponent(composite.target)}`));
    await page.getByText('There may be more: refused files').waitFor();
    await page.unroute(refused);
    await tryAgain(page).click();
    await expect.poll(() => page.getByText('There may be more').count()).toBe(0);
    await page.context().close();
  });
});

describe('what is shown already', () => {
  it('stays when it cannot be asked for anew, and says that it may be old', async () => {
    const { page } = await openPage(browser);
    await page.goto(at('/staff'));
    const runs = page.getByRole('region', { name: 'Table of runs' });
    await runs.getByRole('row').nth(1).waitFor();
    await page.route(api, (route) => route.abort('connectionrefused'));
    const notice = page.getByRole('status').filter({ hasText: 'may be old' });
    await notice.waitFor();
    expect(await runs.isVisible()).toBe(true);
    await keepScreenshot(page, 'staff-outdated');
    expect(await accessibilityViolations(page)).toEqual([]);
    await page.unroute(api);
    // runs are looked at every few seconds
    await notice.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is asked for anew by the notice that it may be old', async () => {
    const { page } = await openPage(browser);
    await page.clock.install();
    await page.goto(at(`/targets/${encodeURIComponent(composite.target)}`));
    await page.locator('.curve-card').first().waitFor();
    await page.route(api, (route) => route.abort('connectionrefused'));
    // what is older than half a minute is asked for anew when somebody comes back to the page
    await page.clock.fastForward(60_000);
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
    const notice = page.getByRole('status').filter({ hasText: 'may be old' });
    await notice.waitFor();
    expect(await page.locator('.curve-card').first().isVisible()).toBe(true);
    await page.unroute(api);
    const asked = page.waitForResponse(`**${routes.target(composite.target)}`);
    await notice.getByRole('button', { name: 'Try again' }).click();
    expect((await asked).status()).toBe(200);
    await notice.waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('is left for a page that did not arrive in words, with a way to try again', async () => {
    const { page } = await openPage(browser);
    const script = /assets\/help-page/;
    await page.route(script, (route) => route.abort('connectionrefused'));
    await page.goto(at('/basket'));
    await page.getByRole('link', { name: 'help', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: away }).waitFor();
    await page.unroute(script);
    await tryAgain(page).click();
    await page.getByRole('heading', { name: 'Help', exact: true }).waitFor();
    await page.context().close();
  });
});

describe('a page', () => {
  it('whose script does not arrive says so', async () => {
    const { page } = await openPage(browser);
    await page.route(/assets\/index.*js$/, (route) => route.abort('connectionrefused'));
    await page.goto(at('/'));
    await page.getByRole('alert').filter({ hasText: away }).waitFor();
    await page.unrouteAll();
    await page.getByRole('link', { name: 'Load it again' }).click();
    await page.locator('.lightcurve-table a').first().waitFor();
    await page.context().close();
  });

  it('tells of no connection instead of waiting for one', async () => {
    const { page } = await openPage(browser);
    await page.goto(at('/basket'));
    await page.getByRole('heading', { name: 'The basket is empty' }).waitFor();
    await page.context().setOffline(true);
    await page.getByRole('link', { name: 'Search', exact: true }).click();
    await page.getByRole('alert').filter({ hasText: away }).waitFor();
    await page.context().close();
  });
});

describe('a target', () => {
  it('names what was withdrawn, with the reason; and the address of that tells it too', async () => {
    const detail = await fetchJson(new URL(routes.lightcurve(composite.id), address), lightcurveDetailSchema);
    const { rootname } = detail.datasets[0]!;
    await expectHstlc(home, ['withdraw', rootname, '--why', 'another star was in the slit']);
    const { page } = await openPage(browser);
    await page.goto(at(`/targets/${encodeURIComponent(composite.target)}`));
    const row = page.getByRole('row').filter({ hasText: 'exposure withdrawn' });
    await row.getByText('another star was in the slit').waitFor();
    expect(await row.getByRole('rowheader').textContent()).toBe(rootname);
    await page.goto(at(`/lightcurves/${rootname}_curve`));
    await page.getByRole('heading', { name: 'It was withdrawn' }).waitFor();
    await page.getByText('another star was in the slit').waitFor();
    await expectHstlc(home, ['restore', rootname]);
    await page.context().close();
  });
});

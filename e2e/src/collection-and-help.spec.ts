import {
  configurationStatisticsSchema,
  exposureTimeStatisticsSchema,
  lightcurvePageSchema,
  routes,
} from '@hstlc/contract';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage } from './browser-pages.js';

const address = inject('address');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

async function statistics(kind: string): Promise<unknown> {
  return (await fetch(new URL(routes.collectionStatistics(kind), address))).json();
}

describe('the collection in numbers', () => {
  it('tells what the API tells, and leads from a configuration to its exposures', async () => {
    const { targetCount } = exposureTimeStatisticsSchema.parse(await statistics('exposure-time'));
    const { groups } = configurationStatisticsSchema.parse(await statistics('configurations'));
    const [{ name, count }] = groups[0]!.configurations as [{ name: string; count: number }];
    const { page, complaints } = await openPage(browser);
    await page.goto(new URL('/collection', address).href);
    await page.getByText(`${targetCount} target`).first().waitFor();
    const bars = page.getByRole('region', { name: 'Configurations' });
    await bars.getByRole('listitem').first().waitFor();
    expect(await bars.getByRole('listitem').count()).toBe(
      groups.reduce((sum, { configurations }) => sum + configurations.length, 0),
    );
    await bars.getByRole('link', { name, exact: true }).first().click();
    await page.locator('.lightcurve-table a').first().waitFor();

    const { searchParams } = new URL(page.url());
    const asked = new URL(routes.lightcurves, address);
    for (const [key, value] of searchParams) asked.searchParams.set(key, value.replaceAll('"', ''));
    const answer = (await (await fetch(asked)).json()) as { readonly total: number };
    expect(answer.total).toBe(count);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('shows the interesting, boring and null lightcurves, each table with its plot, by its address', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(new URL('/collection?class=boring&kind=composite', address).href);
    const listed = new URL(`${routes.lightcurves}?class=boring&kind=composite`, address);
    const { total } = lightcurvePageSchema.parse(await (await fetch(listed)).json());
    const table = page.getByRole('region', { name: 'Lightcurves of this table' });
    await expect.poll(() => table.locator('tbody tr').count()).toBe(total);
    await page
      .getByText(/lightcurves?: period \(s\) from/)
      .first()
      .waitFor();
    await page.getByLabel('order').selectOption({ label: 'longest first' });
    await page.waitForURL(/sort=-live/);
    await page.getByRole('button', { name: /^null/ }).click();
    await page.waitForURL(/class=null/);
    await page.goBack();
    await page.waitForURL(/class=boring.*sort=-live/);
    await page.getByLabel('target holds').fill('nobody is called so');
    await page.getByText('None of them.').waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('draws how the archive grew with axes, and tells the same as a table', async () => {
    const { page } = await openPage(browser);
    await page.goto(new URL('/collection', address).href);
    const growth = page.getByRole('region', { name: 'Growth', exact: true });
    await growth.getByText('exposed (ks)').waitFor();
    await growth.getByText('UTC date').first().waitFor();
    await growth.getByText('Day by day').click();
    await growth.getByRole('region', { name: 'Growth by day' }).getByRole('cell').first().waitFor();
    await page.context().close();
  });

  it('opens what a quantity is by the keyboard alone, and closes it by Escape', async () => {
    const { page } = await openPage(browser);
    await page.goto(new URL('/collection', address).href);
    const mark = page.getByRole('button', { name: 'What is false-alarm probability?' });
    await mark.focus();
    await page.keyboard.press('Enter');
    const explanation = page.getByRole('dialog', { name: 'false-alarm probability' });
    await explanation.waitFor();
    expect(await explanation.innerText()).toContain('Baluev 2008');
    await page.keyboard.press('Escape');
    await explanation.waitFor({ state: 'hidden' });
    await page.context().close();
  });
});

describe('help', () => {
  it('explains each quantity with its unit, how to cite, the keys, and the ways for programs', async () => {
    const { page, complaints } = await openPage(browser);
    await page.goto(new URL('/help', address).href);
    for (const quantity of [
      'gross',
      'error',
      'quality of a bin',
      'MJD (UTC)',
      'BJD (TDB)',
      'excess variance',
    ])
      await page.locator('.entry b').filter({ hasText: quantity }).first().waitFor();
    await page.getByRole('region', { name: 'How to cite' }).waitFor();
    await page.getByRole('region', { name: 'Keys' }).waitFor();
    const programs = page.getByRole('region', { name: 'For programs', exact: true });
    for (const link of await programs.getByRole('link').all()) {
      const answer = await fetch(new URL((await link.getAttribute('href')) ?? '', address));
      expect(answer.status).toBe(200);
    }
    const asked = /address = "([^"]+)"/.exec(await programs.locator('pre').innerText())?.[1];
    const answer = (await (await fetch(asked!)).json()) as { readonly items: readonly object[] };
    expect(answer.items[0]).toEqual(
      expect.objectContaining({
        target: expect.any(String),
        filename: expect.any(String),
        sha256: expect.any(String),
      }),
    );
    expect(complaints).toEqual([]);
    await page.context().close();
  });
});

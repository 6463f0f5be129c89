import { rm } from 'node:fs/promises';
import path from 'node:path';
import { badDataPageSchema, routes, tokenListSchema } from '@hstlc/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { launchBrowser, openPage } from './browser-pages.js';
import { faultsInEveryLook } from './every-look.js';
import { fetchAll } from './fetch-json.js';
import { expectHstlc } from './hstlc.js';
import { keepScreenshot } from './screenshots.js';

const address = inject('address');
const home = inject('home');
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser?.close());

/** A token of its own, made on the command line. */
async function tokenOf(name: string, ...scopes: string[]): Promise<string> {
  const made = await expectHstlc(home, ['token', 'add', name, '--scopes', ...scopes]);
  return /hstlc_\S+/.exec(made.stdout)![0];
}

async function signedIn(token: string): Promise<Page> {
  const { page } = await openPage(browser);
  await page.goto(new URL('/staff', address).href);
  await page.getByLabel('staff token').fill(token);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Signed in as').waitFor();
  return page;
}

/** A whole FITS file without any data, which a run refuses. */
function emptyFits(): Buffer {
  const cards = [
    'SIMPLE  =                    T',
    'BITPIX  =                    8',
    'NAXIS   =                    0',
    'END',
  ];
  return Buffer.from(
    cards
      .map((card) => card.padEnd(80))
      .join('')
      .padEnd(2880),
  );
}

const fits = (name: string, buffer = emptyFits()) => ({ name, mimeType: 'application/fits', buffer });
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

describe('staff', () => {
  it('upload several files, each with a verdict of its own, and follow a run to what became of them', async () => {
    const page = await signedIn(await tokenOf('uploader', 'ingest:write'));
    await page.getByRole('list', { name: 'What this token permits' }).getByText('brings data in').waitFor();
    await page
      .locator('input[type=file]')
      .setInputFiles([
        fits('ld0000001_corrtag.fits'),
        fits('ld0000002_corrtag.fits', Buffer.from('no FITS at all')),
        fits('holiday.fits'),
      ]);
    await rowOf(page, 'ld0000001_corrtag.fits').getByText('checked').waitFor();
    await rowOf(page, 'ld0000002_corrtag.fits').getByText('refused').waitFor();
    await rowOf(page, 'holiday.fits').getByText('expected a name like').waitFor();
    await page.getByText('1 file in the ingest folder').waitFor();
    await keepScreenshot(page, 'staff-uploaded');

    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.waitForURL('**/staff/runs/*');
    await page
      .locator('.badge', { hasText: /^done$/ })
      .first()
      .waitFor();
    await page.getByRole('cell', { name: 'ld0000001_corrtag.fits' }).waitFor();
    await keepScreenshot(page, 'staff-run');
    expect(await page.getByRole('region', { name: 'Tokens' }).count()).toBe(0);
    await page.context().close();
    // the archive is the other suites' too
    await rm(path.join(home, 'ingest', 'ld0000001_corrtag.fits'));
  });

  it('make tokens that expire, and revoke them when they have said so twice; what was changed is told', async () => {
    const token = await tokenOf('keeper', 'admin', 'catalog:write');
    const page = await signedIn(token);
    const tokens = page.getByRole('region', { name: 'Tokens', exact: true });
    await tokens.getByLabel('who uses it').fill('somebody');
    await tokens.getByLabel(/^last day/).fill('2031-01-31');
    await tokens.getByRole('button', { name: 'Make a token' }).click();
    await tokens.getByText('shown this once').waitFor();
    const headers = { Authorization: `Bearer ${token}` };
    const listed = await fetch(new URL(routes.tokens, address), { headers });
    const made = tokenListSchema.parse(await listed.json()).items.find(({ name }) => name === 'somebody');
    expect(made).toMatchObject({ scopes: ['ingest:write'], expiresAt: '2031-01-31T23:59:59.000Z' });

    await tokens.getByRole('button', { name: 'Revoke somebody' }).click();
    await page.getByRole('button', { name: 'Leave it' }).filter({ visible: true }).click();
    await tokens.getByRole('button', { name: 'Revoke somebody' }).click();
    await page
      .getByRole('dialog', { name: 'Revoke somebody?' })
      .getByRole('button', { name: 'Revoke' })
      .click();
    await rowOf(page, 'somebody').getByText('revoked').waitFor();

    await page.getByLabel('only by this token').fill('keeper');
    const audit = page.getByRole('region', { name: 'What was changed' }).first();
    await audit.getByText('DELETE /api/v1/tokens/somebody').first().waitFor();

    await page.getByLabel('file or exposure').fill('nothing_here.fits');
    await page.getByLabel('why it is withdrawn').fill('a test');
    await page.getByRole('button', { name: 'Withdraw nothing_here.fits' }).click();
    await page
      .getByRole('dialog', { name: 'Withdraw nothing_here.fits?' })
      .getByRole('button', { name: 'Withdraw' })
      .click();
    await page.getByRole('alert').filter({ hasText: 'The archive does not hold this' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.context().close();
  });

  it('are told when a token is not in force', async () => {
    const { page } = await openPage(browser);
    await page.goto(new URL('/staff', address).href);
    await page.getByLabel('staff token').fill('hstlc_mistyped');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').filter({ hasText: 'not in force' }).waitFor();
    await page.context().close();
  });

  it('see a page without accessibility violations that fits the window, wide and narrow, light and dark', async () => {
    const page = await signedIn(await tokenOf('looker', 'ingest:write', 'catalog:write', 'admin'));
    await page.getByRole('region', { name: 'All tokens' }).waitFor();
    expect(await faultsInEveryLook(page, 'staff-signed-in')).toEqual([]);
    await page.context().close();
  });
});

describe('refused files', () => {
  it('tell every check with its numbers', async () => {
    const all = await fetchAll(new URL(routes.badData, address), badDataPageSchema);
    const refused = all.find(({ checks }) => checks.length > 1);
    const { page } = await openPage(browser);
    await page.goto(new URL('/refused', address).href);
    const row = rowOf(page, refused!.filename).first();
    await row.getByText(/checks? in all/).click();
    for (const { name } of refused!.checks)
      await row.getByRole('rowheader', { name, exact: true }).first().waitFor();
    await page.context().close();
  });
});

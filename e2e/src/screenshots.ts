import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Beside the reports of the tests where there are such, else below dist, which nobody commits. */
const folder = path.join(
  process.env['TEST_REPORT_DIR'] ?? path.resolve(import.meta.dirname, '../dist'),
  'screenshots',
);

/** Keeps the whole page as a picture, for people to look at. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

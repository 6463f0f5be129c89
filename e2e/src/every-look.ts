import type { Page } from 'playwright-core';
import { accessibilityViolations } from './accessibility.js';
import { overflowOf, schemes, widths } from './browser-pages.js';
import { keepScreenshot } from './screenshots.js';

/**
 * What is wrong with a page in any of its looks: wide and narrow, light and dark. A picture of each is kept.
 *
 * @param name of the view, in the names of the pictures
 * @returns a line for each violation of accessibility and each width that the page does not fit; empty when all is well
 */
export async function faultsInEveryLook(page: Page, name: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name: window, width, height } of widths) {
    await page.setViewportSize({ width, height });
    await page.waitForLoadState('networkidle');
    if ((await overflowOf(page)) > 0) found.push(`${window}: wider than the window`);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      await page.waitForSelector(`html[data-mantine-color-scheme="${colorScheme}"]`, { state: 'attached' });
      await keepScreenshot(page, `${name}-${window}-${colorScheme}`);
      const violations = await accessibilityViolations(page);
      found.push(...violations.map((violation) => `${window}, ${colorScheme}: ${violation}`));
    }
  }
  return found;
}

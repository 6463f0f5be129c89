import { chromium, type Browser, type Page } from 'playwright-core';

export const widths = [
  { name: 'desktop', width: 1440, height: 900 },
  { name: 'phone', width: 390, height: 844 },
] as const;

export const schemes = ['light', 'dark'] as const;

/** Debian's Chromium, drawing in software. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['HSTLC_CHROMIUM'];
  if (executablePath === undefined)
    throw new Error('HSTLC_CHROMIUM: expected the path of a Chromium, found nothing');
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--enable-unsafe-swiftshader'],
  });
}

interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: (typeof schemes)[number];
}

/** A page of its own, whose complaints are collected. */
export async function openPage(
  browser: Browser,
  { width = 1440, height = 900, scheme = 'light' }: PageOptions = {},
): Promise<{ readonly page: Page; readonly complaints: readonly string[] }> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: scheme,
    acceptDownloads: true,
    // so that nothing is looked at while it fades in
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return { page, complaints };
}

/** How far the page is wider than its window (CSS pixel). */
export async function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

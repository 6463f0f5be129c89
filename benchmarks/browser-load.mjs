// What the archive browser costs to open: bytes of the first load, largest contentful paint with a processor four times
// slower, and whether a table of 10^5 rows shows blank frames while it scrolls.
//   HSTLC_CHROMIUM=/usr/bin/chromium node benchmarks/browser-load.mjs [--url=http://127.0.0.1:3000] [--rows=100000]
// Without --url a demonstration of 8 observations is made and served. The 10^5 rows are answers made up on the way to the
// browser; everything else is the server's.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { env as environment } from 'node:process';

const { chromium } = createRequire(path.resolve(import.meta.dirname, '../e2e/package.json'))(
  'playwright-core',
);
const given = Object.fromEntries(process.argv.slice(2).map((each) => each.replace(/^--/, '').split('=')));
const rowCount = Number(given.rows ?? 100_000);
const commandLine = path.resolve(import.meta.dirname, '../bin/hstlc');

const served =
  given.url === undefined ? await serveDemonstration() : { url: given.url, stop: async () => {} };
const browser = await chromium.launch({
  executablePath: environment.HSTLC_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage'],
});
try {
  await firstLoad();
  await largestPaint();
  await scrolling();
} finally {
  await browser.close();
  await served.stop();
}

async function firstLoad() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const kinds = new Map();
  const bytes = {};
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    kinds.set(requestId, new URL(response.url).pathname.startsWith('/api/') ? 'data' : type.toLowerCase());
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'other';
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(served.url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(1500);
  const { data = 0, ...own } = bytes;
  const total = Object.values(own).reduce((sum, each) => sum + each, 0);
  const parts = Object.entries(own).map(([kind, each]) => `${kind} ${(each / 1000).toFixed(0)}`);
  console.log(
    `first load: ${(total / 1000).toFixed(0)} kB (${parts.join(', ')}), data ${(data / 1000).toFixed(0)} kB; claim 250 kB`,
  );
  await page.close();
}

async function largestPaint() {
  const times = [];
  for (let run = 0; run < 3; run += 1) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto(served.url, { waitUntil: 'networkidle' });
    times.push(
      await page.evaluate(
        () =>
          new Promise((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
              type: 'largest-contentful-paint',
              buffered: true,
            });
          }),
      ),
    );
    await context.close();
  }
  const median = times.toSorted((a, b) => a - b)[1];
  console.log(
    `largest contentful paint, 4x slower processor: ${(median / 1000).toFixed(2)} s (median of 3); claim 1.5 s`,
  );
}

/** Scrolls by 2,000 pixels a frame; after each frame looks whether a row stands in the middle of the table. */
async function scrolling() {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const answer = await (await fetch(`${served.url}/api/v1/lightcurves?limit=1`)).json();
  const [pattern] = answer.items;
  await page.addInitScript(
    ({ pattern, rowCount }) => {
      const ask = window.fetch;
      window.fetch = (address, options) => {
        const { pathname, searchParams } = new URL(address, location.href);
        if (pathname !== '/api/v1/lightcurves') return ask(address, options);
        const first = Number(searchParams.get('cursor') ?? 0);
        const count = Math.min(Number(searchParams.get('limit')), rowCount - first);
        const items = Array.from({ length: count }, (_, index) => ({
          ...pattern,
          id: `${pattern.id}-${first + index}`,
        }));
        const next = first + count < rowCount ? String(first + count) : null;
        return Promise.resolve(Response.json({ items, total: rowCount, next }));
      };
    },
    { pattern, rowCount },
  );
  await page.goto(served.url);
  await page.locator('.lightcurve-table .rows .row').first().waitFor();
  // to the end of what is there, until all is there
  const rows = () =>
    page.evaluate(() => Math.round(document.querySelector('.lightcurve-table .rows').clientHeight / 44));
  for (let step = 0; step < 500 && (await rows()) < rowCount; step += 1)
    await page.evaluate(() => {
      const table = document.querySelector('.lightcurve-table');
      table.scrollTop = table.scrollHeight;
      return new Promise((resolve) => setTimeout(resolve, 20));
    });
  const { frames, blank } = await page.evaluate(async () => {
    const table = document.querySelector('.lightcurve-table');
    const { left, top, width, height } = table.getBoundingClientRect();
    const counts = { frames: 0, blank: 0 };
    table.scrollTop = 0;
    while (counts.frames < 300) {
      table.scrollTop += 2000;
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const middle = document.elementFromPoint(left + width / 2, top + height / 2);
      counts.frames += 1;
      if (!(middle?.closest('[data-index]') instanceof Element)) counts.blank += 1;
    }
    return counts;
  });
  console.log(
    `table of ${await rows()} rows, 2,000 pixels a frame: ${blank} of ${frames} frames blank; claim 0`,
  );
  await page.close();
}

async function serveDemonstration() {
  const home = await mkdtemp(path.join(tmpdir(), 'hstlc-bench-'));
  const env = { ...environment, HSTLC_HOME: home, HSTLC_PORT: '0', HSTLC_SESAME_URL: 'off' };
  spawnSync(process.execPath, [commandLine, 'demo', '--observations', '8'], { env, stdio: 'ignore' });
  const child = spawn(process.execPath, [commandLine, 'serve'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise((resolve) => {
    child.stdout.on('data', (piece) => {
      const [printed] = /http:\/\/[\w.:]+/.exec(piece) ?? [];
      if (printed !== undefined) resolve(printed);
    });
  });
  return {
    url,
    async stop() {
      child.kill('SIGTERM');
      await new Promise((resolve) => child.once('exit', resolve));
      await rm(home, { recursive: true, force: true });
    },
  };
}

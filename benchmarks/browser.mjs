// What the archive browser costs: bytes of the first load, largest contentful paint with a processor four times slower, how
// long until a composite of 10^5 bins is drawn, what a step along its time axis takes, how long the page is kept busy while
// it is searched for periods, and whether a table of 10^5 rows shows blank frames while it scrolls.
//   HSTLC_CHROMIUM=/usr/bin/chromium node benchmarks/browser.mjs [--url=http://127.0.0.1:3000] [--rows=100000] [--repeats=5]
// Without --url a demonstration of 8 observations in bins of 16 ms is made and served: a composite of 112,502 bins. The rows
// of the table are answers made up on the way to the browser; everything else is the server's. Chromium draws in software.
// Times of a machine that others use say little: the processor's own time of each task stands beside them.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { env as environment } from 'node:process';
import { median } from './peers.mjs';

const { chromium } = createRequire(path.resolve(import.meta.dirname, '../e2e/package.json'))(
  'playwright-core',
);
const given = Object.fromEntries(process.argv.slice(2).map((each) => each.replace(/^--/, '').split('=')));
const rowCount = Number(given.rows ?? 100_000);
const repeats = Number(given.repeats ?? 5);
const commandLine = path.resolve(import.meta.dirname, '../bin/hstlc');
const viewport = { width: 1440, height: 900 };
const patience = { timeout: 120_000 };

const served =
  given.url === undefined ? await serveDemonstration() : { url: given.url, stop: async () => {} };
const browser = await chromium.launch({
  executablePath: environment.HSTLC_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--enable-unsafe-swiftshader'],
});
try {
  const composite = await longestComposite();
  console.log(
    `\n| load ${loadavg()[0].toFixed(1)}, ${repeats} times each | median | least to most | wanted |\n|-|-|-|-|`,
  );
  const search = `${served.url}/`;
  const lightcurve = `${served.url}/lightcurves/${composite.id}`;
  await firstLoad(search);
  await repeated('largest paint of the search, 4x slower processor', 'ms', 1500, () => largestPaint(search));
  await repeated('largest paint of the lightcurve, 4x slower', 'ms', 1500, () => largestPaint(lightcurve));
  const bins = composite.binCount.toLocaleString('en');
  tellPoints(
    await repeated(`${bins} bins, from a click in the table to points and axes`, 'ms', 1000, () =>
      drawnAfterClick(`${search}?kind=composite`, composite.id),
    ),
  );
  tellPoints(
    await repeated(`${bins} bins, in a browser that has never been here`, 'ms', 1000, () =>
      firstDrawn(lightcurve),
    ),
  );
  await moves(lightcurve);
  await periodSearch(`${lightcurve}/periodogram`);
  await scrolling(search);
} finally {
  await browser.close();
  await served.stop();
}

/** Measures several times and prints a line; a measurement is a number or has one as `value`. */
async function repeated(name, unit, wanted, measure) {
  const found = [];
  for (let repeat = 0; repeat < repeats; repeat += 1) found.push(await measure());
  print(
    name,
    unit,
    wanted,
    found.map((each) => (typeof each === 'number' ? each : each.value)),
  );
  return found;
}

function tellPoints(drawn) {
  const points = median(drawn.map((each) => each.points));
  console.log(`| points of the first panel alone | ${points.toFixed(0)} ms | | |`);
}

function print(name, unit, wanted, values) {
  const text = (value) => value.toFixed(unit === 'ms' ? 0 : 1);
  const range = `${text(Math.min(...values))} to ${text(Math.max(...values))}`;
  console.log(`| ${name} | ${text(median(values))} ${unit} | ${range} | ${wanted} ${unit} |`);
}

async function longestComposite() {
  const address = `${served.url}/api/v1/lightcurves?kind=composite&limit=1000`;
  const { items } = await (await fetch(address)).json();
  return items.toSorted((a, b) => b.binCount - a.binCount)[0];
}

/** A page in a browser that has seen nothing yet. */
async function freshPage({ slowness = 1 } = {}) {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  if (slowness > 1) await session.send('Emulation.setCPUThrottlingRate', { rate: slowness });
  return { page, session, close: () => context.close() };
}

async function firstLoad(url) {
  const { page, session, close } = await freshPage();
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
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(1500);
  const { data = 0, ...own } = bytes;
  const total = Object.values(own).reduce((sum, each) => sum + each, 0);
  const parts = Object.entries(own).map(([kind, each]) => `${kind} ${(each / 1000).toFixed(0)}`);
  console.log(
    `| first load | ${(total / 1000).toFixed(1)} kB | ${parts.join(', ')}; data ${(data / 1000).toFixed(0)} | 250 kB |`,
  );
  await close();
}

async function largestPaint(url) {
  const { page, close } = await freshPage({ slowness: 4 });
  await page.goto(url, { waitUntil: 'networkidle', ...patience });
  await page.waitForTimeout(1000);
  const time = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await close();
  return time;
}

/** When the points of the first panel are painted, and when all axes are there too (ms since the page was asked for). */
async function firstDrawn(url) {
  const { page, close } = await freshPage();
  await page.addInitScript(watchDrawing);
  await page.goto(url);
  return drawnOn(page).finally(close);
}

/** The same since a link in the table of the search was clicked, by a reader who has just found it. */
async function drawnAfterClick(url, id) {
  const { page, close } = await freshPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.waitForTimeout(1500);
  const link = page.locator(`.lightcurve-table a[href*="${id}"]`).first();
  await link.hover();
  await page.evaluate(watchDrawing);
  await page.evaluate(() =>
    addEventListener('click', ({ timeStamp }) => (globalThis.begin = timeStamp), { capture: true }),
  );
  await link.click();
  return drawnOn(page).finally(close);
}

/** In the page: looks at each frame. */
function watchDrawing() {
  globalThis.drawn = {};
  const look = () => {
    const { drawn, begin = 0 } = globalThis;
    if (Number(document.querySelector('.plot canvas')?.dataset.marks ?? 0) > 0)
      drawn.points ??= performance.now() - begin;
    if (drawn.points !== undefined && document.querySelector('.plot [role=img][aria-busy=false]') !== null)
      drawn.value = performance.now() - begin;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function drawnOn(page) {
  await page.waitForFunction(() => globalThis.drawn.value !== undefined, undefined, patience);
  return page.evaluate(() => globalThis.drawn);
}

/** Steps by the keys: from the key to the frame that shows where it led, axes and all. */
async function moves(url) {
  const { page, close } = await freshPage();
  await page.goto(url);
  await page.waitForSelector('.plot [role=img][aria-busy=false]', patience);
  await page.waitForTimeout(2000);
  const plot = page.getByRole('group', { name: /^plot:/ });
  await plot.focus();
  const step = (key) =>
    plot.evaluate(async (element, pressed) => {
      const ticks = () =>
        [...element.querySelectorAll('.xtick')].map(({ textContent }) => textContent).join();
      const before = ticks() + element.querySelector('.xtick text')?.getAttribute('transform');
      const start = performance.now();
      element.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
      const isThere = () =>
        ticks() + element.querySelector('.xtick text')?.getAttribute('transform') !== before;
      while (!isThere() && performance.now() - start < 10_000)
        await new Promise((resolve) => requestAnimationFrame(resolve));
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      return performance.now() - start;
    }, key);
  const found = { zoom: [], pan: [] };
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    found.zoom.push(await step('+'));
    await page.waitForTimeout(600);
    for (const key of ['PageDown', 'PageUp']) {
      found.pan.push(await step(key));
      await page.waitForTimeout(600);
    }
    await step('0');
    await page.waitForTimeout(600);
  }
  print('zoom step', 'ms', 150, found.zoom);
  print('pan step', 'ms', 150, found.pan);
  await close();
}

/** The longest task of the page's thread from when the worker is asked until the periodogram is drawn. */
async function periodSearch(url) {
  const tasks = await repeated('longest task while it is searched for periods', 'ms', 100, async () => {
    const { page, close } = await freshPage();
    await page.addInitScript(() => {
      globalThis.tasks = [];
      new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries())).observe({
        type: 'longtask',
      });
      const { postMessage } = Worker.prototype;
      Worker.prototype.postMessage = function (message, ...others) {
        if (message?.columns !== undefined) globalThis.asked ??= performance.now();
        return postMessage.call(this, message, ...others);
      };
    });
    const stop = await trace();
    await page.goto(url);
    await page.getByRole('button', { name: 'fold on peak 1', exact: true }).waitFor(patience);
    await page.waitForTimeout(2500);
    const value = await page.evaluate(() =>
      globalThis.tasks
        .filter(({ startTime }) => startTime >= globalThis.asked)
        .reduce((longest, { duration }) => Math.max(longest, duration), 0),
    );
    await close();
    return { value, processor: await stop() };
  });
  const processor = tasks.map((each) => each.processor);
  console.log(
    `| longest task of that page at all, processor's own time | ${median(processor).toFixed(0)} ms | ${Math.min(...processor).toFixed(0)} to ${Math.max(...processor).toFixed(0)} | |`,
  );
}

/** Records what threads do; ends with the longest task of the busiest page's thread in processor time (ms). */
async function trace() {
  const session = await browser.newBrowserCDPSession();
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'devtools.timeline', 'v8'] },
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    const threads = events.filter(
      ({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain',
    );
    const longest = threads.map(({ pid, tid }) =>
      events
        .filter((event) => event.pid === pid && event.tid === tid && event.name.endsWith('RunTask'))
        .reduce((most, { tdur = 0 }) => Math.max(most, tdur), 0),
    );
    return Math.max(0, ...longest) / 1000;
  };
}

/** Scrolls by 2,000 pixels a frame; after each frame looks whether a row stands in the middle of the table. */
async function scrolling(url) {
  const { page, close } = await freshPage();
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
  await page.goto(url);
  await page.locator('.lightcurve-table .rows .row').first().waitFor(patience);
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
  const count = (await rows()).toLocaleString('en');
  console.log(`| table of ${count} rows, 2,000 pixels a frame: blank frames | ${blank} | of ${frames} | 0 |`);
  await close();
}

async function serveDemonstration() {
  const home = await mkdtemp(path.join(tmpdir(), 'hstlc-bench-'));
  const env = {
    ...environment,
    HSTLC_HOME: home,
    HSTLC_PORT: '0',
    HSTLC_SESAME_URL: 'off',
    HSTLC_STEP_SECONDS: '0.016',
  };
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

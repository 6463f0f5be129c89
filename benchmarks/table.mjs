// Whether the table of a large archive shows blank frames while it is scrolled through: MariaDB with 10^5 lightcurves of single
// exposures, the server's own answers, Debian's Chromium.
//   HSTLC_CHROMIUM=/usr/bin/chromium node benchmarks/table.mjs [--lightcurves=120000] [--pixels=2000] [--frames=900]
// after `npm run build`; Linux. A MariaDB of its own is started, filled, and goes at the end. The lightcurves have no files, so that
// no thumbnail is drawn.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { env as environment } from 'node:process';
import mysql from 'mysql2/promise';
import { startMariadb } from '../tools/mariadb.mjs';
import { fillArchive } from './fill-archive.mjs';

const { chromium } = createRequire(path.resolve(import.meta.dirname, '../e2e/package.json'))(
  'playwright-core',
);
const given = Object.fromEntries(process.argv.slice(2).map((word) => word.replace(/^--/, '').split('=')));
const lightcurves = Number(given.lightcurves ?? 120_000);
const pixels = Number(given.pixels ?? 2000);
const frames = Number(given.frames ?? 900);

const bin = path.resolve(import.meta.dirname, '../bin/hstlc');
const home = mkdtempSync(path.join(os.tmpdir(), 'hstlc-benchmark-'));
const database = await startMariadb();
const env = {
  ...environment,
  HSTLC_HOME: home,
  HSTLC_DATABASE_URL: database.url,
  HSTLC_PORT: '0',
  HSTLC_RATE_LIMIT: '0',
  HSTLC_LOG_LEVEL: 'error',
};
let server;
let browser;
try {
  execFileSync(process.execPath, [bin, 'migrate'], { env, stdio: 'ignore' });
  const connection = await mysql.createConnection(database.url);
  await fillArchive(connection, { observations: 100_000, lightcurves }, () => {});
  await connection.end();
  server = spawn(process.execPath, [bin, 'serve'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const origin = await addressOf(server);
  browser = await chromium.launch({
    executablePath: environment.HSTLC_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${origin}/?kind=individual`);
  await page.locator('.lightcurve-table .rows .row').first().waitFor({ timeout: 120_000 });
  await scroll(page, 'down');
  await scroll(page, 'up and down at random');
} finally {
  await browser?.close();
  server?.kill();
  await database.stop();
  rmSync(home, { recursive: true, force: true });
}

/** Blank: no row stands in the middle of the table after a frame. Waiting: the end of what has come, while there is more. */
async function scroll(page, way) {
  const { blank, waiting, fetched, total, farthest, milliseconds } = await page.evaluate(
    async ({ way, pixels, frames }) => {
      const table = document.querySelector('.lightcurve-table');
      const { left, top, width, height } = table.getBoundingClientRect();
      const rowsFetched = () =>
        Math.round(
          table.querySelector('.rows').clientHeight / table.querySelector('.rows .row').offsetHeight,
        );
      const total = Number(table.getAttribute('aria-rowcount')) - 1;
      const counts = { blank: 0, waiting: 0, farthest: 0 };
      let seed = 1;
      const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
      const begin = performance.now();
      for (let frame = 0; frame < frames; frame += 1) {
        if (way === 'down') table.scrollTop += pixels;
        else table.scrollTop = random() * (table.scrollHeight - height);
        await new Promise((resolve) => requestAnimationFrame(resolve));
        const middle = document.elementFromPoint(left + width / 2, top + height / 2)?.closest('[data-index]');
        const isAtEnd = table.scrollTop + height >= table.scrollHeight - 1;
        if (middle === null || middle === undefined) counts.blank += 1;
        else counts.farthest = Math.max(counts.farthest, Number(middle.dataset.index));
        if (isAtEnd && rowsFetched() < total) counts.waiting += 1;
      }
      return { ...counts, fetched: rowsFetched(), total, milliseconds: performance.now() - begin };
    },
    { way, pixels, frames },
  );
  console.log(
    `${way}: ${blank} of ${frames} frames blank, ${waiting} at the end of what had come; ` +
      `${fetched} of ${total} rows had come, row ${farthest} was seen; ${(milliseconds / frames).toFixed(0)} ms a frame`,
  );
}

function addressOf(child) {
  return new Promise((resolve) => {
    child.stdout.on('data', (piece) => {
      const [printed] = /http:\/\/[\w.:]+/.exec(piece) ?? [];
      if (printed !== undefined) resolve(printed);
    });
  });
}

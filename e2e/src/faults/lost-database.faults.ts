import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { outcomeOf, startHstlc } from '../hstlc.js';
import { temporaryHome, type TemporaryHome } from '../temporary-home.js';
import { archiveContent } from './archive-content.js';
import { deliver, ingest } from './ingest-process.js';
import { startDurableMariadb, type PrivateMariadb } from './private-mariadb.js';
import { randomMoments } from './random-moments.js';
import { simulateDatasets, simulateRecalibrated } from './simulated-datasets.js';

const places = Array.from({ length: 30 }, (_, place) => place);
let mariadb: PrivateMariadb;
const homes: TemporaryHome[] = [];
beforeAll(async () => {
  mariadb = await startDurableMariadb();
});
afterAll(async () => {
  await mariadb.stop();
  for (const home of homes) await home.remove();
});

it('ends as if undisturbed when MariaDB goes away in the middle, again and again, and comes back', async () => {
  const calm = await temporaryHome();
  const rough = await temporaryHome();
  homes.push(calm, rough);
  const first = simulateDatasets(places);
  await deliver(calm.folder, first);
  const begin = performance.now();
  await ingest(calm.folder);
  const usual = performance.now() - begin;

  const variables = { HSTLC_DATABASE_URL: mariadb.url };
  await deliver(rough.folder, first);
  const moment = randomMoments(7, usual);
  for (let cut = 0; cut < 10; cut += 1) {
    const run = outcomeOf(startHstlc(rough.folder, ['ingest'], variables));
    await sleep(moment());
    await mariadb.kill();
    await sleep(500);
    await mariadb.restart();
    // 0 and 1: the run waited for the database, 3: it gave up and said so
    const { status, signal, stderr } = await run;
    expect([0, 1, 3], `ended by ${signal ?? status}: ${stderr}`).toContain(status);
  }
  await ingest(rough.folder, variables);
  expect(await archiveContent(rough.folder, mariadb.url)).toEqual(await archiveContent(calm.folder));

  const second = simulateRecalibrated(places);
  await deliver(calm.folder, second);
  await ingest(calm.folder);
  await deliver(rough.folder, second);
  for (let cut = 0; cut < 5; cut += 1) {
    const run = outcomeOf(startHstlc(rough.folder, ['ingest'], variables));
    await sleep(moment());
    await mariadb.kill();
    await mariadb.restart();
    await run;
  }
  await ingest(rough.folder, variables);
  expect(await archiveContent(rough.folder, mariadb.url)).toEqual(await archiveContent(calm.folder));
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome, type TemporaryHome } from '../temporary-home.js';
import { archiveContent } from './archive-content.js';
import { deliver, ingest, ingestKilledAfter, ingestKilledAt } from './ingest-process.js';
import { namedOperations, namedOperationsOfSupersession } from './named-operations.js';
import { randomMoments } from './random-moments.js';
import { simulateDatasets, simulateRecalibrated } from './simulated-datasets.js';

const places = Array.from({ length: 30 }, (_, place) => place);
const first = simulateDatasets(places);
const second = simulateRecalibrated(places);
const wantedKills = Number(process.env['FAULT_KILLS'] ?? 200);
const seed = Number(process.env['FAULT_SEED'] ?? 1);

describe(`an archive of ${places.length} datasets that is killed again and again`, () => {
  const homes: TemporaryHome[] = [];
  let afterFirst: unknown;
  let afterSecond: unknown;
  /** How long a run takes that nobody kills (ms). */
  let usual = 0;
  const newHome = async () => {
    const home = await temporaryHome();
    homes.push(home);
    return home.folder;
  };
  beforeAll(async () => {
    const home = await newHome();
    await deliver(home, first);
    const begin = performance.now();
    await ingest(home);
    usual = performance.now() - begin;
    afterFirst = await archiveContent(home);
    await deliver(home, second);
    await ingest(home);
    afterSecond = await archiveContent(home);
  });
  afterAll(async () => {
    for (const home of homes) await home.remove();
  });

  it('ends as if undisturbed after SIGKILL at every named step', async () => {
    /** Kills run after run, each at the next step; where one comes to its end before, it goes on with a new archive. */
    const killAtEach = async (
      operations: readonly string[],
      newArchive: () => Promise<string>,
      expected: unknown,
    ): Promise<void> => {
      let home = await newArchive();
      const finish = async () => {
        await ingest(home);
        expect(await archiveContent(home)).toEqual(expected);
      };
      for (const operation of operations) {
        if (await ingestKilledAt(home, operation)) continue;
        await finish();
        home = await newArchive();
        expect([operation, await ingestKilledAt(home, operation)]).toEqual([operation, true]);
      }
      await finish();
    };
    const archiveOfFirst = async () => {
      const home = await newHome();
      await deliver(home, first);
      return home;
    };
    const archiveOfBoth = async () => {
      const home = await archiveOfFirst();
      await ingest(home);
      await deliver(home, second);
      return home;
    };
    await killAtEach(namedOperations, archiveOfFirst, afterFirst);
    await killAtEach(namedOperationsOfSupersession, archiveOfBoth, afterSecond);
  });

  it(`ends as if undisturbed after SIGKILL at ${wantedKills} random instants (seed ${seed})`, async () => {
    const moment = randomMoments(seed, usual);
    let kills = 0;
    let archives = 0;
    /** Kills run after run until one comes to its end. */
    const killUntilDone = async (home: string) => {
      while (await ingestKilledAfter(home, moment())) kills += 1;
      await ingest(home);
    };
    while (kills < wantedKills) {
      const home = await temporaryHome();
      archives += 1;
      await deliver(home.folder, first);
      await killUntilDone(home.folder);
      expect(await archiveContent(home.folder)).toEqual(afterFirst);
      await deliver(home.folder, second);
      await killUntilDone(home.folder);
      expect(await archiveContent(home.folder)).toEqual(afterSecond);
      await home.remove();
      process.stderr.write(`${kills} kills in ${archives} archives\n`);
    }
    expect(kills).toBeGreaterThanOrEqual(wantedKills);
  });

  it('ends as if undisturbed when two processes are started at once', async () => {
    const home = await newHome();
    await deliver(home, first);
    await Promise.all([ingest(home), ingest(home)]);
    expect(await archiveContent(home)).toEqual(afterFirst);
    await deliver(home, second);
    const [, killed] = await Promise.all([ingest(home), ingestKilledAfter(home, usual / 2)]);
    if (killed) await ingest(home);
    expect(await archiveContent(home)).toEqual(afterSecond);
  });
});

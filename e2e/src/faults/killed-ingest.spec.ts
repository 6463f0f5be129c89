import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryHome, type TemporaryHome } from '../temporary-home.js';
import { archiveContent } from './archive-content.js';
import { deliver, ingest, ingestKilledAt } from './ingest-process.js';
import { turningPoints, turningPointsOfSupersession } from './named-operations.js';
import { simulateDatasets, simulateRecalibrated } from './simulated-datasets.js';

/**
 * The short form: one archive whose every run is killed at the next named step. The long form, `npm run test:faults`,
 * kills at random instants, fills the disk, stops the database and starts two processes.
 */
describe('an archive whose ingest is killed at every turning point', () => {
  // an FUV pair, STIS, NUV, a second pair for a composite of two, one that is refused, one that cannot be read
  const places = [0, 1, 2, 3, 8, 9];
  const homes: TemporaryHome[] = [];
  let undisturbed: string;
  let disturbed: string;
  beforeAll(async () => {
    homes.push(await temporaryHome(), await temporaryHome());
    [undisturbed, disturbed] = homes.map(({ folder }) => folder) as [string, string];
  });
  afterAll(async () => {
    for (const home of homes) await home.remove();
  });

  it('ends, when it is run again, in the state of one that was never disturbed', async () => {
    await deliver(undisturbed, simulateDatasets(places));
    await ingest(undisturbed);
    await deliver(disturbed, simulateDatasets(places));
    const reached: string[] = [];
    for (const operation of turningPoints)
      if (await ingestKilledAt(disturbed, operation)) reached.push(operation);
    await ingest(disturbed);
    expect(await archiveContent(disturbed)).toEqual(await archiveContent(undisturbed));
    expect(reached).toEqual(turningPoints);
  });

  it('keeps what recalibrated files replace, however often it is killed', async () => {
    await deliver(undisturbed, simulateRecalibrated(places));
    await ingest(undisturbed);
    await deliver(disturbed, simulateRecalibrated(places));
    const reached: string[] = [];
    for (const operation of turningPointsOfSupersession)
      if (await ingestKilledAt(disturbed, operation)) reached.push(operation);
    await ingest(disturbed);
    expect(await archiveContent(disturbed)).toEqual(await archiveContent(undisturbed));
    expect(reached).toEqual(turningPointsOfSupersession);
  });
});

import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { badDataPageSchema, lightcurvePageSchema, observationPageSchema, routes } from '@hstlc/contract';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { fetchAll } from './fetch-json.js';
import { fileChecksums } from './file-checksums.js';
import { expectHstlc, outcomeOf, startHstlc } from './hstlc.js';
import { demonstration } from './served-archive.js';
import { serve } from './server.js';
import { temporaryHome } from './temporary-home.js';

const removals: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const remove of removals.splice(0)) await remove();
});

/** Waits until a file of this kind lies anywhere below the folder. */
async function untilFileAppears(folder: string, ending: string): Promise<void> {
  for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(20)) {
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    if (names.some((name) => name.endsWith(ending))) return;
  }
  throw new Error(`expected a file "*${ending}" below ${folder} within 120 s, found none`);
}

/** All that an archive holds: files with their checksums, and what its API says of them. */
async function contentOf(home: string, address: string) {
  const [lightcurves, observations, badData] = await Promise.all([
    fetchAll(new URL(routes.lightcurves, address), lightcurvePageSchema),
    fetchAll(new URL(routes.observations, address), observationPageSchema),
    fetchAll(new URL(routes.badData, address), badDataPageSchema),
  ]);
  return {
    ingest: await fileChecksums(path.join(home, 'ingest')),
    filesystem: await fileChecksums(path.join(home, 'filesystem')),
    outputs: await fileChecksums(path.join(home, 'outputs')),
    badFiles: await fileChecksums(path.join(home, 'bad_data')),
    products: lightcurves.map(({ filename, sha256 }) => `${filename} ${sha256}`).toSorted(),
    rootnames: observations
      .map(({ rootname, lightcurve, composite }) => `${rootname} ${lightcurve} ${composite}`)
      .toSorted(),
    refused: badData.map(({ filename, reason }) => `${filename} ${reason}`).toSorted(),
  };
}

describe('a first ingest killed in the middle', () => {
  it.each([
    { moment: 'while the samples are being made', folder: 'ingest', ending: '.fits' },
    { moment: 'when the first lightcurve is there', folder: 'outputs', ending: '_curve.fits' },
    { moment: 'when the first original has been moved', folder: 'filesystem', ending: '.fits' },
    { moment: 'when the first composite is there', folder: 'outputs/composite', ending: '.fits' },
  ])('ends, when it is started again, as if nothing had happened: $moment', async ({ folder, ending }) => {
    const home = await temporaryHome();
    removals.push(home.remove);
    const args = [...demonstration, '--if-empty'];

    const first = startHstlc(home.folder, args);
    const ended = outcomeOf(first);
    await untilFileAppears(path.join(home.folder, folder), ending);
    first.kill('SIGKILL');
    expect((await ended).signal).toBe('SIGKILL');

    await expectHstlc(home.folder, args, [0, 1]);
    const server = await serve(home.folder);
    removals.unshift(() => server.stop());
    expect(await contentOf(home.folder, server.address)).toEqual(
      await contentOf(inject('home'), inject('address')),
    );
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isFitsError } from '@hstlc/fits';
import { neededReferences } from '@hstlc/lightcurve';
import { simulateStis } from '@hstlc/simulator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { withFitsFiles } from './open-files.js';
import { withReferences } from './with-references.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'hstlc-references-'));
});
afterAll(() => rm(folder, { recursive: true }));

it('blames a damaged reference file, not the photons that name it', async () => {
  const [tag] = simulateStis({ rootname: 'orefs0010', exposureSeconds: 10, sourceRate: 5 }).files;
  const named = Buffer.from(tag!.bytes);
  named.write(`PFLTFILE= 'oref$x_pfl.fits'`.padEnd(80), named.indexOf('PROPOSID='), 'latin1');
  await writeFile(path.join(folder, 'tag.fits'), named);
  await withFitsFiles([path.join(folder, 'tag.fits')], async ([events]) => {
    const [needed] = neededReferences(events!.primary.header, false);
    const directories = { lref: path.join(folder, 'lref'), oref: path.join(folder, 'oref') };
    await mkdir(directories[needed!.folder]);
    await writeFile(path.join(directories[needed!.folder], needed!.filename), 'SIMPLE  = no');
    const opening = withReferences(events!, false, directories, () => Promise.resolve());
    await expect(opening).rejects.toThrow(`${needed!.filename}": file: expected "SIMPLE`);
    await opening.catch((error: unknown) => expect(isFitsError(error)).toBe(false));
  });
});

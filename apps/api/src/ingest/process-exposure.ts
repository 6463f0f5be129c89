import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { FitsFile } from '@hstlc/fits';
import { calibrateStisTag, extractLightcurve, readTimeTagExposure } from '@hstlc/lightcurve';
import { writeAtomically } from '../archive/write-atomically.js';
import type { Extraction, ExposureTask, Refusal } from './exposure-task.js';
import { identifyInputs } from './identify-inputs.js';
import { judgeOpen, withOpenExposure, type OpenExposure } from './judge-exposure.js';
import { storeProduct } from './store-product.js';

/**
 * Takes one exposure from its files to its product: quality verdict, calibration of a STIS tag, extraction, FITS and
 * quicklook. A file that cannot be read is a verdict, not a failure; a full disk is a failure.
 */
export async function processExposure(task: ExposureTask): Promise<Extraction | Refusal> {
  return withOpenExposure(task, (open) => processOpen(task, open));
}

async function processOpen(task: ExposureTask, open: OpenExposure): Promise<Extraction | Refusal> {
  const verdict = await judgeOpen(task, open);
  if (verdict.kind === 'refused') return verdict;
  const { events, x1d } = open;
  const { settings } = task;
  const exposure = await readTimeTagExposure(x1d === undefined ? { events } : { events, x1d });
  const directory = path.join(task.outputs, verdict.folder);
  await mkdir(directory, { recursive: true });
  const product = await storeProduct(
    await extractLightcurve(exposure, { stepSeconds: settings.stepSeconds }),
    { directory, filename: verdict.productFilename },
    await identifyInputs(task.rootname, task.inputs),
    settings,
  );
  const calibratedFilename = open.isStisTag
    ? await storeCorrtag(task, verdict.folder, events[0]!, x1d)
    : null;
  const eventCount = events.reduce((sum, file) => sum + (file.hdu('EVENTS')?.rowCount ?? 0), 0);
  return { ...verdict, kind: 'extracted', eventCount, product, calibratedFilename };
}

/** Writes the corrtag of a STIS tag beside where the tag will lie. */
async function storeCorrtag(
  task: ExposureTask,
  folder: string,
  tag: FitsFile,
  x1d: FitsFile | undefined,
): Promise<string> {
  const directory = path.join(task.filesystem, folder);
  await mkdir(directory, { recursive: true });
  const filename = `${task.rootname}_corrtag.fits`;
  await writeAtomically(
    path.join(directory, filename),
    await calibrateStisTag(tag, x1d),
    task.settings.fileMode,
  );
  return filename;
}

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  calibrateStisTag,
  coverExposure,
  extractLightcurve,
  readTimeTagExposure,
  type ReferenceFiles,
} from '@hstlc/lightcurve';
import { HashedReading } from '../archive/hashed-reading.js';
import { withReferences } from '../archive/with-references.js';
import { writeAtomically } from '../archive/write-atomically.js';
import type { Acceptance, Extraction, ExposureTask, Refusal } from './exposure-task.js';
import { identifyInputs } from './identify-inputs.js';
import { judgeOpen, withOpenExposure, type OpenExposure } from './judge-exposure.js';
import { storeProduct } from './store-product.js';

/**
 * Takes one exposure from its files to its product: quality verdict, calibration of a STIS tag, extraction, FITS and
 * quicklook. A file that cannot be read is a verdict, not a failure; a full disk is a failure.
 */
export async function processExposure(task: ExposureTask): Promise<Extraction | Refusal> {
  // the verdict reads all photons: hashed meanwhile
  const hashes = new HashedReading();
  return withOpenExposure(task, (open) => processOpen(task, open, hashes), { through: hashes.through });
}

async function processOpen(
  task: ExposureTask,
  open: OpenExposure,
  hashes: HashedReading,
): Promise<Extraction | Refusal> {
  const verdict = await judgeOpen(task, open);
  if (verdict.kind === 'refused') return verdict;
  const identified: Record<string, string> = {};
  for (const { filename, path: file, sha256 } of task.inputs)
    identified[filename] = sha256 ?? (await hashes.hash(file));
  return withReferences(open.events[0]!, open.x1d !== undefined, task.settings.references, (references) =>
    extract(task, open, { ...verdict, hashes: identified }, references),
  );
}

async function extract(
  task: ExposureTask,
  open: OpenExposure,
  verdict: Acceptance & Pick<Extraction, 'hashes'>,
  references: ReferenceFiles,
): Promise<Extraction> {
  const { events, x1d } = open;
  const { settings } = task;
  const files = x1d === undefined ? { events, references } : { events, x1d, references };
  const exposure = await readTimeTagExposure(files);
  const directory = path.join(task.outputs, verdict.folder);
  await mkdir(directory, { recursive: true });
  const lightcurve = await extractLightcurve(exposure, { stepSeconds: settings.stepSeconds });
  const product = await storeProduct(
    lightcurve,
    { directory, filename: verdict.productFilename },
    await identifyInputs(
      task.rootname,
      task.inputs.map((file) => ({ ...file, sha256: verdict.hashes[file.filename]! })),
    ),
    settings,
  );
  const calibratedFilename = open.isStisTag
    ? await storeCorrtag(task, verdict.folder, await calibrateStisTag(events[0]!, x1d, references))
    : null;
  const eventCount = events.reduce((sum, file) => sum + (file.hdu('EVENTS')?.rowCount ?? 0), 0);
  return {
    ...verdict,
    kind: 'extracted',
    eventCount,
    coverage: coverExposure(exposure),
    lightcurve,
    product,
    calibratedFilename,
  };
}

/** Writes the corrtag of a STIS tag beside where the tag will lie. */
async function storeCorrtag(task: ExposureTask, folder: string, corrtag: Uint8Array): Promise<string> {
  const directory = path.join(task.filesystem, folder);
  await mkdir(directory, { recursive: true });
  const filename = `${task.rootname}_corrtag.fits`;
  await writeAtomically(path.join(directory, filename), corrtag, task.settings.fileMode);
  return filename;
}

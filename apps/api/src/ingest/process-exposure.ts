import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import {
  calibrateStisTag,
  coverExposure,
  extractLightcurve,
  readTimeTagExposure,
  watchClock,
  type Clock,
  type Lightcurve,
  type ReferenceFiles,
  type TimeTagExposure,
  type WatchedClock,
} from '@hstlc/lightcurve';
import { exposureStatistics } from '@hstlc/lightcurve/statistics';
import { HashedReading } from '../archive/hashed-reading.js';
import { withReferences } from '../archive/with-references.js';
import { writeAtomically } from '../archive/write-atomically.js';
import { chooseEvents } from './choose-events.js';
import type { Acceptance, Extraction, ExposureTask, Refusal } from './exposure-task.js';
import { identifyInputs } from './identify-inputs.js';
import { judgeOpen, withOpenExposure, type OpenExposure } from './judge-exposure.js';
import { storeProduct } from './store-product.js';

/**
 * Takes one exposure from its files to its product: quality verdict, calibration of a STIS tag, extraction, FITS and
 * quicklook. A file that cannot be read is a verdict, not a failure; a full disk is a failure.
 */
export async function processExposure(task: ExposureTask): Promise<Extraction | Refusal> {
  const reading = new HashedReading();
  return withOpenExposure(task, (open) => processOpen(task, open, reading), { through: reading.through });
}

/**
 * What the headers say is judged first. The clock is watched, and the bytes are hashed, while the photons are read for
 * the lightcurve: they come from the disk once for all three, and what was extracted of a bad clock is dropped.
 */
async function processOpen(
  task: ExposureTask,
  open: OpenExposure,
  reading: HashedReading,
): Promise<Extraction | Refusal> {
  const watched = await watchClocks(task, open, reading);
  const first = watched === undefined ? await judgeOpen(task, open) : undefined;
  if (first?.kind === 'refused') return first;
  const hasSpectrum = open.x1d !== undefined;
  return withReferences(open.events[0]!, hasSpectrum, task.settings.references, async (references) => {
    const [attempt] = await Promise.allSettled([extract(task, open, references)]);
    const hashes: Record<string, string> = {};
    for (const { filename, path: file, sha256 } of task.inputs)
      hashes[filename] = sha256 ?? (await reading.hash(file));
    const clocks = watched?.map(({ clock }) => clock);
    const verdict = first ?? (await judgeOpen(task, open, clocks?.every(isKnown) ? clocks : undefined));
    if (verdict.kind === 'refused') return verdict;
    if (attempt.status === 'rejected') throw attempt.reason;
    return store(task, open, { ...verdict, hashes }, { ...attempt.value, references });
  });
}

/** Watches the clocks of all photon lists; undefined where one cannot be, or where the headers refuse the exposure. */
async function watchClocks(
  task: ExposureTask,
  open: OpenExposure,
  reading: HashedReading,
): Promise<readonly WatchedClock[] | undefined> {
  const watched: WatchedClock[] = [];
  for (const [place, { path: file }] of chooseEvents(task.inputs).events.entries()) {
    const clock = watchClock(open.events[place]!);
    if (clock === undefined || !(await reading.watch(file, (start, bytes) => clock.see(start, bytes))))
      return undefined;
    watched.push(clock);
  }
  return (await judgeOpen(task, open, [])).kind === 'refused' ? undefined : watched;
}

function isKnown(clock: Clock | undefined): clock is Clock {
  return clock !== undefined;
}

interface Extracted {
  readonly exposure: TimeTagExposure;
  readonly lightcurve: Lightcurve;
}

async function extract(
  { settings }: ExposureTask,
  { events, x1d }: OpenExposure,
  references: ReferenceFiles,
): Promise<Extracted> {
  const files = x1d === undefined ? { events, references } : { events, x1d, references };
  const exposure = await readTimeTagExposure(files);
  return { exposure, lightcurve: await extractLightcurve(exposure, { stepSeconds: settings.stepSeconds }) };
}

/** Writes the product of an exposure, and the corrtag of a STIS tag. */
async function store(
  task: ExposureTask,
  { events, x1d, isStisTag }: OpenExposure,
  verdict: Acceptance & Pick<Extraction, 'hashes'>,
  { exposure, lightcurve, references }: Extracted & { readonly references: ReferenceFiles },
): Promise<Extraction> {
  const directory = path.join(task.outputs, verdict.folder);
  await mkdir(directory, { recursive: true });
  const inputs = task.inputs.map((file) => ({ ...file, sha256: verdict.hashes[file.filename]! }));
  const statistics = exposureStatistics(lightcurve.columns);
  const product = await storeProduct(
    lightcurve,
    { directory, filename: verdict.productFilename },
    {
      inputs: await identifyInputs(task.rootname, inputs),
      settings: task.settings,
      known: () => statistics,
    },
  );
  const calibratedFilename = isStisTag
    ? await storeCorrtag(task, verdict.folder, await calibrateStisTag(events[0]!, x1d, references))
    : null;
  const eventCount = events.reduce((sum, file) => sum + (file.hdu('EVENTS')?.rowCount ?? 0), 0);
  return {
    ...verdict,
    kind: 'extracted',
    eventCount,
    coverage: coverExposure(exposure),
    lightcurve,
    statistics,
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

import { mkdir } from 'node:fs/promises';
import type { ProductInput, TimeTagExposure } from '@hstlc/lightcurve';
import {
  composeLightcurve,
  compositeFilename,
  isLightcurveError,
  readTimeTagExposure,
} from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { chooseEvents } from './choose-events.js';
import type { CompositeResult, CompositeTask, InputFile } from './exposure-task.js';
import { identifyInputs } from './identify-inputs.js';
import { productVersion, storeProduct } from './store-product.js';

/**
 * Makes the composite of exposures of one configuration anew from their photons, and stores it. Exposures that cannot
 * be put together (no common wavelengths) are an answer, not a failure.
 */
export async function makeComposite(task: CompositeTask): Promise<CompositeResult> {
  try {
    return { kind: 'made', product: await composeAndStore(task) };
  } catch (error) {
    if (!isLightcurveError(error)) throw error;
    return { kind: 'impossible', reason: error.message };
  }
}

async function composeAndStore({ exposures: members, composites, settings }: CompositeTask) {
  const exposures: TimeTagExposure[] = [];
  const inputs: ProductInput[] = [];
  for (const { rootname, inputs: files } of members) {
    exposures.push(await readExposure(files));
    inputs.push(...(await identifyInputs(rootname, files)));
  }
  const lightcurve = composeLightcurve(exposures, { stepSeconds: settings.stepSeconds });
  await mkdir(composites, { recursive: true });
  const filename = compositeFilename(lightcurve.identity, productVersion);
  return storeProduct(lightcurve, { directory: composites, filename }, inputs, settings);
}

/** Reads an exposure's photons and, when it is there, its spectrum. */
export async function readExposure(files: readonly InputFile[]): Promise<TimeTagExposure> {
  const { events, x1d } = chooseEvents(files);
  const paths = [...events, ...(x1d === undefined ? [] : [x1d])].map(({ path }) => path);
  return withFitsFiles(paths, (open) => {
    const opened = open.slice(0, events.length);
    return readTimeTagExposure(
      x1d === undefined ? { events: opened } : { events: opened, x1d: open[events.length]! },
    );
  });
}

import { mkdir } from 'node:fs/promises';
import type { ProductInput } from '@hstlc/lightcurve';
import { composeLightcurve, compositeFilename, isLightcurveError } from '@hstlc/lightcurve';
import { exposureReader } from './exposure-reader.js';
import type { CompositeResult, CompositeTask } from './exposure-task.js';
import { identifyInputs } from './identify-inputs.js';
import { productVersion } from './product-version.js';
import { storeProduct } from './store-product.js';

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

async function composeAndStore({ exposures: members, targetName, composites, settings }: CompositeTask) {
  const inputs: ProductInput[] = [];
  for (const { rootname, inputs: files } of members) inputs.push(...(await identifyInputs(rootname, files)));
  const readers = members.map(({ inputs: files }) => exposureReader(files, settings.references));
  const lightcurve = await composeLightcurve(readers, { stepSeconds: settings.stepSeconds, targetName });
  await mkdir(composites, { recursive: true });
  const filename = compositeFilename(lightcurve.identity, productVersion);
  return storeProduct(lightcurve, { directory: composites, filename }, inputs, settings);
}

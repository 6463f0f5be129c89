import { mkdir } from 'node:fs/promises';
import type { ExposureCoverage, Lightcurve, ProductInput } from '@hstlc/lightcurve';
import {
  compositeFilename,
  coverExposure,
  extractMember,
  isLightcurveError,
  joinComposite,
} from '@hstlc/lightcurve';
import { exposureReader } from './exposure-reader.js';
import type { CompositeTask, CoverageTask, MemberTask, Possible, WrittenProduct } from './exposure-task.js';
import { identifyInputs } from './identify-inputs.js';
import { productVersion } from './product-version.js';
import { storeProduct } from './store-product.js';

/** What an exposure of a composite covers. */
export function coverMember({ inputs, settings }: CoverageTask): Promise<Possible<ExposureCoverage>> {
  return orImpossible(() =>
    exposureReader(inputs, settings.references)(async (exposure) => coverExposure(exposure)),
  );
}

/** The lightcurve of an exposure of a composite; undefined when none of its columns is left. */
export function extractCompositeMember(task: MemberTask): Promise<Possible<Lightcurve | undefined>> {
  const { inputs, settings, within } = task;
  const { stepSeconds, references } = settings;
  return orImpossible(() =>
    exposureReader(inputs, references)((exposure) => extractMember(exposure, { stepSeconds }, within)),
  );
}

/** Puts a composite together and stores it. */
export function storeComposite(task: CompositeTask): Promise<Possible<WrittenProduct>> {
  const { exposures, coverages, plan, curves, statistics, targetName, composites, settings } = task;
  return orImpossible(async () => {
    const inputs: ProductInput[] = [];
    for (const { rootname, inputs: files } of exposures)
      inputs.push(...(await identifyInputs(rootname, files)));
    // as datasets are numbered: those of which nothing is left are not counted
    const known = statistics.filter((_, place) => curves[place] !== undefined);
    const lightcurve = joinComposite(coverages, plan, curves.splice(0), { targetName });
    await mkdir(composites, { recursive: true });
    const filename = compositeFilename(lightcurve.identity, productVersion);
    const making = { inputs, settings, known: (dataset: number) => known[dataset - 1] };
    return storeProduct(lightcurve, { directory: composites, filename }, making);
  });
}

/** Exposures that cannot be put together (no common wavelengths) are an answer, not a failure. */
export async function orImpossible<Value>(work: () => Promise<Value>): Promise<Possible<Value>> {
  try {
    return { kind: 'done', value: await work() };
  } catch (error) {
    if (!isLightcurveError(error)) throw error;
    return { kind: 'impossible', reason: error.message };
  }
}

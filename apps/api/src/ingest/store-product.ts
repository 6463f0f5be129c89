import path from 'node:path';
import { bytesSource, openFits } from '@hstlc/fits';
import type { Lightcurve, ProductInput } from '@hstlc/lightcurve';
import { writeLightcurveProduct } from '@hstlc/lightcurve';
import type { StatisticsOptions } from '@hstlc/lightcurve/statistics';
import { hashBytes } from '../archive/hash-file.js';
import type { PermissionKeeper } from '../archive/permissions.js';
import { publish, writePartial } from '../archive/write-atomically.js';
import { measureLightcurve, passesHlsp } from '../lightcurve-statistics/measure-product.js';
import { drawQuicklook } from '../quicklook/draw-quicklook.js';
import { productVersion } from './product-version.js';
import type { ExtractionSettings, WrittenProduct } from './exposure-task.js';

/** What a product is made with, beside its lightcurve. */
interface ProductMaking {
  readonly inputs: readonly ProductInput[];
  readonly settings: ExtractionSettings;
  /** what its exposures tell, by DATASET, where it is known */
  readonly known?: StatisticsOptions['known'];
}

/**
 * Writes a lightcurve's FITS product and its quicklook beside where they will be, into a folder that exists: nobody sees
 * them before {@link publishProduct}.
 */
export async function storeProduct(
  lightcurve: Lightcurve,
  place: { readonly directory: string; readonly filename: string },
  { inputs, settings, known }: ProductMaking,
): Promise<WrittenProduct> {
  const previewFilename = place.filename.replace(/\.fits$/, '.png');
  await writePartial(
    path.join(place.directory, previewFilename),
    drawQuicklook(lightcurve),
    settings.fileMode,
  );
  const { passesHlsp: passes, ...file } = await storeFile(lightcurve, place, { inputs, settings });
  return {
    ...place,
    ...file,
    previewFilename,
    ...describe(lightcurve),
    measured: { statistics: measureLightcurve(lightcurve, known), passesHlsp: passes },
  };
}

/** Writes the FITS product; its bytes are let go of before anything else is made. */
async function storeFile(
  lightcurve: Lightcurve,
  { directory, filename }: { readonly directory: string; readonly filename: string },
  { inputs, settings: { codeVersion, fileMode } }: ProductMaking,
) {
  const bytes = writeLightcurveProduct(lightcurve, {
    inputs,
    codeVersion,
    productVersion,
    sha256: hashBytes,
  });
  await writePartial(path.join(directory, filename), bytes, fileMode);
  // only composites are delivered
  const isDelivered = lightcurve.kind === 'composite';
  return {
    sha256: hashBytes(bytes),
    bytes: bytes.byteLength,
    passesHlsp: isDelivered && (await passesHlsp(await openFits(bytesSource(bytes)), filename)),
  };
}

/**
 * Shows a product that was stored, the quicklook first, and sets its group and modes. Apart from storing it, so that the
 * thread that made it need not wait for the disk.
 */
export async function publishProduct(product: WrittenProduct, permissions: PermissionKeeper): Promise<void> {
  const { directory, previewFilename, filename } = product;
  const files = [previewFilename, filename].map((name) => path.join(directory, name));
  await publish(files);
  await permissions.give(directory);
  for (const file of files) await permissions.file(file);
}

/** What the index keeps of a lightcurve. */
function describe(lightcurve: Lightcurve) {
  const { columns, mjdReference, stepSeconds } = lightcurve;
  const binCount = columns.TIME.length;
  const edge = (bin: number, side: -1 | 1) =>
    mjdReference + (columns.TIME[bin]! + (side * columns.BINS[bin]!) / 2) / 86_400;
  return {
    version: productVersion,
    stepSeconds,
    liveSeconds: lightcurve.liveSeconds,
    binCount,
    startMjd: edge(0, -1),
    endMjd: edge(binCount - 1, 1),
    mjdReference,
    hasFlux: columns.FLUX.some(Number.isFinite),
    caveats: lightcurve.caveats,
    members: lightcurve.datasets.map((member) => ({
      rootname: member.rootname,
      dataset: member.dataset,
      startMjd: member.startMjd,
      endMjd: member.endMjd,
      exposureSeconds: member.exposureSeconds,
      excludedReason: member.excludedReason,
    })),
  };
}

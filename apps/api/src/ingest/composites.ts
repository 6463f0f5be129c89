import path from 'node:path';
import type { IngestComposite } from '@hstlc/contract';
import { hashBytes } from '../archive/hash-file.js';
import type { IngestProgress } from './ingest-progress.js';
import type { ConfigurationMembers } from './stored-exposure.js';
import { recogniseFile } from './inventory.js';
import type { IngestContext } from './ingest-context.js';

/**
 * Makes anew each composite that is not made from exactly the exposures the archive now holds of its configuration.
 * What a composite was made from is kept with it as a hash, so a run that was killed leaves nothing to remember.
 */
export async function remakeComposites(
  context: IngestContext,
  progress: IngestProgress,
  onMade: (composite: IngestComposite) => Promise<void>,
): Promise<readonly IngestComposite[]> {
  const configurations = await context.store.configurations();
  const stale = configurations.filter((each) => each.compositeHash !== membersHash(context, each));
  const made: IngestComposite[] = [];
  let done = 0;
  for (const configuration of stale) {
    progress.step('making composites', done, stale.length);
    const composite = await remake(context, configuration, progress);
    done += 1;
    if (composite === undefined) continue;
    made.push(composite);
    await onMade(composite);
  }
  progress.step('making composites', done, stale.length);
  return made;
}

async function remake(
  context: IngestContext,
  configuration: ConfigurationMembers,
  progress: IngestProgress,
): Promise<IngestComposite | undefined> {
  const { pool, settings, directories, permissions, store } = context;
  const exposures = configuration.exposures.map(({ rootname, files }) => ({
    rootname,
    inputs: files.flatMap((file) => {
      const known = recogniseFile(file.filename);
      return known === undefined ? [] : [{ path: file.path, filename: file.filename, kind: known.kind }];
    }),
  }));
  const result = await pool.makeComposite({ exposures, composites: directories.composite, settings });
  if (result.kind === 'impossible') {
    progress.warn(`no composite of ${configuration.name}: ${result.reason}`);
    return undefined;
  }
  const { product } = result;
  await permissions.give(product.directory);
  await permissions.file(path.join(product.directory, product.filename));
  await permissions.file(path.join(product.directory, product.previewFilename));
  await store.saveComposite(configuration, product, membersHash(context, configuration));
  const excluded = product.members.flatMap(({ rootname, excludedReason }) =>
    excludedReason === null ? [] : [{ rootname, reason: excludedReason }],
  );
  const members = product.members.filter(({ dataset }) => dataset !== null).map(({ rootname }) => rootname);
  return { filename: product.filename, members, excluded };
}

/** Identifies what a composite is made from: each exposure's inputs, the bin width, the code. */
function membersHash({ settings }: IngestContext, { exposures }: ConfigurationMembers): string {
  const members = exposures.map(({ rootname, inputSha256 }) => `${rootname} ${inputSha256}`).toSorted();
  return hashBytes([...members, settings.stepSeconds, settings.codeVersion].join('\n'));
}

import type { IngestComposite } from '@hstlc/contract';
import { hashBytes } from '../archive/hash-file.js';
import type { IngestContext } from './ingest-context.js';
import type { IngestProgress } from './ingest-progress.js';
import { recogniseFile } from './inventory.js';
import { makeComposite } from './make-composite.js';
import { publishProduct } from './store-product.js';
import type { ConfigurationMembers } from './stored-exposure.js';

/**
 * Makes anew each composite that is not made from exactly the exposures the archive now shows of its configuration.
 * Which ones to look at was written in the transaction that changed an exposure, so a run that was killed leaves
 * nothing to remember.
 */
export async function remakeComposites(
  context: IngestContext,
  progress: IngestProgress,
  onMade: (composite: IngestComposite) => Promise<void>,
): Promise<readonly IngestComposite[]> {
  const madeWith = makerOf(context);
  const stale = await context.composites.stale(madeWith);
  const made: IngestComposite[] = [];
  let failure: { readonly error: unknown } | undefined;
  for (const [done, configuration] of stale.entries()) {
    progress.step('making composites', done, stale.length);
    const members = await context.composites.members(configuration);
    try {
      const composite = await look(context, members, madeWith, progress);
      if (composite === undefined) continue;
      made.push(composite);
      await onMade(composite);
    } catch (error) {
      // the others are made all the same; this one stays noted as stale
      progress.warn(
        `composite of ${members.name}: ${error instanceof Error ? error.message : String(error)}`,
      );
      failure ??= { error };
    }
  }
  progress.step('making composites', stale.length, stale.length);
  if (failure !== undefined) throw failure.error;
  return made;
}

/** Makes, takes away or leaves a composite; one that is made is returned. */
async function look(
  context: IngestContext,
  members: ConfigurationMembers,
  madeWith: string,
  progress: IngestProgress,
): Promise<IngestComposite | undefined> {
  const { composites } = context;
  const { configuration } = members;
  if (members.exposures.length === 0) {
    await composites.remove(configuration);
    return undefined;
  }
  if (members.compositeHash === membersHash(members) && members.madeWith === madeWith) {
    await composites.settle(configuration);
    return undefined;
  }
  return remake(context, members, madeWith, progress);
}

async function remake(
  context: IngestContext,
  members: ConfigurationMembers,
  madeWith: string,
  progress: IngestProgress,
): Promise<IngestComposite | undefined> {
  const { permissions, composites } = context;
  const exposures = members.exposures.map(({ rootname, inputSha256, files }) => ({
    rootname,
    inputSha256,
    inputs: files.flatMap((file) => {
      const known = recogniseFile(file.filename);
      return known === undefined
        ? []
        : [{ path: file.path, filename: file.filename, sha256: file.sha256, kind: known.kind }];
    }),
  }));
  const result = await makeComposite(context, { exposures, targetName: members.configuration.targname });
  if (result.kind === 'impossible') {
    progress.warn(`no composite of ${members.name}: ${result.reason}`);
    await composites.remove(members.configuration);
    return undefined;
  }
  const product = result.value;
  await publishProduct(product, permissions);
  await composites.save(members, product, membersHash(members), madeWith);
  const excluded = [...product.members, ...members.withdrawn].flatMap(({ rootname, excludedReason }) =>
    excludedReason === null ? [] : [{ rootname, reason: excludedReason }],
  );
  const taken = product.members.filter(({ dataset }) => dataset !== null).map(({ rootname }) => rootname);
  return { filename: product.filename, members: taken, excluded };
}

/** Identifies the bin width and the code. */
function makerOf({ settings }: IngestContext): string {
  return hashBytes(`${settings.stepSeconds}\n${settings.codeVersion}`);
}

/** Identifies what a composite is made from: each exposure's inputs, and who was left out. */
function membersHash({ exposures, withdrawn }: ConfigurationMembers): string {
  const inputs = exposures.map(({ rootname, inputSha256 }) => `${rootname} ${inputSha256}`);
  const left = withdrawn.map(({ rootname, excludedReason }) => `${rootname} ${excludedReason}`);
  return hashBytes([...inputs, ...left].toSorted().join('\n'));
}

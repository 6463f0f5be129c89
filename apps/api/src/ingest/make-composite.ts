import { isWhollyWithin, planComposite, type Lightcurve } from '@hstlc/lightcurve';
import { orImpossible } from './composite-steps.js';
import type { ExtractedLightcurve } from './extracted-exposures.js';
import type { InputFile, Possible, WrittenProduct } from './exposure-task.js';
import type { IngestContext } from './ingest-context.js';

/** The exposures a composite is to be made of. */
export interface CompositeRequest {
  readonly exposures: readonly {
    readonly rootname: string;
    readonly inputSha256: string;
    readonly inputs: readonly InputFile[];
  }[];
  /** What the index calls the target; headers may call it something else. */
  readonly targetName: string;
}

/** A member's part of a composite: nothing where none of its columns is left. */
type Member = Pick<ExtractedLightcurve, 'statistics'> & { readonly lightcurve: Lightcurve | undefined };

/**
 * Makes the composite of exposures of one configuration anew from their photons, and stores it: the exposures side by
 * side, one in each thread. One whose own lightcurve is known and lies wholly within the common wavelengths is in it as
 * it is.
 */
export async function makeComposite(
  { pool, extracted, directories, settings }: IngestContext,
  { exposures, targetName }: CompositeRequest,
): Promise<Possible<WrittenProduct>> {
  const covered = await Promise.all(
    exposures.map(async ({ inputSha256, inputs }) => {
      const value = extracted.coverage(inputSha256);
      return value === undefined
        ? pool.coverMember({ inputs, settings })
        : ({ kind: 'done', value } as const);
    }),
  );
  const coverages = valuesOf(covered);
  if (coverages.kind === 'impossible') return coverages;
  const plan = await orImpossible(async () => planComposite(coverages.value, { targetName }));
  if (plan.kind === 'impossible') return plan;
  const { included, within } = plan.value;
  const members = await Promise.all(
    included.map(async (place): Promise<Possible<Member>> => {
      const { inputSha256, inputs } = exposures[place]!;
      const isWhole = isWhollyWithin(coverages.value[place]!, within);
      const own = isWhole ? extracted.takeLightcurve(inputSha256) : undefined;
      if (own !== undefined) return { kind: 'done', value: own };
      const again = await pool.extractMember({ inputs, settings, within });
      if (again.kind === 'impossible') return again;
      return { kind: 'done', value: { lightcurve: again.value, statistics: undefined } };
    }),
  );
  const made = valuesOf(members);
  if (made.kind === 'impossible') return made;
  return pool.storeComposite({
    exposures,
    coverages: coverages.value,
    plan: plan.value,
    curves: made.value.map(({ lightcurve }) => lightcurve),
    statistics: made.value.map(({ statistics }) => statistics),
    targetName,
    composites: directories.composite,
    settings,
  });
}

/** All values, or the first reason why there are none. */
function valuesOf<Value>(answers: readonly Possible<Value>[]): Possible<readonly Value[]> {
  const values: Value[] = [];
  for (const answer of answers) {
    if (answer.kind === 'impossible') return answer;
    values.push(answer.value);
  }
  return { kind: 'done', value: values };
}

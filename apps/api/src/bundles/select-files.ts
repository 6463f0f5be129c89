import {
  lightcurveQuerySchema,
  maximumBundleFiles,
  maximumPageSize,
  type BundleRequest,
} from '@hstlc/contract';
import { invalidParameter, ProblemFailure } from '../http/problem-failure.js';
import type { LightcurvesRepository } from '../lightcurves/lightcurves.repository.js';
import type { ProductsRepository } from '../products/products.repository.js';

/**
 * The names of the files that a request asks for, each once.
 *
 * @throws ProblemFailure 'invalid-request' that lists every file that the archive does not have
 */
export async function namedFiles(
  products: ProductsRepository,
  wanted: readonly string[],
): Promise<readonly string[]> {
  const filenames = [...new Set(wanted)];
  const found = await products.findAll(filenames);
  const errors = filenames
    .filter((name) => !found.has(name))
    .map((name) => ({ path: `filenames.${wanted.indexOf(name)}`, message: `no file is called "${name}"` }));
  if (errors.length > 0)
    throw new ProblemFailure(
      'invalid-request',
      `${errors.length} of ${filenames.length} files are not in the archive`,
      errors,
    );
  return filenames;
}

/**
 * The products of all lightcurves that a query finds, in the order of the list.
 *
 * @param query as after the `?` of the list of lightcurves
 * @throws ProblemFailure 'invalid-request' when it is not one, finds nothing, or finds more than a bundle may have
 */
export async function queriedFiles(
  lightcurves: LightcurvesRepository,
  query: NonNullable<BundleRequest['query']>,
): Promise<readonly string[]> {
  const given = Object.fromEntries(new URLSearchParams(query));
  const parsed = lightcurveQuerySchema.safeParse({ ...given, limit: maximumPageSize, cursor: undefined });
  if (!parsed.success)
    throw invalidParameter('query', parsed.error.issues.map(({ message }) => message).join('; '));
  const filenames: string[] = [];
  let cursor: string | undefined;
  do {
    const { rows, total, next } = await lightcurves.list({
      ...parsed.data,
      ...(cursor === undefined ? {} : { cursor }),
    });
    if (total > maximumBundleFiles)
      throw invalidParameter('query', `expected at most ${maximumBundleFiles} lightcurves, found ${total}`);
    filenames.push(...rows.map(({ filename }) => String(filename)));
    cursor = next ?? undefined;
  } while (cursor !== undefined);
  if (filenames.length === 0) throw invalidParameter('query', 'expected lightcurves, found none');
  return filenames;
}

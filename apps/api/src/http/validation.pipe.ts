import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { z } from 'zod';
import { nearestName } from './nearest-name.js';
import { ProblemFailure } from './problem-failure.js';

const unrecognisedSchema = z.object({ code: z.literal('unrecognized_keys'), keys: z.array(z.string()) });

type Issue = Parameters<
  NonNullable<NonNullable<ConstructorParameters<typeof StandardSchemaValidationPipe>[0]>['exceptionFactory']>
>[0][number];

/** Checks every parameter and body that has a schema, and tells all that is wrong at once. */
export function createValidationPipe(): StandardSchemaValidationPipe {
  return new SuggestingPipe({ exceptionFactory: failureOf });
}

/** Names the nearest known parameter beside one that is not known. */
class SuggestingPipe extends StandardSchemaValidationPipe {
  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof ProblemFailure) || !(metadata.schema instanceof z.ZodObject)) throw error;
      const known = Object.keys(metadata.schema.shape);
      const errors = error.errors.map(({ path, message }) => {
        const nearest = message === notKnown ? nearestName(path, known) : undefined;
        return { path, message: nearest === undefined ? message : `${message}; the nearest is "${nearest}"` };
      });
      const nearest = errors.find(({ message }) => message.startsWith(`${notKnown};`))?.message;
      const detail = nearest === undefined ? '' : nearest.slice(notKnown.length);
      throw new ProblemFailure(error.code, error.message + detail, errors);
    }
  }
}

const notKnown = 'is not known here';

/** @param errors further ones among them */
export function unknownParameters(
  names: readonly string[],
  errors: ProblemFailure['errors'] = names.map((path) => ({ path, message: notKnown })),
): ProblemFailure {
  return new ProblemFailure('unknown-parameter', `not known here: ${quoted(names)}`, errors);
}

function failureOf(issues: readonly Issue[]): ProblemFailure {
  const unknown = issues.flatMap((issue) => unrecognisedSchema.safeParse(issue).data?.keys ?? []);
  const errors = issues.flatMap((issue) => {
    const keys = unrecognisedSchema.safeParse(issue).data?.keys;
    return keys === undefined
      ? [{ path: pathOf(issue), message: issue.message }]
      : keys.map((path) => ({ path, message: notKnown }));
  });
  return unknown.length > 0
    ? unknownParameters(unknown, errors)
    : new ProblemFailure('invalid-request', `not valid: ${quoted(errors.map(({ path }) => path))}`, errors);
}

function pathOf(issue: Issue): string {
  return (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

import { invalidParameter } from './problem-failure.js';

/**
 * The values of a filter that takes several, separated by commas.
 *
 * @throws ProblemFailure 'invalid-request' when one is empty: a filter that is there always filters
 */
export function commaList(text: string, parameter: string): string[] {
  const values = text.split(',').map((value) => value.trim());
  if (values.includes(''))
    throw invalidParameter(parameter, 'expected values separated by commas, found an empty one');
  return values;
}

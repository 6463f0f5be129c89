import { invalidParameter } from '../http/problem-failure.js';

/** A query as it came: a parameter that came several times has all its values. */
export type VoQuery = Readonly<Record<string, unknown>>;

/** All values of a parameter, whose name is the same in upper and in lower case. @see DALI 1.1 §3 */
export function voValues(query: VoQuery, name: string): readonly string[] {
  return Object.entries(query)
    .filter(([given]) => given.toLowerCase() === name.toLowerCase())
    .flatMap(([, value]) => (Array.isArray(value) ? value : [value]))
    .filter((value): value is string => typeof value === 'string' && value !== '');
}

/**
 * A number; undefined when it is not there.
 *
 * @throws ProblemFailure 'invalid-request' when it is none, is not within the bounds, or is there twice
 */
export function voNumber(query: VoQuery, name: string, low: number, high: number): number | undefined {
  const [text, ...more] = voValues(query, name);
  if (text === undefined) return undefined;
  const isNumber = /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?\s*$/i.test(text);
  const value = Number(text);
  if (more.length > 0 || !isNumber || !(value >= low && value <= high))
    throw invalidParameter(name, `expected one number from ${low} to ${high}`);
  return value;
}

/** The same, where it must be there. */
export function requiredVoNumber(query: VoQuery, name: string, low: number, high: number): number {
  const value = voNumber(query, name, low, high);
  if (value === undefined)
    throw invalidParameter(name, `expected a number from ${low} to ${high}, found none`);
  return value;
}

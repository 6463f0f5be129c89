import type { Request } from 'express';

const mediaTypes = {
  json: ['application/json'],
  csv: ['text/csv'],
  ecsv: ['application/x-ecsv', 'application/ecsv', 'text/ecsv'],
  votable: ['application/x-votable+xml', 'text/xml', 'application/xml'],
  fits: ['application/fits', 'image/fits'],
} as const;
export type AnswerFormat = keyof typeof mediaTypes;

/**
 * What an answer is written in: what the query asks for, else the first that `Accept` likes best, else JSON.
 *
 * @param offered formats that this address has
 */
export function chooseFormat<Format extends AnswerFormat>(
  request: Request,
  asked: Format | undefined,
  offered: readonly Format[],
): Format | 'json' {
  if (asked !== undefined) return asked;
  // what browsers write there is about pages
  if (request.accepts(['text/html', 'application/json']) === 'text/html' && request.get('Accept') !== '*/*')
    return 'json';
  const types = offered.flatMap((format) => mediaTypes[format].map((type) => ({ format, type })));
  const best = request.accepts(types.map(({ type }): string => type));
  return types.find(({ type }) => type === best)?.format ?? 'json';
}

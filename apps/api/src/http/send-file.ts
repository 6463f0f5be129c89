import type { Response } from 'express';
import { ProblemFailure } from './problem-failure.js';

/**
 * Sends a file with Range, If-Range, If-None-Match and HEAD; an `ETag` among the headers is the one compared.
 *
 * @param file absolute path
 * @throws ProblemFailure 'range-not-satisfiable' or 'unavailable' while nothing has been sent
 */
export function sendFile(
  response: Response,
  file: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = { headers, dotfiles: 'allow', cacheControl: false, lastModified: false } as const;
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(file, options, (error?: Error & { code?: string; status?: number }) => {
      if (error === undefined || response.headersSent || error.code === 'ECONNABORTED') resolve();
      else if (error.status === 416)
        reject(new ProblemFailure('range-not-satisfiable', 'the file is shorter than that'));
      else if (error.status === 404) reject(new ProblemFailure('unavailable', 'the file is missing on disk'));
      else reject(error);
    });
  });
}

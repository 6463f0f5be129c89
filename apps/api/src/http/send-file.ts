import type { Response } from 'express';
import { ProblemFailure } from './problem-failure.js';
import { askedRanges, sendRanges } from './send-ranges.js';

/** How much is read from the disk at once (byte): 1 MiB, since at send's 64 KiB the turns of the event loop cost more than the bytes. */
const readBytes = 1024 ** 2;

/**
 * Sends a file with Range, If-Range, If-None-Match and HEAD; an `ETag` among the headers is the one compared.
 *
 * @param file absolute path
 * @throws ProblemFailure 'range-not-satisfiable' or 'unavailable' while nothing has been sent
 */
export async function sendFile(
  response: Response,
  file: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  const request = response.req;
  response.setHeader('Cache-Control', 'no-cache');
  // A range is defined for GET alone (RFC 9110 §14.2).
  if (request.method === 'HEAD') delete request.headers.range;
  const ranges = await askedRanges(request, file, headers);
  if (ranges !== undefined) return sendRanges(response, file, headers, ranges);
  return sendWholeOrRange(response, file, headers);
}

function sendWholeOrRange(
  response: Response,
  file: string,
  headers: Readonly<Record<string, string>>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const options = {
      headers,
      dotfiles: 'allow',
      cacheControl: false,
      lastModified: false,
      highWaterMark: readBytes,
    } as const;
    response.sendFile(file, options, (error?: Error & { code?: string; status?: number }) => {
      if (error === undefined || response.headersSent || error.code === 'ECONNABORTED') resolve();
      else if (error.status === 416)
        reject(new ProblemFailure('range-not-satisfiable', 'the file is shorter than that'));
      else if (error.status === 404) reject(new ProblemFailure('unavailable', 'the file is missing on disk'));
      else reject(error);
    });
  });
}

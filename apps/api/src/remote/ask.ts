import { tryAgain, type Patience } from './patience.js';
import { receive } from './receive.js';
import { RemoteFailure } from './remote-failure.js';

/** Names us to the services, so that their operators can tell who asks. */
export const userAgent = 'hstlc (lightcurve archive of HST COS and STIS)';

/** The largest answer that is read (byte); a page of 50,000 rows is some 40 MB. */
const largestAnswer = 256 * 1024 * 1024;

/**
 * Asks a service and reads its answer, again and again as patience has it.
 *
 * @param read makes something of the bytes as they come; what it throws as `unexpected-answer` or `busy` is tried again
 * @throws RemoteFailure
 */
export function ask<Result>(
  url: string,
  request: RequestInit,
  patience: Patience,
  read: (pieces: AsyncIterable<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  const headers = { 'User-Agent': userAgent, ...request.headers };
  return tryAgain(patience, () =>
    receive(url, { ...request, headers }, patience, ({ pieces }) => read(limited(url, pieces))),
  );
}

/** The whole of an answer as text. */
export async function textOf(pieces: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts).toString('utf8');
}

async function* limited(url: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of pieces) {
    bytes += piece.byteLength;
    if (bytes > largestAnswer)
      throw new RemoteFailure('refused', `${url}: expected at most ${largestAnswer} bytes, found more`, {
        url,
      });
    yield piece;
  }
}

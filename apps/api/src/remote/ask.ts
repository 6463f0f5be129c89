import { tryAgain, type Patience } from './patience.js';
import { receive } from './receive.js';
import { RemoteFailure } from './remote-failure.js';

/** Names us to the services, so that their operators can tell who asks. */
export const userAgent = 'hstlc (lightcurve archive of HST COS and STIS)';

/** The largest answer that is read into memory (byte); a page of 50,000 rows is some 40 MB. */
const largestAnswer = 256 * 1024 * 1024;

/**
 * Asks a service and reads the whole answer as text, again and again as patience has it.
 *
 * @param parse makes something of the text; what it throws as `unexpected-answer` is tried again
 * @throws RemoteFailure
 */
export function ask<Result>(
  url: string,
  request: RequestInit,
  patience: Patience,
  parse: (text: string) => Result,
): Promise<Result> {
  const headers = { 'User-Agent': userAgent, ...request.headers };
  return tryAgain(patience, async () =>
    parse(
      await receive(url, { ...request, headers }, patience, async ({ pieces }) => {
        const decoder = new TextDecoder();
        const parts: string[] = [];
        let bytes = 0;
        for await (const piece of pieces) {
          bytes += piece.byteLength;
          if (bytes > largestAnswer) throw tooLarge(url);
          parts.push(decoder.decode(piece, { stream: true }));
        }
        return parts.join('') + decoder.decode();
      }),
    ),
  );
}

function tooLarge(url: string): RemoteFailure {
  return new RemoteFailure('refused', `${url}: expected at most ${largestAnswer} bytes, found more`, { url });
}

import type { Patience } from './patience.js';
import { retryAfterOf } from './patience.js';
import { RemoteFailure, isRemoteFailure } from './remote-failure.js';

/** An answer that has begun: its head, and its body piece by piece. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly pieces: AsyncIterable<Uint8Array>;
}

/**
 * Sends a request and lends its answer to `work`; the connection is closed when `work` is done, or when no byte has
 * come for too long.
 *
 * @throws RemoteFailure when the service cannot be reached, stalls, breaks off, is busy (408, 425, 429, 5xx), has no
 *   such thing (404, 410) or refuses (any other status above 299 but 416)
 */
export async function receive<Result>(
  url: string,
  request: RequestInit,
  patience: Patience,
  work: (answer: Answer) => Promise<Result>,
): Promise<Result> {
  const watch = new StallWatch(patience);
  try {
    const response = await watch.orEnd(fetch(url, { ...request, signal: watch.signal }));
    watch.hasMoved();
    if (!response.ok && response.status !== rangeNotSatisfiable) throw statusFailure(url, response);
    const { status, headers, body } = response;
    return await work({ status, headers, pieces: piecesOf(body, watch) });
  } catch (error) {
    throw isRemoteFailure(error) ? error : watch.explain(url, error);
  } finally {
    watch.end();
  }
}

/** Aborts a request that has not moved for too long, or that somebody cancelled; and knows which it was. */
class StallWatch {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private hasStalled = false;
  private hasAnswered = false;
  private rejectWait: (reason: Error) => void = () => undefined;

  constructor(private readonly patience: Patience) {
    this.timer = setTimeout(() => {
      this.hasStalled = true;
      this.cancel();
    }, patience.stallMilliseconds);
    patience.signal?.addEventListener('abort', this.cancel);
    if (patience.signal?.aborted === true) this.cancel();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /**
   * Waits for a step of the transfer, or for its end by us. Aborting a request should be enough for the latter, but
   * one in some hundred reads of an aborted body never settles (undici of Node 20.20).
   */
  orEnd<Value>(step: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      this.rejectWait = reject;
      step.then(resolve, reject);
      if (this.signal.aborted) this.cancel();
    });
  }

  hasMoved(): void {
    this.hasAnswered = true;
    this.timer.refresh();
  }

  end(): void {
    clearTimeout(this.timer);
    this.patience.signal?.removeEventListener('abort', this.cancel);
    // an answer that was not read to its end would keep the connection
    this.controller.abort();
  }

  /** What a failure of `fetch` means; an error that is none of its own is a bug or a full disk, and stays. */
  explain(url: string, error: unknown): unknown {
    const options = { cause: error };
    if (this.hasStalled) {
      const words = `expected a byte within ${this.patience.stallMilliseconds} ms, found none`;
      return new RemoteFailure('stalled', `${url}: ${words}`, { url }, options);
    }
    if (this.patience.signal?.aborted === true)
      return new RemoteFailure('cancelled', `${url}: cancelled`, { url }, options);
    if (!isNetworkError(error)) return error;
    const reason = reasonOf(error);
    return this.hasAnswered
      ? new RemoteFailure('cut', `${url}: the connection broke off (${reason})`, { url }, options)
      : new RemoteFailure('unreachable', `${url}: no answer (${reason})`, { url }, options);
  }

  private readonly cancel = () => {
    this.controller.abort();
    this.rejectWait(new Error('the request was ended'));
  };
}

async function* piecesOf(
  body: ReadableStream<Uint8Array> | null,
  watch: StallWatch,
): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await watch.orEnd(reader.read());
    if (done) return;
    watch.hasMoved();
    yield value;
  }
}

/** Says that the file ends before the range that was asked for, and where: an answer, not a failure. */
export const rangeNotSatisfiable = 416;

const busyStatuses: ReadonlySet<number> = new Set([408, 425, 429]);

function statusFailure(url: string, response: Response): RemoteFailure {
  const { status, headers } = response;
  const retryAfterMilliseconds = retryAfterOf(headers.get('Retry-After'), new Date());
  const facts = { url, status, ...(retryAfterMilliseconds === undefined ? {} : { retryAfterMilliseconds }) };
  const message = `${url}: expected an answer, found status ${status}`;
  if (status === 404 || status === 410) return new RemoteFailure('missing', message, facts);
  if (status >= 500 || busyStatuses.has(status)) return new RemoteFailure('busy', message, facts);
  return new RemoteFailure('refused', message, facts);
}

/** `fetch` throws TypeError for all that happens on the network. */
function isNetworkError(error: unknown): error is Error {
  return error instanceof TypeError && (error.message === 'fetch failed' || error.message === 'terminated');
}

function reasonOf(error: Error): string {
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}

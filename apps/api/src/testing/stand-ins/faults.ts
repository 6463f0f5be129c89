/** What a service can do wrong while it answers. */
export type Fault =
  /** an error status, with a Retry-After header (s) if given */
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number }
  /** a page of HTML with status 200, as a service shows when it is being maintained */
  | { readonly kind: 'html' }
  /** the body in small pieces, with a wait between them */
  | { readonly kind: 'slow'; readonly pieceBytes: number; readonly waitMilliseconds: number }
  /** a part of the body, and then nothing, with the connection left open */
  | { readonly kind: 'stall'; readonly share: number }
  /** a part of the body, and then the connection is torn down */
  | { readonly kind: 'cut'; readonly share: number }
  /** a body that ends early, with a Content-Length that says so: nothing on the wire betrays it */
  | { readonly kind: 'short'; readonly missingBytes: number }
  /** a Content-Length that promises more than comes */
  | { readonly kind: 'long'; readonly extraBytes: number }
  /** the range that was asked for is ignored: the whole file again */
  | { readonly kind: 'no-range' }
  /** a query that is said to be still executing */
  | { readonly kind: 'executing' }
  /** a query that failed, told with status 200 */
  | { readonly kind: 'error' }
  /** a page that holds rows of the page before it, in place of its own last ones */
  | { readonly kind: 'repeat'; readonly rows: number }
  /** a page that lacks rows */
  | { readonly kind: 'skip'; readonly rows: number };

/** A request as a fault plan sees it. */
export interface AskedRequest {
  readonly path: string;
  /** The file or the service that is asked for. */
  readonly subject: string;
  /** How often this subject has been asked for before. */
  readonly before: number;
}

/** Which fault an answer gets; undefined for none. */
export type FaultPlan = (request: AskedRequest) => Fault | undefined;

export const noFaults: FaultPlan = () => undefined;

/**
 * Faults drawn at random from a list, for a share of the requests; the same seed and order of requests give the same.
 * Requests that come often enough are answered well in the end.
 *
 * @param share of the requests that get one, 0 to 1
 */
export function someFaults(faults: readonly Fault[], share: number, seed = 1): FaultPlan {
  const random = randomNumbers(seed);
  return () => (random() < share ? faults[Math.floor(random() * faults.length)] : undefined);
}

/** Numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

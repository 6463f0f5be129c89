/**
 * What can go wrong with somebody else's service. Worth another attempt: `unreachable`, `stalled`, `cut`, `busy`,
 * `out-of-order` and `unexpected-answer`. Not: `missing`, `refused`, `given-up` (the attempts are used up) and
 * `cancelled`.
 */
export type RemoteFailureCode =
  | 'unreachable'
  | 'stalled'
  | 'cut'
  | 'busy'
  | 'out-of-order'
  | 'unexpected-answer'
  | 'missing'
  | 'refused'
  | 'given-up'
  | 'cancelled';

const worthRetry: ReadonlySet<RemoteFailureCode> = new Set([
  'unreachable',
  'stalled',
  'cut',
  'busy',
  'out-of-order',
  'unexpected-answer',
]);

export interface RemoteFailureFacts {
  readonly url: string;
  /** HTTP status. */
  readonly status?: number;
  /** What the service asked us to wait (ms). */
  readonly retryAfterMilliseconds?: number;
}

/** A request to somebody else's service that brought nothing we can use. */
export class RemoteFailure extends Error {
  override readonly name = 'RemoteFailure';

  constructor(
    readonly code: RemoteFailureCode,
    message: string,
    readonly facts: RemoteFailureFacts,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  get isWorthRetry(): boolean {
    return worthRetry.has(this.code);
  }
}

/** Whether an error is a RemoteFailure, and of one of these codes when any are given. */
export function isRemoteFailure(
  error: unknown,
  ...codes: readonly RemoteFailureCode[]
): error is RemoteFailure {
  return error instanceof RemoteFailure && (codes.length === 0 || codes.includes(error.code));
}

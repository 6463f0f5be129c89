/** What can be wrong with FITS bytes, or with what is asked of them. */
export type FitsErrorCode =
  | 'not-fits'
  | 'truncated'
  | 'bad-card'
  | 'bad-keyword'
  | 'bad-column-format'
  | 'no-such-column'
  | 'no-such-rows'
  | 'bad-heap'
  | 'bad-cell'
  | 'bad-compression'
  | 'bad-response'
  | 'wrong-column-type'
  | 'wrong-hdu-kind'
  | 'expands-too-far'
  | 'bad-gzip'
  | 'cannot-write';

/** Where in the file, and what was found instead of what. */
export interface FitsErrorFacts {
  readonly offset?: number;
  readonly hdu?: number;
  readonly keyword?: string;
  readonly expected?: string | number;
  readonly found?: string | number;
}

/** The one error of this package: bytes that are not the FITS they claim to be, or a request they cannot answer. */
export class FitsError extends Error {
  constructor(
    readonly code: FitsErrorCode,
    message: string,
    readonly facts: FitsErrorFacts = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'FitsError';
  }
}

/** Whether an error is a FitsError, and of one of these codes when any are given. */
export function isFitsError(error: unknown, ...codes: readonly FitsErrorCode[]): error is FitsError {
  return error instanceof FitsError && (codes.length === 0 || codes.includes(error.code));
}

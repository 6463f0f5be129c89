/** Why files or requests cannot become a lightcurve. */
export type LightcurveErrorCode =
  | 'not-time-tag'
  | 'missing-keyword'
  | 'unsupported-configuration'
  | 'invalid-option'
  | 'no-columns-left'
  | 'no-common-range'
  | 'different-configurations'
  | 'not-a-product';

/** The one error of this package; `facts` say what was found, by name. */
export class LightcurveError extends Error {
  constructor(
    readonly code: LightcurveErrorCode,
    message: string,
    readonly facts: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.name = 'LightcurveError';
  }
}

/** Whether an error is a LightcurveError, and of one of these codes when any are given. */
export function isLightcurveError(
  error: unknown,
  ...codes: readonly LightcurveErrorCode[]
): error is LightcurveError {
  return error instanceof LightcurveError && (codes.length === 0 || codes.includes(error.code));
}

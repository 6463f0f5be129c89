/** What the address bar holds of how a lightcurve is looked at; what is absent is as usual. */
export interface StudyState {
  readonly time?: 'elapsed';
  readonly errors?: 'hidden';
  /** rootname of the exposure that is shown alone */
  readonly exposure?: string;
}

/** Reads it from an address; what is not understood is left out. */
export function studyStateOf(given: Readonly<Record<string, unknown>>): StudyState {
  const { time, errors, exposure } = given;
  return {
    ...(time === 'elapsed' ? { time } : {}),
    ...(errors === 'hidden' ? { errors } : {}),
    ...(typeof exposure === 'string' ? { exposure } : {}),
  };
}

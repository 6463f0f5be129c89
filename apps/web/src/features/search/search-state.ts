import { instruments } from '@hstlc/contract';

/** What the address bar holds of a search. */
export interface SearchState {
  readonly q?: string;
  readonly instrument?: (typeof instruments)[number];
}

/** Reads it from an address; what is not understood is left out. */
export function searchStateOf(given: Readonly<Record<string, unknown>>): SearchState {
  const { q } = given;
  const instrument = instruments.find((each) => each === given['instrument']);
  return {
    // a text of digits only arrives as a number
    ...((typeof q === 'string' && q !== '') || typeof q === 'number' ? { q: String(q) } : {}),
    ...(instrument === undefined ? {} : { instrument }),
  };
}

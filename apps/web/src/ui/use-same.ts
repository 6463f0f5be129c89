import { useMemo } from 'react';

/** The words it was given before, as long as they say the same: what is computed from them need not be computed anew. */
export function useSame<Word extends string>(words: readonly Word[]): readonly Word[] {
  const joined = JSON.stringify(words);
  return useMemo(() => JSON.parse(joined) as readonly Word[], [joined]);
}

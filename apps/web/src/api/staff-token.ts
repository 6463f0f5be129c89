import { useSyncExternalStore } from 'react';

/** For this tab only, gone when it is closed; never in an address. */
const place = 'hstlc.staff-token';
const listeners = new Set<() => void>();

export function staffToken(): string | undefined {
  try {
    return sessionStorage.getItem(place) ?? undefined;
  } catch {
    // a browser that keeps nothing
    return undefined;
  }
}

/** Keeps a token for this tab; undefined forgets it. */
export function keepStaffToken(token: string | undefined): void {
  if (token === undefined) sessionStorage.removeItem(place);
  else sessionStorage.setItem(place, token);
  for (const listener of listeners) listener();
}

export function useStaffToken(): string | undefined {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, staffToken);
}

/** What a request of staff carries; nothing for everybody else. */
export function staffHeaders(): Readonly<Record<string, string>> {
  const token = staffToken();
  return token === undefined ? {} : { Authorization: `Bearer ${token}` };
}

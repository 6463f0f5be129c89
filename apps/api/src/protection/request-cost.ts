/** Addresses whose answers take a core for a while, or many rows: photons are read, a zip is made. */
const dear =
  /\/(extraction|spectrogram|spectrum|detector|fold|timeline|events|periodogram|links)$|\/bundles(\/|$)|\.zip$/;

/** Addresses that nobody is kept from: whether the server lives, and what the page is made of. */
const free = /^\/(health\/|metrics$|assets\/)/;

/** What a request costs of a client's budget, in plain requests. */
export function requestCost(path: string): number {
  if (free.test(path)) return 0;
  return dear.test(path) ? 10 : 1;
}

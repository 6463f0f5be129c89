import type { ByteSource } from './byte-source.js';
import { FitsError } from './fits-error.js';

/** How a request is made; the platform's `fetch` fits. */
export type Fetch = (
  url: string,
  init: { method?: string; headers: Record<string, string> },
) => Promise<Response>;

/**
 * A resource of the web as a source: its length is asked for once, and after that only the ranges that are read.
 *
 * Every answer must be of the same version (ETag or Last-Modified), so that two of them are never pieced together.
 *
 * @param headers sent with every request, as for authorization
 * @throws FitsError `bad-response` when the server does not tell the length, does not serve ranges, or serves another
 *   version
 */
export async function httpSource(
  url: string,
  {
    fetch = globalThis.fetch,
    headers = {},
  }: { readonly fetch?: Fetch; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<ByteSource> {
  // a range of one byte tells the length and whether ranges are served, where HEAD may tell neither
  const first = await fetch(url, { headers: { ...headers, range: 'bytes=0-0' } });
  const byteLength = lengthOf(url, first);
  const version = versionOf(first);
  await first.arrayBuffer();
  return {
    byteLength,
    async slice(start, end) {
      if (end <= start) return new Uint8Array(0);
      const condition = version === undefined ? {} : { 'if-range': version };
      const answer = await fetch(url, {
        headers: { ...headers, ...condition, range: `bytes=${start}-${end - 1}` },
      });
      if (answer.status !== 206 || versionOf(answer) !== version)
        throw badResponse(url, 'the range asked for, of the same version', `status ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}

/** The whole length from `Content-Range: bytes 0-0/LENGTH`; an empty resource has no range to serve. */
function lengthOf(url: string, { status, headers }: Response): number {
  if (status === 416 && headers.get('content-range') === 'bytes */0') return 0;
  const range = headers.get('content-range') ?? 'no Content-Range';
  const length = /^bytes 0-0\/(\d+)$/.exec(range)?.[1];
  if (status === 206 && length !== undefined) return Number(length);
  throw badResponse(url, 'a server of byte ranges', `status ${status}, ${range}`);
}

/** A strong ETag, else the time of the last change; undefined where the server tells neither. */
function versionOf({ headers }: Response): string | undefined {
  const tag = headers.get('etag');
  if (tag !== null && !tag.startsWith('W/')) return tag;
  return headers.get('last-modified') ?? undefined;
}

function badResponse(url: string, expected: string, found: string): FitsError {
  return new FitsError('bad-response', `${url}: expected ${expected}, found ${found}`, { expected, found });
}

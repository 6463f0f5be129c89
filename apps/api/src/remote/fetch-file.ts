import type { FileHandle } from 'node:fs/promises';
import { userAgent } from './ask.js';
import { PartialFile } from './partial-file.js';
import { tryAgain, type Patience } from './patience.js';
import { rangeNotSatisfiable, receive, type Answer } from './receive.js';
import { isRemoteFailure, RemoteFailure } from './remote-failure.js';

export interface FileRequest {
  readonly url: string;
  /** Where it will lie once somebody has verified it; until then `<goal>.partial`. */
  readonly goal: string;
  /** Whether these first bytes can be of such a file; an HTML page instead is recognised before it is stored. */
  readonly isPlausible: (first: Uint8Array) => boolean;
}

/**
 * Fetches a file into `<goal>.partial` and flushes it, going on from the bytes that are there if the service vouches
 * that they are of the same file (If-Range with a strong ETag, or the date of its last change; RFC 9110 §13.1.5);
 * else from the beginning.
 *
 * The bytes are whole in number as the service counts them (Content-Length, Content-Range); whether they are the
 * right ones is for the caller to verify.
 *
 * @param onBytes told each piece as it is written (byte)
 * @returns the size of the file (byte)
 * @throws RemoteFailure; errors of the disk as they are
 */
export async function fetchFile(
  request: FileRequest,
  patience: Patience,
  onBytes: (bytes: number) => void = () => undefined,
): Promise<number> {
  const partial = new PartialFile(request.goal);
  let gained = 0;
  const count = (bytes: number) => {
    gained += bytes;
    onBytes(bytes);
  };
  return tryAgain(
    patience,
    () => fetchOn(request, partial, patience, count),
    () => gained,
  );
}

async function fetchOn(
  { url, isPlausible }: FileRequest,
  partial: PartialFile,
  patience: Patience,
  onBytes: (bytes: number) => void,
): Promise<number> {
  const { bytes: have, validator } = await partial.standing(url);
  const isResumed = have > 0 && validator !== null;
  const headers: Record<string, string> = { 'User-Agent': userAgent, 'Accept-Encoding': 'identity' };
  if (isResumed) Object.assign(headers, { Range: `bytes=${have}-`, 'If-Range': validator });
  try {
    return await receive(url, { headers }, patience, async (answer) => {
      if (answer.status === rangeNotSatisfiable) return endOf(url, answer, have);
      const total = totalOf(url, answer, isResumed ? have : 0);
      const from = answer.status === 206 ? have : 0;
      const handle =
        from > 0 ? await partial.resume() : await partial.begin({ url, validator: validatorOf(answer) });
      return store({ url, answer, handle, from, total, isPlausible }, onBytes);
    });
  } catch (error) {
    // what is there does not fit what the service has: the next attempt begins anew
    if (isRemoteFailure(error, 'out-of-order', 'unexpected-answer')) await partial.discard();
    throw error;
  }
}

interface Transfer {
  readonly url: string;
  readonly answer: Answer;
  readonly handle: FileHandle;
  readonly from: number;
  readonly total: number | undefined;
  readonly isPlausible: (first: Uint8Array) => boolean;
}

async function store(
  { url, answer, handle, from, total, isPlausible }: Transfer,
  onBytes: (bytes: number) => void,
): Promise<number> {
  let at = from;
  try {
    for await (const piece of answer.pieces) {
      if (at === 0 && piece.byteLength > 0 && !isPlausible(piece)) throw implausible(url, answer, piece);
      await handle.appendFile(piece);
      at += piece.byteLength;
      onBytes(piece.byteLength);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (total !== undefined && at !== total)
    throw new RemoteFailure('cut', `${url}: expected ${total} bytes, found ${at}`, { url });
  return at;
}

/** The size of the whole file as this answer tells it. @throws RemoteFailure `out-of-order` for another range */
function totalOf(url: string, { status, headers }: Answer, have: number): number | undefined {
  if (status !== 206) return lengthOf(headers);
  const range = headers.get('Content-Range') ?? '';
  const match = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(range);
  if (have === 0 || match === null || Number(match[1]) !== have || Number(match[2]) + 1 !== Number(match[3]))
    throw new RemoteFailure('out-of-order', `${url}: expected bytes ${have} to the end, found "${range}"`, {
      url,
    });
  return Number(match[3]);
}

/** Where the file ends, when nothing comes after what we have. @throws RemoteFailure `out-of-order` when it is shorter */
function endOf(url: string, { headers }: Answer, have: number): number {
  const range = headers.get('Content-Range') ?? '';
  if (range === `bytes */${have}`) return have;
  const words = `${url}: expected a file that goes on after byte ${have}, found "${range}"`;
  throw new RemoteFailure('out-of-order', words, { url });
}

function lengthOf(headers: Headers): number | undefined {
  const length = headers.get('Content-Length');
  return length === null || headers.has('Content-Encoding') ? undefined : Number(length);
}

/** What the service promises to recognise these bytes by: a strong ETag, else the date of their last change. */
function validatorOf({ headers }: Answer): string | null {
  const tag = headers.get('ETag');
  return tag !== null && !tag.startsWith('W/') ? tag : headers.get('Last-Modified');
}

function implausible(url: string, { headers }: Answer, piece: Uint8Array): RemoteFailure {
  const type = headers.get('Content-Type') ?? 'no type';
  const start = JSON.stringify(new TextDecoder('latin1').decode(piece.subarray(0, 24)));
  return new RemoteFailure('unexpected-answer', `${url}: expected FITS, found ${start} (${type})`, { url });
}

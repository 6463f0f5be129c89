import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';

/** First and last byte of a part, both in it. */
interface ByteRange {
  readonly start: number;
  readonly end: number;
}

interface AskedRanges {
  readonly ranges: readonly ByteRange[];
  readonly bytes: number;
}

/** More parts than these are an attack or a mistake, and are answered by the whole file (RFC 9110 §17.15). */
const maximumRanges = 32;

/**
 * The parts that a request asks for when they are several; undefined when it asks for one or none, or already has the
 * file, or has another version of it: what the plain way of sending answers.
 */
export async function askedRanges(
  request: Request,
  file: string,
  headers: Readonly<Record<string, string>>,
): Promise<AskedRanges | undefined> {
  const { range } = request.headers;
  if (range === undefined || !range.includes(',') || range.split(',').length > maximumRanges)
    return undefined;
  const held = request.headers['if-range'];
  if (held !== undefined && held !== headers.ETag) return undefined;
  if (request.headers['if-none-match'] !== undefined) return undefined;
  const bytes = (await stat(file)).size;
  const ranges = request.range(bytes, { combine: true });
  return Array.isArray(ranges) && ranges.type === 'bytes' && ranges.length > 1
    ? { ranges, bytes }
    : undefined;
}

/** Sends several parts of a file as `multipart/byteranges`. @see RFC 9110 §14.6 */
export async function sendRanges(
  response: Response,
  file: string,
  headers: Readonly<Record<string, string>>,
  { ranges, bytes }: AskedRanges,
): Promise<void> {
  const boundary = randomUUID();
  const { 'Content-Type': type = 'application/octet-stream', ...others } = headers;
  const heads = ranges.map(
    ({ start, end }) =>
      `\r\n--${boundary}\r\nContent-Type: ${type}\r\nContent-Range: bytes ${start}-${end}/${bytes}\r\n\r\n`,
  );
  const tail = `\r\n--${boundary}--\r\n`;
  const length =
    tail.length +
    ranges.reduce((sum, { start, end }, index) => sum + heads[index]!.length + end - start + 1, 0);
  for (const [name, value] of Object.entries(others)) response.setHeader(name, value);
  response.status(206);
  response.setHeader('Content-Type', `multipart/byteranges; boundary=${boundary}`);
  response.setHeader('Content-Length', length);
  await pipeline(Readable.from(parts(file, ranges, heads, tail)), response).catch((error: unknown) => {
    // nobody is left to be told
    if (!response.destroyed) throw error;
  });
}

async function* parts(
  file: string,
  ranges: readonly ByteRange[],
  heads: readonly string[],
  tail: string,
): AsyncGenerator<Buffer> {
  for (const [index, { start, end }] of ranges.entries()) {
    yield Buffer.from(heads[index]!);
    for await (const piece of createReadStream(file, { start, end })) yield piece;
  }
  yield Buffer.from(tail);
}

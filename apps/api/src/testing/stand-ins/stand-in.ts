import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { noFaults, type AskedRequest, type Fault, type FaultPlan } from './faults.js';

/** What a stand-in answers, before faults. */
export interface StandInAnswer {
  /** What was asked for: a file, a service. */
  readonly subject: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A request, read to its end. */
export interface StandInRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Looks up the fault for a subject, so that an answer can be made with it (pages that repeat, ranges ignored). */
  fault(subject: string): Fault | undefined;
}

/** A server of our own that speaks somebody else's protocol, on a free port of this machine. */
export class StandIn {
  /** Which faults the answers get; may be changed at any time. */
  faults: FaultPlan = noFaults;
  /** Every request answered so far, by subject. */
  readonly asked: string[] = [];
  /** Bodies' bytes sent so far. */
  sentBytes = 0;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async start(handle: (request: StandInRequest) => StandInAnswer, port = 0): Promise<StandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    const standIn = new StandIn(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      // a client that was killed is no failure of the server
      response.on('error', () => undefined);
      standIn.answer(request, response, handle).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500);
        response.end(String(error));
      });
    });
    return standIn;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(
    request: IncomingMessage,
    response: ServerResponse,
    handle: (request: StandInRequest) => StandInAnswer,
  ): Promise<void> {
    let body = '';
    for await (const piece of request.setEncoding('utf8')) body += piece;
    const url = new URL(request.url ?? '/', this.url);
    let chosen: { fault: Fault | undefined } | undefined;
    const fault = (subject: string) => (chosen ??= { fault: this.choose(url.pathname, subject) }).fault;
    const { method = 'GET', headers } = request;
    const answer = handle({ method, url, headers, body, fault });
    await this.send(response, method, answer, fault(answer.subject));
  }

  private choose(path: string, subject: string): Fault | undefined {
    const before = this.asked.filter((each) => each === subject).length;
    this.asked.push(subject);
    const asked: AskedRequest = { path, subject, before };
    return this.faults(asked);
  }

  private async send(
    response: ServerResponse,
    method: string,
    { status, headers, body }: StandInAnswer,
    fault: Fault | undefined,
  ): Promise<void> {
    const length = String(body.byteLength);
    const whole = { ...headers, 'Content-Length': length };
    const begin = (changes: Record<string, string> = {}) =>
      response.writeHead(status, { ...whole, ...changes });
    if (method === 'HEAD') {
      begin();
      response.end();
      return;
    }
    switch (fault?.kind) {
      case 'status': {
        const { retryAfterSeconds } = fault;
        response.writeHead(
          fault.status,
          retryAfterSeconds === undefined ? {} : { 'Retry-After': String(retryAfterSeconds) },
        );
        response.end('something is wrong');
        return;
      }
      case 'html':
        response.writeHead(200, { 'Content-Type': 'text/html' });
        response.end('<!DOCTYPE html><html><body>The archive is being maintained.</body></html>');
        return;
      case 'slow':
        begin();
        await this.trickle(response, body, fault.pieceBytes, fault.waitMilliseconds);
        response.end();
        return;
      case 'stall':
        begin();
        await this.write(response, body.subarray(0, Math.floor(body.byteLength * fault.share)));
        return;
      case 'cut':
        begin();
        await this.write(response, body.subarray(0, Math.floor(body.byteLength * fault.share)));
        response.destroy();
        return;
      case 'short': {
        const end = Math.max(0, body.byteLength - fault.missingBytes);
        begin({ 'Content-Length': String(end) });
        await this.write(response, body.subarray(0, end));
        response.end();
        return;
      }
      case 'long':
        begin({ 'Content-Length': String(body.byteLength + fault.extraBytes) });
        await this.write(response, body);
        response.destroy();
        return;
      default:
        begin();
        await this.write(response, body);
        response.end();
    }
  }

  private async trickle(
    response: ServerResponse,
    body: Uint8Array,
    pieceBytes: number,
    waitMilliseconds: number,
  ): Promise<void> {
    for (let at = 0; at < body.byteLength && !response.destroyed; at += pieceBytes) {
      await this.write(response, body.subarray(at, at + pieceBytes));
      await sleep(waitMilliseconds);
    }
  }

  /** Resolves when the bytes have left us, or the client has. */
  private async write(response: ServerResponse, bytes: Uint8Array): Promise<void> {
    this.sentBytes += bytes.byteLength;
    await new Promise<void>((resolve) => {
      const done = () => {
        response.off('close', done);
        resolve();
      };
      response.once('close', done);
      response.write(bytes, done);
    });
  }
}

/** A file's bytes as a service serves them: whole, or the range that was asked for (RFC 9110 §14). */
export function fileAnswer(
  subject: string,
  bytes: Uint8Array,
  etag: string,
  { headers, fault }: StandInRequest,
): StandInAnswer {
  const common = { ETag: etag, 'Accept-Ranges': 'bytes', 'Content-Type': 'application/fits' };
  const range = /^bytes=(\d+)-$/.exec(headers.range ?? '');
  const isSame = headers['if-range'] === undefined || headers['if-range'] === etag;
  if (range === null || !isSame || fault(subject)?.kind === 'no-range')
    return { subject, status: 200, headers: common, body: bytes };
  const from = Number(range[1]);
  const size = bytes.byteLength;
  if (from >= size)
    return { subject, status: 416, headers: { 'Content-Range': `bytes */${size}` }, body: new Uint8Array() };
  const contentRange = `bytes ${from}-${size - 1}/${size}`;
  return {
    subject,
    status: 206,
    headers: { ...common, 'Content-Range': contentRange },
    body: bytes.subarray(from),
  };
}

export function textAnswer(subject: string, text: string, type: string, status = 200): StandInAnswer {
  return { subject, status, headers: { 'Content-Type': type }, body: new TextEncoder().encode(text) };
}

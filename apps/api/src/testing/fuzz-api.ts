import { routes, scopes } from '@hstlc/contract';
import { simulateCosFuv } from '@hstlc/simulator';
import type { NestExpressApplication } from '@nestjs/platform-express';
import fc from 'fast-check';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { addToken } from '../cli/token.js';
import { backgroundDownloads } from '../downloads/background-downloads.js';
import { backgroundIngest } from '../ingest/background-ingest.js';
import { createApplication } from '../serve.js';
import { IngestArchive } from './ingest-archive.js';
import { MemoryHoldings } from './stand-ins/holdings.js';
import { startMastStandIn } from './stand-ins/mast.js';
import type { TestDatabaseKind } from './test-databases.js';

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  example: z.string().optional(),
  schema: z.looseObject({ enum: z.array(z.unknown()).optional() }).optional(),
});
const documentSchema = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(parameterSchema).default([]),
        requestBody: z
          .object({ content: z.record(z.string(), z.object({ example: z.unknown().optional() })) })
          .optional(),
      }),
    ),
  ),
});

interface FuzzRequest {
  readonly operation: string;
  readonly method: string;
  readonly address: string;
  readonly body: string | undefined;
  readonly isTrusted: boolean;
}

interface AnsweredRequest extends FuzzRequest {
  readonly status: number;
  readonly answer: string;
}

/** What became of the requests: how many were answered how, and which of them with a fault. */
export interface FuzzReport {
  readonly statuses: ReadonlyMap<number, number>;
  /** 5xx: the server's fault */
  readonly faults: readonly AnsweredRequest[];
}

const wild = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e999',
    'NaN',
    '9'.repeat(30),
    '*',
    '%',
    ',',
    ':',
    '1:2',
    'null',
    '../..',
    '\0',
  ),
  fc.double().map(String),
  fc.integer().map(String),
  fc
    .date({ noInvalidDate: false })
    .map((date) => (Number.isNaN(date.getTime()) ? 'never' : date.toISOString())),
);

function valueOf({ example, schema }: z.infer<typeof parameterSchema>): fc.Arbitrary<string> {
  const known = [...(example === undefined ? [] : [example]), ...(schema?.enum ?? []).map(String)];
  return known.length === 0 ? wild : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, wild);
}

/** Any request of any operation, made from the document: often nearly right, sometimes quite wrong. */
function requests(document: z.infer<typeof documentSchema>): fc.Arbitrary<FuzzRequest> {
  const each = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => requestsOf(path, method.toUpperCase(), operation)),
  );
  return fc.oneof(...each);
}

function requestsOf(
  path: string,
  method: string,
  { operationId, parameters, requestBody }: z.infer<typeof documentSchema>['paths'][string][string],
): fc.Arbitrary<FuzzRequest> {
  const inPath = parameters.filter((each) => each.in === 'path');
  const inQuery = parameters.filter((each) => each.in === 'query');
  const query = fc
    .subarray(inQuery, { maxLength: Math.min(4, inQuery.length) })
    .chain((chosen) =>
      fc.tuple(...chosen.map((each) => valueOf(each).map((value) => [each.name, value] as const))),
    );
  const stray = fc.option(fc.tuple(fc.string({ maxLength: 10 }), wild), { freq: 10 });
  const example = requestBody?.content['application/json']?.example;
  const body =
    requestBody === undefined
      ? fc.constant(undefined)
      : fc.oneof(fc.constant(JSON.stringify(example ?? {})), fc.json(), bodyLike(example));
  return fc
    .tuple(fc.tuple(...inPath.map(valueOf)), query, stray, body, fc.boolean())
    .map(([values, asked, odd, text, isTrusted]) => {
      let address = path;
      for (const [place, { name }] of inPath.entries())
        address = address.replace(`{${name}}`, encoded(values[place] ?? ''));
      const pairs = [...asked, ...(odd === null ? [] : [odd])];
      const search = pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');
      return { operation: operationId, method, address: `${address}?${search}`, body: text, isTrusted };
    });
}

/** The example with other values in its members. */
function bodyLike(example: unknown): fc.Arbitrary<string> {
  const names = typeof example === 'object' && example !== null ? Object.keys(example) : ['a'];
  return fc
    .record(Object.fromEntries(names.map((name) => [name, fc.jsonValue({ maxDepth: 2 })])))
    .map((value) => JSON.stringify(value));
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '?'));
}

/** Asks the running API anything, some requests at a time, and notes every answer that is its own fault. */
export async function fuzzApi(
  kind: TestDatabaseKind,
  specUrl: string,
  count: number,
  seed: number,
): Promise<FuzzReport> {
  const mast = await startMastStandIn(new MemoryHoldings());
  const settings = { HSTLC_RATE_LIMIT: '1000000', HSTLC_LOG_LEVEL: 'error', HSTLC_MAST_URL: mast.url };
  const archive = await IngestArchive.create(kind, specUrl, settings);
  let application: NestExpressApplication | undefined;
  try {
    const exposure = {
      rootname: 'ld9m10ujq',
      targetName: 'GJ-436',
      exposureSeconds: 20,
      sourceRate: 30,
      seed: 7,
    };
    await archive.drop(simulateCosFuv(exposure));
    await archive.run();
    application = await createApplication(archive.configuration, {
      ingest: backgroundIngest,
      downloads: backgroundDownloads,
    });
    await application.listen(0, '127.0.0.1');
    const origin = (await application.getUrl()).replace(/\/$/, '').replace('[::1]', 'localhost');
    const document = documentSchema.parse(await (await fetch(origin + routes.openapi)).json());
    const token = await addToken(application.get(DataSource), 'fuzz', scopes);
    return await askAll(origin, token, fc.sample(requests(document), { numRuns: count, seed }));
  } finally {
    await application?.close();
    await archive.remove();
    await mast.close();
  }
}

async function askAll(origin: string, token: string, all: readonly FuzzRequest[]): Promise<FuzzReport> {
  const statuses = new Map<number, number>();
  const faults: AnsweredRequest[] = [];
  const waiting = [...all];
  const work = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const { status, answer } = await ask(origin, token, next);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status >= 500) faults.push({ ...next, status, answer });
    }
  };
  await Promise.all(Array.from({ length: 6 }, work));
  return { statuses, faults };
}

async function ask(origin: string, token: string, { method, address, body, isTrusted }: FuzzRequest) {
  const response = await fetch(origin + address, {
    method,
    redirect: 'manual',
    headers: {
      ...(isTrusted ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  const isProblem = response.headers.get('content-type')?.includes('problem') ?? false;
  const answer = isProblem ? await response.text() : '';
  if (!isProblem) await response.body?.cancel();
  return { status: response.status, answer: answer.slice(0, 400) };
}

import { routes, scopes } from '@hstlc/contract';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { simulateCosFuv } from '@hstlc/simulator';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addToken } from '../cli/token.js';
import { backgroundIngest } from '../ingest/background-ingest.js';
import { createApplication } from '../serve.js';
import { IngestArchive } from '../testing/ingest-archive.js';
import { testDatabases } from '../testing/test-databases.js';
import { operationExamples } from './operation-examples.js';

const contentSchema = z.record(z.string(), z.object({ schema: z.looseObject({}).optional() }));
const operationSchema = z.object({
  operationId: z.string(),
  parameters: z
    .array(
      z.object({ name: z.string(), in: z.enum(['path', 'query', 'header']), example: z.string().optional() }),
    )
    .default([]),
  security: z.array(z.unknown()).optional(),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ example: z.unknown().optional() })) })
    .optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.optional() })),
});
const documentSchema = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), z.looseObject({})) }),
});
type Document = z.infer<typeof documentSchema>;

/** In this order an operation finds what those before it have made. */
const last = [
  'TokensController_add',
  'TokensController_revoke',
  'AliasesController_add',
  'AliasesController_remove',
  'WithdrawalsController_withdraw',
  'WithdrawalsController_restore',
];

/** What cannot succeed without the services of others, or with a run that is done: the answer is a problem. */
const refusing: Readonly<Record<string, number>> = {
  DownloadsController_start: 503,
  DownloadsController_one: 404,
  DownloadsController_cancel: 404,
  IngestRunsController_cancel: 409,
  IngestRunsController_retry: 409,
};

describe.each(testDatabases)('the OpenAPI document on $kind', (kind) => {
  let archive: IngestArchive;
  let application: NestExpressApplication;
  let origin: string;
  let document: Document;
  let token: string;
  beforeAll(async () => {
    archive = await IngestArchive.create(kind, import.meta.url);
    const exposure = {
      rootname: 'ld9m10ujq',
      targetName: 'GJ-436',
      exposureSeconds: 60,
      sourceRate: 60,
      seed: 7,
    };
    await archive.drop(simulateCosFuv(exposure));
    await archive.run();
    application = await createApplication(archive.configuration, { ingest: backgroundIngest });
    await application.listen(0, '127.0.0.1');
    origin = (await application.getUrl()).replace(/\/$/, '').replace('[::1]', 'localhost');
    document = documentSchema.parse(await (await fetch(origin + routes.openapi)).json());
    token = await addToken(application.get(DataSource), 'everything', scopes);
  });
  afterAll(async () => {
    await application?.close();
    await archive?.remove();
  });

  const operations = () =>
    Object.entries(document.paths)
      .flatMap(([path, item]) =>
        Object.entries(item).map(([method, operation]) => ({
          path,
          method: method.toUpperCase(),
          ...operation,
        })),
      )
      .toSorted((one, other) => last.indexOf(one.operationId) - last.indexOf(other.operationId));

  type CalledOperation = ReturnType<typeof operations>[number];

  const addressOf = (operation: CalledOperation, values: Readonly<Record<string, string>> = {}) => {
    const url = new URL(origin);
    let pathname = operation.path;
    for (const { name, in: place, example } of operation.parameters) {
      const value = values[name] ?? example;
      if (place === 'path') pathname = pathname.replace(`{${name}}`, encodeURIComponent(value ?? ''));
      else if (place === 'query' && value !== undefined) url.searchParams.set(name, value);
    }
    return `${origin}${pathname}${url.search}`;
  };

  const call = (operation: CalledOperation, address: string, isTrusted: boolean) => {
    const headers: Record<string, string> =
      isTrusted && operation.security !== undefined ? { Authorization: `Bearer ${token}` } : {};
    const content = operation.requestBody?.content ?? {};
    let body: string | FormData | undefined;
    if (content['multipart/form-data'] !== undefined) {
      body = new FormData();
      const [file] = simulateCosFuv({
        rootname: 'lupld1010',
        exposureSeconds: 5,
        sourceRate: 5,
        seed: 1,
      }).files;
      body.set('files', new Blob([new Uint8Array(file!.bytes)]), file!.filename);
    } else if (content['application/json'] !== undefined) {
      headers['Content-Type'] = 'application/json';
      body = JSON.stringify(content['application/json'].example);
    }
    const { method } = operation;
    return fetch(address, { method, headers, redirect: 'manual', ...(body === undefined ? {} : { body }) });
  };

  /** Holds a body against what the document says of it. */
  const requireAsDescribed = async (operation: CalledOperation, response: Response) => {
    const described = operation.responses[String(response.status)] ?? operation.responses.default;
    expect(described, `${operation.operationId} answers ${response.status}`).toBeDefined();
    const type = response.headers.get('content-type')?.split(';')[0] ?? '';
    const schema = described!.content?.[type]?.schema;
    if (schema === undefined) {
      await response.body?.cancel();
      return;
    }
    const whole = withoutReferences(schema, document.components.schemas);
    const result = z
      .fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0])
      .safeParse(await response.json());
    expect(result.error?.issues.slice(0, 3), operation.operationId).toBeUndefined();
  };

  it('is of version 3.1, and every operation has an example', () => {
    expect(document.openapi).toMatch(/^3\.1/);
    expect(
      operations()
        .map(({ operationId }) => operationId)
        .toSorted(),
    ).toEqual(Object.keys(operationExamples).toSorted());
  });

  it('says what every example is answered with', async () => {
    let bundle = '';
    for (const operation of operations().toSorted(({ operationId }) =>
      operationId === 'BundlesController_make' ? -1 : 0,
    )) {
      const values: Record<string, string> = operation.path.includes('/bundles/') ? { id: bundle } : {};
      const response = await call(operation, addressOf(operation, values), true);
      const { operationId } = operation;
      if (operationId === 'BundlesController_make') {
        const made = z.object({ id: z.string() }).parse(await response.clone().json());
        bundle = made.id;
      }
      const status = refusing[operationId];
      if (status === undefined) expect(response.status < 400, `${operationId} ${response.status}`).toBe(true);
      else expect(response.status, operationId).toBe(status);
      await requireAsDescribed(operation, response);
    }
  });

  it('says what is answered to those who may not, ask for nothing or ask wrong', async () => {
    for (const operation of operations()) {
      if (operation.path.startsWith('/vo/')) continue;
      const cases = [];
      if (operation.security !== undefined)
        cases.push({ status: [401], address: addressOf(operation), trusted: false });
      if (operation.method === 'GET' && operation.path.startsWith('/api/v1/'))
        cases.push({ status: [400], address: withParameter(addressOf(operation)), trusted: true });
      // a name that no target has has no aliases
      const isNamed = operation.parameters.some((each) => each.in === 'path');
      if (isNamed && operation.operationId !== 'AliasesController_list')
        cases.push({
          status: [400, 404],
          address: addressOf(operation, {
            rootname: 'nothing',
            id: 'nothing',
            filename: 'nothing',
            name: 'nothing',
          }),
          trusted: true,
        });
      for (const { status, address, trusted } of cases) {
        const response = await call(operation, address, trusted);
        expect(status, `${operation.operationId} ${address} ${response.status}`).toContain(response.status);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        await requireAsDescribed(operation, response);
      }
    }
  });
});

/** A schema with what it refers to in the places of the references. */
function withoutReferences(node: unknown, schemas: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(node)) return node.map((each) => withoutReferences(each, schemas));
  if (typeof node !== 'object' || node === null) return node;
  if ('$ref' in node) {
    const name = String(node.$ref).replace('#/components/schemas/', '');
    expect(Object.keys(schemas)).toContain(name);
    return withoutReferences(schemas[name], schemas);
  }
  // the name of the schema, where it is not a property called so
  const entries = Object.entries(node).filter(
    ([key, value]) => !(/^(\$id|id|\$schema)$/.test(key) && typeof value === 'string'),
  );
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutReferences(value, schemas)]));
}

function withParameter(address: string): string {
  const url = new URL(address);
  url.searchParams.set('colour', 'blue');
  return url.href;
}

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { problemCodes, problemSchema, routes } from '@hstlc/contract';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseConfiguration } from './config/configuration.js';
import { problemStatus } from './http/problem-status.js';
import { startServer } from './serve.js';
import { startSeededApplication, type SeededApplication } from './testing/seeded-application.js';
import { testDatabases } from './testing/test-databases.js';

describe.each(testDatabases)('the server on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  it('describes itself in OpenAPI 3.1 by the schemas of the contract', async () => {
    const { body } = await seeded.http.get(routes.openapi).expect(200);
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths).sort()).toEqual(
      [
        '/api/v1/audit',
        '/api/v1/bad-data',
        '/api/v1/bundles',
        '/api/v1/bundles/{id}',
        '/api/v1/bundles/{id}.manifest.csv',
        '/api/v1/bundles/{id}.sh',
        '/api/v1/bundles/{id}.zip',
        '/api/v1/downloads',
        '/api/v1/downloads/{id}',
        '/api/v1/ingest-runs',
        '/api/v1/ingest-runs/{id}',
        '/api/v1/ingest-runs/{id}/events',
        '/api/v1/ingest-runs/{id}/log',
        '/api/v1/ingest-runs/{id}/retry',
        '/api/v1/lightcurves',
        '/api/v1/lightcurves/facets',
        '/api/v1/lightcurves/{id}',
        '/api/v1/lightcurves/{id}/data',
        '/api/v1/lightcurves/{id}/periodogram',
        '/api/v1/lightcurves/{id}/preview.png',
        '/api/v1/lightcurves/{id}/thumbnail',
        '/api/v1/observations',
        '/api/v1/observations/facets',
        '/api/v1/observations/{rootname}',
        '/api/v1/products/{filename}',
        '/api/v1/products/{filename}/withdraw',
        '/api/v1/products/{filename}/restore',
        '/api/v1/observations/{rootname}/detector',
        '/api/v1/observations/{rootname}/events',
        '/api/v1/observations/{rootname}/extraction',
        '/api/v1/observations/{rootname}/fold',
        '/api/v1/observations/{rootname}/release',
        '/api/v1/observations/{rootname}/spectrogram',
        '/api/v1/observations/{rootname}/spectrum',
        '/api/v1/observations/{rootname}/timeline',
        '/api/v1/statistics/configurations',
        '/api/v1/statistics/exploratory',
        '/api/v1/statistics/exposure-time',
        '/api/v1/statistics/growth',
        '/api/v1/statistics/optical-elements',
        '/api/v1/target-suggestions',
        '/api/v1/targets',
        '/api/v1/targets/{name}',
        '/api/v1/targets/{name}/aliases',
        '/api/v1/tokens',
        '/api/v1/tokens/self',
        '/api/v1/tokens/{name}',
        '/api/v1/uploads',
        '/health/live',
        '/health/ready',
        '/metrics',
        '/vo/scs',
        '/vo/datalink/links',
        '/vo/extraction',
      ].sort(),
    );
    const parameters: { name: string }[] = body.paths['/api/v1/targets'].get.parameters;
    expect(parameters.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['q', 'limit', 'cursor', 'instrument']),
    );
    expect(body.components.schemas.Observation.properties.exposureSeconds).toMatchObject({ type: 'number' });
    expect(body.components.schemas).toHaveProperty('IngestRun');
  });

  it('has a page to read that description', async () => {
    await seeded.http.get(routes.documentation).expect(200).expect('content-type', /html/);
  });

  it('says that it lives and is ready', async () => {
    await seeded.http.get(routes.live).expect(200, { status: 'live' });
    await seeded.http.get(routes.ready).expect(200, { status: 'ready' });
  });

  it('answers an unknown address with a problem that names the request', async () => {
    const { body, headers } = await seeded.http
      .get('/api/v1/nothing')
      .set('X-Request-Id', 'mine-1')
      .expect(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(problemSchema.parse(body)).toMatchObject({
      code: 'not-found',
      status: 404,
      instance: '/api/v1/nothing',
      requestId: 'mine-1',
    });
  });

  it('refuses parameters where there are none', async () => {
    await seeded.http.get(routes.observation('ld9m10ujq')).query({ verbose: 1 }).expect(400);
  });

  it('lets pages of other origins read, not write', async () => {
    const read = await seeded.http.get(routes.targets).set('Origin', 'https://example.org').expect(200);
    expect(read.headers['access-control-allow-origin']).toBe('*');
    const ask = await seeded.http.options(routes.ingestRuns).set('Origin', 'https://example.org').expect(204);
    expect(ask.headers['access-control-allow-methods']).not.toContain('POST');
    expect(read.headers['content-security-policy']).toContain("default-src 'self'");
    expect(read.headers['x-powered-by']).toBeUndefined();
  });
});

it('maps every problem code of the contract to a status', () => {
  expect(Object.keys(problemStatus).sort()).toEqual([...problemCodes].sort());
});

it('listens on a free port, and after closing answers no more', async () => {
  const home = await mkdtemp(path.join(tmpdir(), 'hstlc-serve-'));
  const server = await startServer(parseConfiguration({ HSTLC_HOME: home, HSTLC_PORT: '0' }, home));
  await supertest(server.url).get(routes.ready).expect(200);
  await server.close();
  await expect(fetch(server.url + routes.live)).rejects.toThrow();
  await rm(home, { recursive: true });
});

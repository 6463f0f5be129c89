import { lightcurveDetailSchema, observationDetailSchema, routes } from '@hstlc/contract';
import { simulateStis } from '@hstlc/simulator';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApplication } from '../serve.js';
import { IngestArchive } from '../testing/ingest-archive.js';
import { testDatabases } from '../testing/test-databases.js';

const rootname = 'overs1010';

describe.each(testDatabases)('versions on $kind', (kind) => {
  let archive: IngestArchive;
  let application: NestExpressApplication;
  beforeAll(async () => {
    archive = await IngestArchive.create(kind, import.meta.url);
    for (const seed of [1, 2]) {
      await archive.drop(simulateStis({ rootname, exposureSeconds: 30, sourceRate: 50, seed }));
      await archive.run();
    }
    application = await createApplication(archive.configuration);
    await application.init();
  });
  afterAll(async () => {
    await application?.close();
    await archive?.remove();
  });

  it('of a lightcurve are told with what is other in each', async () => {
    const { body } = await supertest(application.getHttpServer())
      .get(routes.lightcurve(`${rootname}_curve`))
      .expect(200);
    const { sha256, versions } = lightcurveDetailSchema.parse(body);
    expect(versions).toHaveLength(2);
    expect(versions[0]).toMatchObject({ sha256, supersededAt: null, version: '1.0' });
    expect(versions[1]!.supersededAt).toMatch(/Z$/);
    const inputs = versions[0]!.differences.filter(({ subject }) => subject.startsWith('input '));
    expect(inputs.length).toBeGreaterThan(0);
    for (const { before, now } of inputs) expect(before).not.toBe(now);
    expect(versions[0]!.differences.map(({ subject }) => subject)).not.toContain('DATE');
    expect(versions[1]!.differences).toEqual([]);
  });

  it('of input files are told with their checksums', async () => {
    const { body } = await supertest(application.getHttpServer())
      .get(routes.observation(rootname))
      .expect(200);
    const { inputs, superseded } = observationDetailSchema.parse(body);
    expect(superseded.length).toBeGreaterThan(0);
    for (const { filename, sha256 } of superseded) {
      const successor = inputs.find((input) => input.filename === filename);
      expect(successor).toBeDefined();
      expect(successor!.sha256).not.toBe(sha256);
    }
  });
});

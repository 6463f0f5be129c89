import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { parseConfiguration, type Configuration } from '../config/configuration.js';
import type { Environment } from '../config/environment.js';
import { createApplication, type ServeOptions } from '../serve.js';
import { seedArchive } from './seed-archive.js';
import type { TestDatabaseKind } from './test-databases.js';

/** A real application on a real database, filled with the seeded archive. */
export interface SeededApplication {
  readonly application: NestExpressApplication;
  readonly configuration: Configuration;
  readonly dataSource: DataSource;
  readonly http: ReturnType<typeof supertest>;
  close(): Promise<void>;
}

export async function startSeededApplication(
  kind: TestDatabaseKind,
  specUrl: string,
  options: ServeOptions = {},
  settings: Environment = {},
): Promise<SeededApplication> {
  const database = await kind.create(specUrl);
  const home = await mkdtemp(path.join(tmpdir(), 'hstlc-archive-'));
  const configuration = parseConfiguration(
    {
      HSTLC_LOG_LEVEL: 'error',
      HSTLC_RATE_LIMIT: '0',
      ...settings,
      HSTLC_HOME: home,
      HSTLC_DATABASE_URL: database.url,
    },
    home,
  );
  const application = await createApplication(configuration, options);
  await application.init();
  const dataSource = application.get(DataSource);
  await seedArchive(dataSource, configuration.directories);
  return {
    application,
    configuration,
    dataSource,
    http: supertest(application.getHttpServer()),
    close: async () => {
      await application.close();
      await database.remove();
      await rm(home, { recursive: true });
    },
  };
}

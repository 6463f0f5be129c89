import type { AddressInfo } from 'node:net';
import { mkdir } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { apiPrefix, routes } from '@hstlc/contract';
import { AppModule, type ApplicationParts } from './app.module.js';
import type { Configuration } from './config/configuration.js';
import { openDatabase } from './database/data-source.js';
import { noDownloads, type DownloadLauncherFactory } from './downloads/download-launcher.js';
import { auditWrites } from './audit/audit-writes.js';
import { Metrics } from './health/metrics.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { RunEvents } from './ingest-runs/run-events.js';
import { limitBodyTime } from './protection/body-timeout.js';
import { drain } from './protection/drain.js';
import { expectJson } from './protection/expect-json.js';
import { refuseOddBody } from './protection/plain-body.js';
import { limitRate } from './protection/limit-rate.js';
import { LineLog } from './protection/log-line.js';
import { logRequests } from './protection/log-requests.js';
import { NestLogger } from './protection/nest-logger.js';
import { giveSecurityHeaders, letOthersRead } from './protection/security-headers.js';
import { serveApiDescription } from './http/openapi.js';
import { ProblemFilter } from './http/problem.filter.js';
import { giveRequestId } from './http/request-id.js';
import { createValidationPipe } from './http/validation.pipe.js';
import { refuseUnknownVo } from './http/vo-problem.js';
import { StrayQueryInterceptor } from './http/stray-query.interceptor.js';
import { serveWebPage } from './http/web-page.js';
import { noIngest, type IngestLauncherFactory } from './ingest-runs/ingest-launcher.js';

export interface ServeOptions {
  /** Who runs the ingest runs that are asked for; by default nobody. */
  readonly ingest?: IngestLauncherFactory;
  /** Who runs the downloads that are asked for; by default nobody. */
  readonly downloads?: DownloadLauncherFactory;
}

/** A server that answers. */
export interface RunningServer {
  /** Where it answers, without a slash at the end. */
  readonly url: string;
  /** Lets what is under way end, then closes everything. */
  close(): Promise<void>;
}

/** The application with its database opened and migrated, not yet listening. */
export async function createApplication(
  configuration: Configuration,
  { ingest = noIngest, downloads = noDownloads }: ServeOptions = {},
): Promise<NestExpressApplication> {
  await mkdir(configuration.directories.home, { recursive: true });
  const dataSource = await openDatabase(configuration.databaseUrl);
  const parts = { dataSource, configuration };
  return createNest({ ...parts, launcher: ingest(parts), downloads: downloads(parts) });
}

async function createNest(parts: ApplicationParts): Promise<NestExpressApplication> {
  const { protection } = parts.configuration;
  const lines = new LineLog(protection.logLevel);
  const application = await NestFactory.create<NestExpressApplication>(AppModule.with(parts), {
    logger: new NestLogger(lines),
    abortOnError: false,
    bodyParser: false,
  });
  application.disable('x-powered-by');
  application.set('trust proxy', [...protection.trustedProxies]);
  application.use(giveRequestId, application.get(Metrics).measure(), logRequests(lines));
  application.use(giveSecurityHeaders, letOthersRead);
  application.use(auditWrites(parts.dataSource, lines), limitRate(protection.requestsPerMinute));
  application.use(expectJson, limitBodyTime(protection.bodyTimeoutMilliseconds));
  application.useBodyParser('json', { limit: protection.bodyBytes });
  application.use(refuseOddBody);
  const outside = [
    routes.live,
    routes.ready,
    routes.metrics,
    routes.scs,
    routes.datalink,
    routes.voExtraction,
  ];
  application.setGlobalPrefix(apiPrefix, { exclude: outside });
  application.useGlobalPipes(createValidationPipe());
  application.useGlobalInterceptors(
    new StrayQueryInterceptor(),
    new IdempotencyInterceptor(parts.dataSource),
  );
  application.useGlobalFilters(new ProblemFilter());
  application.use('/vo', refuseUnknownVo);
  serveApiDescription(application);
  serveWebPage(application);
  return application;
}

/** Starts a server; it stops by its `close` alone. */
export async function startServer(
  configuration: Configuration,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const application = await createApplication(configuration, options);
  try {
    await application.listen(configuration.port, configuration.host);
  } catch (error) {
    await application.close();
    throw error;
  }
  const server = application.getHttpServer();
  const { bodyTimeoutMilliseconds, idleTimeoutMilliseconds, drainSeconds } = configuration.protection;
  server.headersTimeout = bodyTimeoutMilliseconds;
  // an upload takes as long as it takes: other bodies have their own limit
  server.requestTimeout = 0;
  server.setTimeout(idleTimeoutMilliseconds);
  return {
    url: urlOf(server.address()),
    close: async () => {
      application.get(RunEvents, { strict: false }).endAll();
      await drain(server, drainSeconds);
      await application.close();
    },
  };
}

/** Starts a server, prints its address on stdout, and returns when SIGINT or SIGTERM has stopped it. */
export async function serve(configuration: Configuration, options: ServeOptions = {}): Promise<void> {
  const server = await startServer(configuration, options);
  process.stdout.write(`hstlc serves at ${server.url}\n`);
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  process.stderr.write('stopping\n');
  await server.close();
}

function urlOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string')
    throw new TypeError('expected a server that listens on a port');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}

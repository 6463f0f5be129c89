import type { AddressInfo } from 'node:net';
import { mkdir } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { apiPrefix, routes } from '@hstlc/contract';
import { AppModule, type ApplicationParts } from './app.module.js';
import type { Configuration } from './config/configuration.js';
import { openDatabase } from './database/data-source.js';
import { noDownloads, type DownloadLauncherFactory } from './downloads/download-launcher.js';
import { serveApiDescription } from './http/openapi.js';
import { ProblemFilter } from './http/problem.filter.js';
import { giveRequestId } from './http/request-id.js';
import { giveResponseHeaders } from './http/response-headers.js';
import { createValidationPipe } from './http/validation.pipe.js';
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

/** How long answers that are under way may take when the server stops (ms). */
const drainMilliseconds = 10_000;

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
  const module = AppModule.with(parts);
  const application = await NestFactory.create<NestExpressApplication>(module, {
    logger: ['error', 'warn'],
    abortOnError: false,
  });
  application.disable('x-powered-by');
  application.use(giveRequestId, giveResponseHeaders);
  const outside = [routes.live, routes.ready];
  application.setGlobalPrefix(apiPrefix, { exclude: outside });
  application.useGlobalPipes(createValidationPipe());
  application.useGlobalFilters(new ProblemFilter());
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
  return {
    url: urlOf(server.address()),
    close: async () => {
      const deadline = setTimeout(() => server.closeAllConnections(), drainMilliseconds);
      server.closeIdleConnections();
      await application.close();
      clearTimeout(deadline);
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

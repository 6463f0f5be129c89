import { Command } from 'commander';
import { loadConfiguration } from '../config/configuration.js';
import { CommandFailure, exitCodes } from './exit-codes.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('API and web page on one port; brings the schema up to date first')
    .action(async () => {
      // the server is loaded by those who serve only
      const { serve } = await import('../serve.js');
      const { backgroundIngest } = await import('../ingest/background-ingest.js');
      const { backgroundDownloads } = await import('../downloads/background-downloads.js');
      const configuration = loadConfiguration();
      await serve(configuration, { ingest: backgroundIngest, downloads: backgroundDownloads }).catch(
        (error: unknown) => {
          throw isPortTaken(error) ? portTaken(configuration.port) : error;
        },
      );
    });
}

function isPortTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function portTaken(port: number): CommandFailure {
  const message = `port ${port} is taken by another program: set HSTLC_PORT to another, or to 0 for a free one`;
  return new CommandFailure(message, exitCodes.couldNotRun);
}

import { Command } from 'commander';
import { loadConfiguration } from '../config/configuration.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('API and web page on one port; brings the schema up to date first')
    .action(async () => {
      // the server is loaded by those who serve only
      const { serve } = await import('../serve.js');
      const { backgroundIngest } = await import('../ingest/background-ingest.js');
      await serve(loadConfiguration(), { ingest: backgroundIngest });
    });
}

import { Command } from 'commander';
import { loadConfiguration } from '../config/configuration.js';
import { serve } from '../serve.js';

export function serveCommand(): Command {
  return new Command('serve')
    .description('API and web page on one port; brings the schema up to date first')
    .action(() => serve(loadConfiguration()));
}

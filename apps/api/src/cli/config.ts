import { Command } from 'commander';
import { loadConfiguration } from '../config/configuration.js';
import { readEnvironment } from '../config/environment.js';
import { settings } from '../config/settings.js';

export function configCommand(): Command {
  return new Command('config')
    .description('every setting with unit, default and present value; passwords masked')
    .option('--json', 'one JSON object on stdout')
    .action(({ json }: { json?: boolean }) => {
      // reports every problem before anything is printed
      loadConfiguration();
      const environment = readEnvironment(process.cwd());
      const rows = settings.map(({ name, unit, default: standard, help }) => {
        return { name, unit, default: standard, value: masked(environment[name] ?? standard), help };
      });
      if (json) process.stdout.write(`${JSON.stringify({ schema: 'hstlc.config/1', settings: rows })}\n`);
      else
        for (const { name, value, unit, help } of rows)
          process.stdout.write(`${name}=${value}\n    ${help} (${unit})\n`);
    });
}

/** A URL without its password. */
function masked(value: string): string {
  return value.replace(/(:\/\/[^:/@]*):[^@]*@/, '$1:***@');
}

import { Command } from 'commander';
import { makePlots } from '../plots/make-plots.js';
import { withArchive } from './with-archive.js';

export function plotsCommand(): Command {
  return new Command('plots')
    .description("the collection's plots and exploratory tables, into plots/")
    .action(async () => {
      const made = await withArchive(({ database, context }) =>
        makePlots(database, context.permissions, context.directories),
      );
      process.stdout.write(made.map((name) => `${name}\n`).join(''));
    });
}

import { Command } from 'commander';
import { loadConfiguration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';

export function migrateCommand(): Command {
  return new Command('migrate').description('brings the database schema up to date').action(async () => {
    const database = await openDatabase(loadConfiguration().databaseUrl);
    await database.destroy();
    process.stderr.write('the schema is up to date\n');
  });
}

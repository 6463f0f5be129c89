import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { scopes, type Scope } from '@hstlc/contract';
import { auditCommand } from '../audit/audit-command.js';
import { loadConfiguration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { TokensRepository } from '../tokens/tokens.repository.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import { releaseDate } from './options.js';

export function tokenCommand(): Command {
  const command = new Command('token').description('staff API tokens');
  command
    .command('add')
    .description('makes a token and prints it once; only its hash is kept')
    .argument('<name>')
    .option('--scopes <scopes...>', `any of ${scopes.join(', ')}`, ['ingest:write'])
    .option('--expires <date>', 'when it ends (UTC), such as 2027-01-31; without it: never', releaseDate)
    .action(async (name: string, flags: { scopes: string[]; expires?: Date }) => {
      const token = await withDatabase((database) => addToken(database, name, flags.scopes, flags.expires));
      process.stdout.write(`${token}\n`);
    });
  command
    .command('list')
    .description('names, scopes, last use and end')
    .action(() => withDatabase(listTokens));
  command
    .command('revoke')
    .description('ends a token at once')
    .argument('<name>')
    .action((name: string) => withDatabase((database) => revokeToken(database, name)));
  return command;
}

async function withDatabase<Result>(work: (database: DataSource) => Promise<Result>): Promise<Result> {
  const database = await openDatabase(loadConfiguration().databaseUrl);
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}

/** Makes a token. @throws CommandFailure for an unknown scope or a name that is taken */
export async function addToken(
  database: DataSource,
  name: string,
  wanted: readonly string[],
  expires?: Date,
): Promise<string> {
  const unknown = wanted.filter((scope) => !scopes.some((known) => known === scope));
  if (unknown.length > 0)
    throw new CommandFailure(
      `scope: expected ${scopes.join(', ')}, found ${unknown.join(', ')}`,
      exitCodes.wrongUsage,
    );
  const held: Scope[] = scopes.filter((scope) => wanted.includes(scope));
  const token = await new TokensRepository(database).add({
    name,
    scopes: held,
    ...(expires === undefined ? {} : { expiresAt: expires.toISOString() }),
  });
  if (token === undefined)
    throw new CommandFailure(
      `token ${JSON.stringify(name)} exists: choose another name`,
      exitCodes.wrongUsage,
    );
  await auditCommand(database, 'token add', { name, scopes: held, expiresAt: expires?.toISOString() });
  return token;
}

async function listTokens(database: DataSource): Promise<void> {
  for (const { name, scopes: held, lastUsedAt, expiresAt, revokedAt } of await new TokensRepository(
    database,
  ).list()) {
    const words = [
      name,
      held.join(' '),
      lastUsedAt === null ? 'never used' : `last used ${lastUsedAt}`,
      ...(expiresAt === null ? [] : [`until ${expiresAt}`]),
      ...(revokedAt === null ? [] : ['revoked']),
    ];
    process.stdout.write(`${words.join('\t')}\n`);
  }
}

async function revokeToken(database: DataSource, name: string): Promise<void> {
  if (!(await new TokensRepository(database).revoke(name)))
    throw new CommandFailure(`token ${JSON.stringify(name)}: no such token in force`, exitCodes.wrongUsage);
  await auditCommand(database, 'token revoke', { name });
  process.stderr.write(`token ${name} is revoked\n`);
}

import { Command } from 'commander';
import { IsNull, type DataSource } from 'typeorm';
import { loadConfiguration } from '../config/configuration.js';
import { openDatabase } from '../database/data-source.js';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { tokenHash, newToken, scopes } from '../http/api-token.js';
import { CommandFailure, exitCodes } from './exit-codes.js';

export function tokenCommand(): Command {
  const command = new Command('token').description('staff API tokens');
  command
    .command('add')
    .description('makes a token and prints it once; only its hash is kept')
    .argument('<name>')
    .option('--scopes <scopes...>', `any of ${scopes.join(', ')}`, ['ingest:write'])
    .action(async (name: string, flags: { scopes: string[] }) => {
      const token = await withDatabase((database) => addToken(database, name, flags.scopes));
      process.stdout.write(`${token}\n`);
    });
  command
    .command('list')
    .description('names, scopes and last use')
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
): Promise<string> {
  const unknown = wanted.filter((scope) => !scopes.some((known) => known === scope));
  if (unknown.length > 0)
    throw new CommandFailure(
      `scope: expected ${scopes.join(', ')}, found ${unknown.join(', ')}`,
      exitCodes.wrongUsage,
    );
  const tokens = database.getRepository(ApiTokenRow);
  if (await tokens.existsBy({ name }))
    throw new CommandFailure(
      `token ${JSON.stringify(name)} exists: choose another name`,
      exitCodes.wrongUsage,
    );
  const token = newToken();
  await tokens.insert({
    name,
    tokenHash: tokenHash(token),
    scopes: wanted.join(' '),
    createdAt: new Date(),
    expiresAt: null,
    lastUsedAt: null,
    revokedAt: null,
  });
  return token;
}

async function listTokens(database: DataSource): Promise<void> {
  const rows = await database.getRepository(ApiTokenRow).find({ order: { name: 'ASC' } });
  for (const { name, scopes: held, lastUsedAt, revokedAt } of rows) {
    const use = lastUsedAt === null ? 'never used' : `last used ${lastUsedAt.toISOString()}`;
    process.stdout.write(`${name}\t${held}\t${use}${revokedAt === null ? '' : '\trevoked'}\n`);
  }
}

async function revokeToken(database: DataSource, name: string): Promise<void> {
  const where = { name, revokedAt: IsNull() };
  const { affected } = await database.getRepository(ApiTokenRow).update(where, { revokedAt: new Date() });
  if (affected === 0)
    throw new CommandFailure(`token ${JSON.stringify(name)}: no such token in force`, exitCodes.wrongUsage);
  process.stderr.write(`token ${name} is revoked\n`);
}

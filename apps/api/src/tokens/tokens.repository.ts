import { scopes, type Token, type TokenRequest } from '@hstlc/contract';
import { IsNull, type DataSource, type Repository } from 'typeorm';
import { ApiTokenRow } from '../database/entities/api-token-row.js';
import { newToken, tokenHash } from '../http/api-token.js';

/** The staff tokens; both the command line and the API keep them through this. */
export class TokensRepository {
  private readonly rows: Repository<ApiTokenRow>;

  constructor(dataSource: DataSource) {
    this.rows = dataSource.getRepository(ApiTokenRow);
  }

  /** In the order of their names, those that were revoked too. */
  async list(): Promise<Token[]> {
    return (await this.rows.find({ order: { name: 'ASC' } })).map(toToken);
  }

  async find(name: string): Promise<Token | undefined> {
    const row = await this.rows.findOneBy({ name });
    return row === null ? undefined : toToken(row);
  }

  /** @returns the token itself, which is nowhere kept; undefined when the name is taken */
  async add({ name, scopes: wanted, expiresAt }: TokenRequest): Promise<string | undefined> {
    if (await this.rows.existsBy({ name })) return undefined;
    const token = newToken();
    await this.rows.insert({
      name,
      tokenHash: tokenHash(token),
      scopes: [...new Set(wanted)].join(' '),
      createdAt: new Date(),
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
      lastUsedAt: null,
      revokedAt: null,
    });
    return token;
  }

  /** Ends a token at once. @returns false when there is none of this name that is not revoked */
  async revoke(name: string): Promise<boolean> {
    const { affected } = await this.rows.update({ name, revokedAt: IsNull() }, { revokedAt: new Date() });
    return affected === 1;
  }
}

function toToken(row: ApiTokenRow): Token {
  const held = row.scopes.split(' ');
  return {
    name: row.name,
    scopes: scopes.filter((scope) => held.includes(scope)),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  };
}

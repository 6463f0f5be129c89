import { DataSource } from 'typeorm';
import { TargetAliasRow, type AliasOrigin } from '../database/entities/target-alias-row.js';
import { inTransaction } from '../database/in-transaction.js';
import { ProblemFailure } from '../http/problem-failure.js';
import { exceptionKey, targetNameKey } from './target-name-key.js';

/** An alias that somebody adds. */
export interface NewAlias {
  readonly alias: string;
  readonly target: string;
  readonly origin: AliasOrigin;
  readonly addedBy: string;
}

/** The other names of targets; compared by `targetNameKey`, so that one row serves all spellings. */
export class TargetAliasesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Every alias, or those of one target, in the order of their targets. */
  list(target?: string): Promise<TargetAliasRow[]> {
    return this.rows.find({
      where: target === undefined ? {} : { target },
      order: { target: 'ASC', aliasKey: 'ASC' },
    });
  }

  /** The target that a name is an alias of, however it is spelt. */
  async targetOf(name: string): Promise<string | null> {
    const row = await this.rows.findOneBy({ aliasKey: targetNameKey(name) });
    return row?.target ?? null;
  }

  /**
   * What staff and the name service have decided so far, as a function from the name in a header to that of the target:
   * for whoever names many exposures. A name nothing was decided about stays as it is.
   */
  async decided(): Promise<(headerName: string) => string> {
    const rows = await this.rows.find();
    const targets = new Map(rows.map(({ aliasKey, target }) => [aliasKey, target]));
    return (headerName) =>
      targets.get(exceptionKey(headerName)) ?? targets.get(targetNameKey(headerName)) ?? headerName;
  }

  /**
   * The aliases in whose key that of `searched` occurs, for a search by a part of a name.
   *
   * @param limit at most so many
   */
  matching(searched: string, limit: number): Promise<TargetAliasRow[]> {
    return this.rows
      .createQueryBuilder('alias')
      .where('INSTR(alias.aliasKey, :key) > 0', { key: targetNameKey(searched) })
      .orderBy('alias.aliasKey')
      .take(limit)
      .getMany();
  }

  /**
   * Adds an alias; one that is there already for the same target stays as it is.
   *
   * @throws ProblemFailure `invalid-request` for a name without letter or digit or too long, `conflict` when it is
   *   an alias of another target
   */
  async add({ alias, target, origin, addedBy }: NewAlias): Promise<TargetAliasRow> {
    const aliasKey = targetNameKey(alias);
    if (!/[A-Z0-9]/.test(aliasKey) || alias.length > 60)
      throw new ProblemFailure(
        'invalid-request',
        `alias ${JSON.stringify(alias)}: expected a name of at most 60 characters`,
      );
    return inTransaction(this.dataSource, async (manager) => {
      const known = await manager.findOneBy(TargetAliasRow, { aliasKey });
      if (known?.target === target) return known;
      if (known !== null)
        throw new ProblemFailure(
          'conflict',
          `alias ${JSON.stringify(alias)}: it is one of ${JSON.stringify(known.target)} (as ${JSON.stringify(known.alias)})`,
        );
      const row = { alias, aliasKey, target, origin, addedBy: addedBy.slice(0, 60), addedAt: new Date() };
      return manager.save(TargetAliasRow, row);
    });
  }

  /** Makes a spelling stand for itself, whatever the rules say. */
  async addException(name: string, addedBy: string): Promise<void> {
    const aliasKey = exceptionKey(name);
    if (await this.rows.existsBy({ aliasKey })) return;
    const row = {
      alias: name,
      aliasKey,
      target: name,
      origin: 'exception',
      addedBy: addedBy.slice(0, 60),
    } as const;
    await this.rows.insert({ ...row, addedAt: new Date() });
  }

  async removeException(name: string): Promise<void> {
    await this.rows.delete({ aliasKey: exceptionKey(name) });
  }

  /** Removes an alias, however it is spelt; false when there was none. */
  async remove(alias: string, target?: string): Promise<boolean> {
    const aliasKey = targetNameKey(alias);
    const { affected } = await this.rows.delete(target === undefined ? { aliasKey } : { aliasKey, target });
    return affected !== 0;
  }

  private get rows() {
    return this.dataSource.getRepository(TargetAliasRow);
  }
}

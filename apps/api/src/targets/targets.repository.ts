import { Injectable } from '@nestjs/common';
import type { TargetMatch, Withdrawn } from '@hstlc/contract';
import { DataSource, In, Not } from 'typeorm';
import { z } from 'zod';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { StatsRow } from '../database/entities/stats-row.js';
import { TargetAliasRow } from '../database/entities/target-alias-row.js';
import { onlyPublic } from '../database/public-rows.js';
import { ListReader } from '../lists/list-reader.js';
import type { ListRow } from '../lists/list-row.js';
import { targetNameKey } from '../target-names/target-name-key.js';
import { withdrawnOfTarget } from '../withdrawals/withdrawn-of-target.js';
import { searchable, targetList } from './target-list.js';

/** The extremes of what all lightcurves of a target show. */
const variabilitySchema = z.object({
  name: z.string(),
  largestPoissonFactorGross: z.coerce.number().nullable(),
  smallestLsFap: z.coerce.number().nullable(),
});
export type TargetVariability = z.infer<typeof variabilitySchema>;

/** How many rootnames are told as reasons why a target was found. */
const mostRootnames = 3;

@Injectable()
export class TargetsRepository {
  constructor(
    private readonly dataSource: DataSource,
    private readonly lists: ListReader,
  ) {}

  /** The target of that name, or whose alias that is; undefined when there is none. */
  async find(name: string): Promise<ListRow | undefined> {
    const exactly = await this.ofName(name);
    if (exactly !== undefined) return exactly;
    const aliases = this.dataSource.getRepository(TargetAliasRow);
    const alias = await aliases.findOneBy({ aliasKey: targetNameKey(name), origin: Not('exception') });
    return alias === null ? undefined : this.ofName(alias.target);
  }

  private async ofName(name: string): Promise<ListRow | undefined> {
    const chosen = await this.lists.choose(targetList, {});
    const where = { sql: 'target.name = ?', values: [name] };
    const { rows } = await this.lists.pageOf(targetList, { ...chosen, where }, { limit: 1 });
    return rows[0];
  }

  /** The most and the least that the lightcurves of each target show; looked for once for each state of the archive. */
  async variability(names: readonly string[]): Promise<ReadonlyMap<string, TargetVariability>> {
    const { revision } = await this.lists.choose(targetList, {});
    return this.lists.remember(revision, ['variability', ...names], () => this.findVariability(names));
  }

  private async findVariability(names: readonly string[]): Promise<ReadonlyMap<string, TargetVariability>> {
    const builder = this.dataSource
      .getRepository(ProductRow)
      .createQueryBuilder('product')
      .innerJoin(StatsRow, 'stats', 'stats.productId = product.id')
      .select('product.targname', 'name')
      .addSelect('MAX(stats.poissonFactorGross)', 'largestPoissonFactorGross')
      .addSelect('MIN(stats.lsFap)', 'smallestLsFap')
      .where({ targname: In([...names]) })
      .groupBy('product.targname');
    const rows = await onlyPublic(builder, 'product').getRawMany();
    return new Map(
      z
        .array(variabilitySchema)
        .parse(rows)
        .map((row) => [row.name, row]),
    );
  }

  /** What was taken out of the public archive again. */
  withdrawn(name: string): Promise<readonly Withdrawn[]> {
    return withdrawnOfTarget(this.dataSource, name);
  }

  /** Why each target was found by the words searched for. */
  async matches(
    names: readonly string[],
    words: string,
  ): Promise<ReadonlyMap<string, readonly TargetMatch[]>> {
    const key = targetNameKey(words);
    const aliases = await this.dataSource
      .getRepository(TargetAliasRow)
      .findBy({ target: In([...names]), origin: Not('exception') });
    const rootnames = await this.rootnames(names, searchable(words).toLowerCase());
    const found = names.map((name): readonly [string, readonly TargetMatch[]] => [
      name,
      [
        ...(searchable(name).includes(searchable(words)) ? [{ by: 'name' as const, value: name }] : []),
        ...aliases
          .filter(({ target, aliasKey }) => target === name && key !== '' && aliasKey.includes(key))
          .map(({ alias }) => ({ by: 'alias' as const, value: alias })),
        ...rootnames
          .filter(({ targname }) => targname === name)
          .slice(0, mostRootnames)
          .map(({ rootname }) => ({ by: 'rootname' as const, value: rootname })),
      ],
    ]);
    return new Map(found);
  }

  private rootnames(names: readonly string[], begin: string): Promise<ExposureRow[]> {
    const builder = this.dataSource
      .getRepository(ExposureRow)
      .createQueryBuilder('exposure')
      .where({ targname: In([...names]) })
      .andWhere('exposure.rootname >= :begin AND exposure.rootname < :end', {
        begin,
        end: `${begin}\u{10ffff}`,
      })
      .orderBy('exposure.rootname')
      .limit(1000);
    return onlyPublic(builder, 'exposure').getMany();
  }
}

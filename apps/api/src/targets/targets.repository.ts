import { Injectable } from '@nestjs/common';
import type { TargetQuery } from '@hstlc/contract';
import { DataSource, In, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { filterByConfiguration } from '../database/configuration-filter.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { MetadataRow } from '../database/entities/metadata-row.js';
import { ProductRow } from '../database/entities/product-row.js';
import { onlyPublic } from '../database/public-rows.js';
import { decodeCursor, pageOf } from '../http/cursor.js';
import { targetNameKey } from '../target-names/target-name-key.js';
import { invalidParameter } from '../http/problem-failure.js';
import type { TargetSummary } from './target.mapper.js';

const cursorSchema = z.tuple([z.string()]);

/** A name as the search compares it: in upper case, without blanks and dashes. */
const searchable = (column: string) => `REPLACE(REPLACE(UPPER(${column}), ' ', ''), '-', '')`;

type Sums = Omit<TargetSummary, 'compositeCount' | 'rightAscensionDegrees' | 'declinationDegrees'> & {
  readonly positionId: number | null;
};

@Injectable()
export class TargetsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A page in the order of their names; the filters choose targets, the sums are over all of each. */
  async list(
    query: TargetQuery,
  ): Promise<{ rows: readonly TargetSummary[]; total: number; next: string | null }> {
    const counted = await this.matching(query)
      .select('COUNT(DISTINCT metadata.targname)', 'total')
      .getRawOne<{ total: number }>();
    const page = this.matching(query)
      .select('DISTINCT metadata.targname', 'name')
      .orderBy('metadata.targname');
    if (query.cursor !== undefined) {
      const [after] = decodeCursor(query.cursor, cursorSchema);
      page.andWhere('metadata.targname > :after', { after });
    }
    const fetched = await page.limit(query.limit + 1).getRawMany<{ name: string }>();
    const { rows, next } = pageOf(fetched, query.limit, ({ name }) => [name]);
    return { rows: await this.summaries(rows.map(({ name }) => name)), total: counted?.total ?? 0, next };
  }

  async find(name: string): Promise<TargetSummary | null> {
    return (await this.summaries([name]))[0] ?? null;
  }

  private matching(query: TargetQuery): SelectQueryBuilder<MetadataRow> {
    const builder = this.dataSource
      .getRepository(MetadataRow)
      .createQueryBuilder('metadata')
      .innerJoin(ExposureRow, 'exposure', 'exposure.metadataId = metadata.id');
    onlyPublic(builder, 'exposure');
    filterByConfiguration(builder, 'metadata', query);
    if (query.q === undefined) return builder;
    const searched = query.q.toUpperCase().replace(/[\s-]/g, '');
    if (searched === '')
      throw invalidParameter('q', 'expected at least one character that is not a blank or dash');
    return builder.andWhere(
      `(INSTR(${searchable('metadata.targname')}, :searched) > 0 OR INSTR(UPPER(exposure.rootname), :searched) > 0
        OR EXISTS (SELECT 1 FROM target_alias WHERE target = metadata.targname AND INSTR(alias_key, :aliasKey) > 0))`,
      { searched, aliasKey: targetNameKey(query.q) },
    );
  }

  private async summaries(names: readonly string[]): Promise<TargetSummary[]> {
    const sums = await this.sums(names);
    const composites = await this.compositeCounts(names);
    const positions = await this.positions(sums.flatMap(({ positionId }) => positionId ?? []));
    return sums.map(({ positionId, ...sum }) => {
      const position = positionId === null ? undefined : positions.get(positionId);
      return {
        ...sum,
        compositeCount: composites.get(sum.name) ?? 0,
        rightAscensionDegrees: position?.rightAscensionDegrees ?? null,
        declinationDegrees: position?.declinationDegrees ?? null,
      };
    });
  }

  private sums(names: readonly string[]): Promise<Sums[]> {
    const builder = this.dataSource
      .getRepository(MetadataRow)
      .createQueryBuilder('metadata')
      .innerJoin(ExposureRow, 'exposure', 'exposure.metadataId = metadata.id')
      .select('metadata.targname', 'name')
      .addSelect('GROUP_CONCAT(DISTINCT metadata.instrume)', 'instruments')
      .addSelect('COUNT(*)', 'observationCount')
      .addSelect('SUM(exposure.exposureSeconds)', 'exposureSeconds')
      .addSelect('MIN(exposure.startMjd)', 'firstStartMjd')
      .addSelect('MAX(exposure.endMjd)', 'lastEndMjd')
      .addSelect('MIN(exposure.simulated)', 'simulated')
      .addSelect(
        'MIN(CASE WHEN exposure.rightAscensionDegrees IS NOT NULL AND exposure.movingTarget = 0 THEN exposure.id END)',
        'positionId',
      )
      .where({ targname: In([...names]) })
      .groupBy('metadata.targname')
      .orderBy('metadata.targname');
    return onlyPublic(builder, 'exposure').getRawMany<Sums>();
  }

  private async compositeCounts(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const builder = this.dataSource
      .getRepository(ProductRow)
      .createQueryBuilder('product')
      .select('product.targname', 'name')
      .addSelect('COUNT(*)', 'compositeCount')
      .where({ targname: In([...names]), kind: 'composite' })
      .groupBy('product.targname');
    const rows = await onlyPublic(builder, 'product').getRawMany<{ name: string; compositeCount: number }>();
    return new Map(rows.map(({ name, compositeCount }) => [name, compositeCount]));
  }

  private async positions(exposureIds: readonly number[]): Promise<ReadonlyMap<number, ExposureRow>> {
    const rows = await this.dataSource.getRepository(ExposureRow).findBy({ id: In([...exposureIds]) });
    return new Map(rows.map((row) => [row.id, row]));
  }
}

import { Injectable } from '@nestjs/common';
import type { ObservationQuery } from '@hstlc/contract';
import { DataSource, type SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { filterByConfiguration } from '../database/configuration-filter.js';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { onlyPublic } from '../database/public-rows.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { commaList } from '../http/comma-list.js';
import { decodeCursor, pageOf } from '../http/cursor.js';

const cursorSchema = z.tuple([z.number(), z.number().int()]);

@Injectable()
export class ObservationsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** A page in the order in which the exposures began. */
  async list(
    query: ObservationQuery,
  ): Promise<{ rows: readonly ExposureRow[]; total: number; next: string | null }> {
    const builder = this.filtered(query);
    const total = await builder.getCount();
    if (query.cursor !== undefined) {
      const [startMjd, id] = decodeCursor(query.cursor, cursorSchema);
      builder.andWhere(
        '(exposure.startMjd > :startMjd OR (exposure.startMjd = :startMjd AND exposure.id > :id))',
        {
          startMjd,
          id,
        },
      );
    }
    const fetched = await builder.limit(query.limit + 1).getMany();
    return { total, ...pageOf(fetched, query.limit, ({ startMjd, id }) => [startMjd, id]) };
  }

  /** All of a target, in the order in which they began. */
  ofTarget(target: string): Promise<ExposureRow[]> {
    return this.joined().andWhere('metadata.targname = :target', { target }).getMany();
  }

  find(rootname: string): Promise<ExposureRow | null> {
    return this.joined().andWhere('exposure.rootname = :rootname', { rootname }).getOne();
  }

  files(exposureId: number): Promise<ExposureFileRow[]> {
    return this.dataSource
      .getRepository(ExposureFileRow)
      .find({ where: { exposureId }, order: { filename: 'ASC' } });
  }

  private joined(): SelectQueryBuilder<ExposureRow> {
    const builder = this.dataSource
      .getRepository(ExposureRow)
      .createQueryBuilder('exposure')
      .innerJoinAndSelect('exposure.metadata', 'metadata')
      .leftJoinAndSelect('metadata.outputs', 'outputs')
      .orderBy('exposure.startMjd')
      .addOrderBy('exposure.id');
    return onlyPublic(builder, 'exposure');
  }

  private filtered(query: ObservationQuery): SelectQueryBuilder<ExposureRow> {
    const builder = this.joined();
    filterByConfiguration(builder, 'metadata', query);
    if (query.rootname !== undefined)
      builder.andWhere('exposure.rootname IN (:...rootnames)', {
        rootnames: commaList(query.rootname, 'rootname'),
      });
    const conditions = [
      ['metadata.obstype = :obstype', { obstype: query.obstype }],
      ['exposure.proposal = :proposal', { proposal: query.proposal }],
      ['exposure.startMjd >= :dateFrom', { dateFrom: query.date_from }],
      ['exposure.startMjd < :dateTo', { dateTo: query.date_to }],
      ['exposure.exposureSeconds >= :exptimeMin', { exptimeMin: query.exptime_min }],
      ['exposure.exposureSeconds <= :exptimeMax', { exptimeMax: query.exptime_max }],
    ] as const;
    for (const [condition, values] of conditions)
      if (Object.values(values)[0] !== undefined) builder.andWhere(condition, values);
    return builder;
  }
}

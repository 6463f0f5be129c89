import { Injectable } from '@nestjs/common';
import { DataSource, IsNull, type SelectQueryBuilder } from 'typeorm';
import { ExposureFileRow } from '../database/entities/exposure-file-row.js';
import { onlyPublic } from '../database/public-rows.js';
import { SupersededFileRow } from '../database/entities/superseded-file-row.js';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { absent } from '../withdrawals/absent.js';
import type { ProblemFailure } from '../http/problem-failure.js';

@Injectable()
export class ObservationsRepository {
  constructor(private readonly dataSource: DataSource) {}

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

  /** Its input files that others took the place of, the latest first. */
  superseded(rootname: string): Promise<SupersededFileRow[]> {
    return this.dataSource
      .getRepository(SupersededFileRow)
      .find({ where: { rootname, stem: IsNull() }, order: { supersededAt: 'DESC', id: 'DESC' } });
  }

  /** Why the public does not get it: it was withdrawn, or is not there. */
  absent(name: string): Promise<ProblemFailure> {
    return absent(this.dataSource, 'observation', name);
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
}

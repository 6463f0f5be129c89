import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DownloadRunRow } from '../database/entities/download-run-row.js';
import { latestPage, type LatestPageQuery } from '../http/latest-page.js';

@Injectable()
export class DownloadRunsRepository {
  constructor(private readonly dataSource: DataSource) {}

  list(query: LatestPageQuery) {
    return latestPage(this.dataSource.getRepository(DownloadRunRow), query);
  }

  find(id: number): Promise<DownloadRunRow | null> {
    return this.dataSource.getRepository(DownloadRunRow).findOneBy({ id });
  }
}

import type { DownloadRequest, LeftOutReason } from '@hstlc/contract';
import { Column, Entity, Index } from 'typeorm';
import { RunRow } from './run-row.js';

/** One look at MAST for new exposures: how far it is. */
@Entity('download_run')
@Index('idx_download_run_state', ['state'])
export class DownloadRunRow extends RunRow {
  @Column('simple-json')
  request!: DownloadRequest;

  @Column('integer', { name: 'exposures_done' })
  exposuresDone!: number;

  @Column('integer', { name: 'exposures_total' })
  exposuresTotal!: number;

  /** A double holds whole numbers up to 9 PB, on both databases alike. */
  @Column('double', { name: 'bytes_done' })
  bytesDone!: number;

  @Column('double', { name: 'bytes_total' })
  bytesTotal!: number;

  @Column('double', { name: 'bytes_per_second', nullable: true })
  bytesPerSecond!: number | null;

  @Column('simple-json', { name: 'left_out' })
  leftOut!: Readonly<Partial<Record<LeftOutReason, number>>>;

  /** What did not arrive and why; the first 1000, all are in the report. */
  @Column('simple-json')
  problems!: readonly string[];

  /** Name of the report in the download folder. */
  @Column('varchar', { length: 100, nullable: true })
  report!: string | null;
}

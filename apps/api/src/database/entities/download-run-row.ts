import type { DownloadRequest, DownloadRun, LeftOutReason } from '@hstlc/contract';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One look at MAST for new exposures: who asked, how far it is. */
@Entity('download_run')
export class DownloadRunRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('idx_download_run_state')
  @Column('varchar', { length: 10 })
  state!: DownloadRun['state'];

  @Column('simple-json')
  request!: DownloadRequest;

  @Column('varchar', { name: 'requested_by', length: 60 })
  requestedBy!: string;

  /** UTC. */
  @Column('datetime', { name: 'queued_at', precision: 6 })
  queuedAt!: Date;

  /** UTC. */
  @Column('datetime', { name: 'started_at', precision: 6, nullable: true })
  startedAt!: Date | null;

  /** UTC. */
  @Column('datetime', { name: 'finished_at', precision: 6, nullable: true })
  finishedAt!: Date | null;

  /** What it does now, in words. */
  @Column('varchar', { length: 200 })
  step!: string;

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

  /** Why the run as a whole failed. */
  @Column('text', { nullable: true })
  error!: string | null;
}

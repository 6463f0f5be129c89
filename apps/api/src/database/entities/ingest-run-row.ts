import type { IngestRun } from '@hstlc/contract';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One run over the ingest folder: who asked, how far it is. */
@Entity('ingest_run')
export class IngestRunRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('idx_ingest_run_state')
  @Column('varchar', { length: 10 })
  state!: IngestRun['state'];

  @Column('boolean', { name: 'dry_run' })
  dryRun!: boolean;

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

  @Column('integer', { name: 'items_done' })
  itemsDone!: number;

  @Column('integer', { name: 'items_total' })
  itemsTotal!: number;

  /** Why the run as a whole failed. */
  @Column('text', { nullable: true })
  error!: string | null;

  /** Whether STIS corrtags are derived from their tags anew. */
  @Column('boolean', { name: 'corrtag_extract', default: false })
  corrtagExtract!: boolean;

  /** Filenames the run is limited to; NULL: all that lies in the ingest folder. */
  @Column('simple-json', { nullable: true })
  files!: readonly string[] | null;

  /** The run whose failed and refused files this one tries again. */
  @Column('integer', { name: 'retry_of', nullable: true })
  retryOf!: number | null;

  /** Somebody wants it to end after the exposures it is at. */
  @Column('boolean', { name: 'cancel_requested', default: false })
  cancelRequested!: boolean;
}

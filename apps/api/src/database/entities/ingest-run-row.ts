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
}

import type { IngestRun } from '@hstlc/contract';
import { Column, PrimaryGeneratedColumn } from 'typeorm';

/** What every run tells of itself, whatever it does: who asked, when it waited, began and ended, what it is at. */
export abstract class RunRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { length: 10 })
  state!: IngestRun['state'];

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

  /** Why the run as a whole failed. */
  @Column('text', { nullable: true })
  error!: string | null;
}

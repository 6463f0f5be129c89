import type { RefusalReason } from '@hstlc/contract';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** In the order of the database's enum: the documented ones first, then ours. */
export const badDataReasons = [
  'No events',
  'Bad EXPFLAG',
  'Non-linear time',
  'Singular event',
  'Bad Proposal',
  'Short Exposure',
  'Unreadable file',
  'No good time',
  'Not time-tag',
  'Not science',
] satisfies RefusalReason[];

/** A refused file and the first reason; all reasons with their numbers are in its ingest item. */
@Entity('bad_data')
export class BadDataRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('uq_bad_data_filename', { unique: true })
  @Column('varchar', { length: 30 })
  filename!: string;

  /** `YYYY-MM-DD`, UTC. */
  @Column('date', { name: 'ingest_date' })
  ingestDate!: string;

  @Index('idx_bad_data_reason')
  @Column('simple-enum', { enum: badDataReasons })
  reason!: RefusalReason;

  /** UTC; before it staff alone read of it. NULL: public. */
  @Index('idx_bad_data_public_from')
  @Column('datetime', { name: 'public_from', precision: 6, nullable: true })
  publicFrom!: Date | null;
}

import type { Caveat } from '@hstlc/contract';
import {
  Column,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { ExposureFileRow } from './exposure-file-row.js';
import { MetadataRow } from './metadata-row.js';

/** What the documented `metadata` row does not hold about an exposure: exactly one for each metadata row. */
@Entity('exposure')
@Index('idx_exposure_start_mjd', ['startMjd', 'id'])
export class ExposureRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('uq_exposure_metadata_id', { unique: true })
  @Column('integer', { name: 'metadata_id' })
  metadataId!: number;

  @ManyToOne(() => MetadataRow, { onDelete: 'CASCADE', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'metadata_id', foreignKeyConstraintName: 'fk_exposure_metadata' })
  metadata?: Relation<MetadataRow>;

  @Index('uq_exposure_rootname', { unique: true })
  @Column('varchar', { length: 30 })
  rootname!: string;

  @Index('idx_exposure_proposal')
  @Column('integer', { nullable: true })
  proposal!: number | null;

  @Column('double', { name: 'right_ascension_degrees', nullable: true })
  rightAscensionDegrees!: number | null;

  @Column('double', { name: 'declination_degrees', nullable: true })
  declinationDegrees!: number | null;

  /** EXPSTART (d, MJD UTC). */
  @Column('double', { name: 'start_mjd' })
  startMjd!: number;

  /** EXPEND (d, MJD UTC). */
  @Column('double', { name: 'end_mjd' })
  endMjd!: number;

  /** EXPTIME (s). */
  @Column('double', { name: 'exposure_seconds' })
  exposureSeconds!: number;

  @Column('integer', { name: 'event_count' })
  eventCount!: number;

  /** DATE card of the events file: when it was calibrated. */
  @Column('varchar', { length: 30 })
  date!: string;

  /** SIMULATD in the header. */
  @Column('boolean')
  simulated!: boolean;

  @Column('boolean', { name: 'moving_target' })
  movingTarget!: boolean;

  @Column('simple-json')
  caveats!: readonly Caveat[];

  /** Hash over the hashes of its input files: equal when nothing has changed. */
  @Column('varchar', { name: 'input_sha256', length: 64 })
  inputSha256!: string;

  /** UTC; before it staff alone see this. NULL: public. */
  @Index('idx_exposure_public_from')
  @Column('datetime', { name: 'public_from', precision: 6, nullable: true })
  publicFrom!: Date | null;

  /** UTC; the public is answered 404. NULL: not withdrawn. */
  @Column('datetime', { name: 'withdrawn_at', precision: 6, nullable: true })
  withdrawnAt!: Date | null;

  @Column('varchar', { name: 'withdrawn_reason', length: 500, nullable: true })
  withdrawnReason!: string | null;

  @OneToMany(() => ExposureFileRow, (file) => file.exposure)
  files?: Relation<ExposureFileRow>[];
}

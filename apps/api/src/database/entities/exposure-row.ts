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
import { RepeatedConfiguration } from './repeated-configuration.js';

/** What the documented `metadata` row does not hold about an exposure: exactly one for each metadata row. */
@Entity('exposure')
@Index('idx_exposure_start_mjd', ['startMjd', 'id'])
@Index('idx_exposure_configuration_start_mjd', ['instrume', 'detector', 'optElem', 'cenwave', 'startMjd'])
@Index('idx_exposure_cenwave_aperture', ['cenwave', 'aperture'])
@Index('idx_exposure_obstype_exposure_seconds', ['obstype', 'exposureSeconds'])
@Index('idx_exposure_targname_start_mjd', ['targname', 'startMjd'])
@Index('idx_exposure_instrume_start_mjd', ['instrume', 'startMjd'])
@Index('idx_exposure_detector_start_mjd', ['detector', 'startMjd'])
@Index('idx_exposure_opt_elem_start_mjd', ['optElem', 'startMjd'])
@Index('idx_exposure_cenwave_start_mjd', ['cenwave', 'startMjd'])
@Index('idx_exposure_aperture_start_mjd', ['aperture', 'startMjd'])
@Index('idx_exposure_obstype_start_mjd', ['obstype', 'startMjd'])
@Index('idx_exposure_targname_shown', ['targname', 'publicFrom', 'withdrawnAt'])
@Index('idx_exposure_facets', [
  'instrume',
  'detector',
  'optElem',
  'cenwave',
  'aperture',
  'obstype',
  'simulated',
  'publicFrom',
  'withdrawnAt',
])
export class ExposureRow extends RepeatedConfiguration {
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

  /** This and `obstype` repeat the metadata row, as the configuration does. */
  @Column('varchar', { length: 30, default: '' })
  targname!: string;

  @Column('varchar', { length: 30, default: '' })
  obstype!: string;

  @Index('idx_exposure_proposal')
  @Column('integer', { nullable: true })
  proposal!: number | null;

  @Column('double', { name: 'right_ascension_degrees', nullable: true })
  rightAscensionDegrees!: number | null;

  @Index('idx_exposure_declination_degrees')
  @Column('double', { name: 'declination_degrees', nullable: true })
  declinationDegrees!: number | null;

  /** The direction as a unit vector (ICRS), for the angle to another one. */
  @Column('double', { name: 'direction_x', nullable: true })
  directionX!: number | null;

  @Column('double', { name: 'direction_y', nullable: true })
  directionY!: number | null;

  @Column('double', { name: 'direction_z', nullable: true })
  directionZ!: number | null;

  /** EXPSTART (d, MJD UTC). */
  @Column('double', { name: 'start_mjd' })
  startMjd!: number;

  /** EXPEND (d, MJD UTC). */
  @Column('double', { name: 'end_mjd' })
  endMjd!: number;

  /** EXPTIME (s). */
  @Index('idx_exposure_exposure_seconds')
  @Column('double', { name: 'exposure_seconds' })
  exposureSeconds!: number;

  @Index('idx_exposure_event_count')
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
  @Index('idx_exposure_withdrawn_at')
  @Column('datetime', { name: 'withdrawn_at', precision: 6, nullable: true })
  withdrawnAt!: Date | null;

  @Column('varchar', { name: 'withdrawn_reason', length: 500, nullable: true })
  withdrawnReason!: string | null;

  /** UTC; when this row, or its metadata, last changed. */
  @Index('idx_exposure_updated_at')
  @Column('datetime', { name: 'updated_at', precision: 6, nullable: true })
  updatedAt!: Date | null;

  @OneToMany(() => ExposureFileRow, (file) => file.exposure)
  files?: Relation<ExposureFileRow>[];
}

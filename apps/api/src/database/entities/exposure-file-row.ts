import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ExposureRow } from './exposure-row.js';

export type ExposureFileRole = 'events' | 'x1d';

/** One input file of an exposure, as it lies in the archive. */
@Entity('exposure_file')
export class ExposureFileRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('idx_exposure_file_exposure_id')
  @Column('integer', { name: 'exposure_id' })
  exposureId!: number;

  @ManyToOne(() => ExposureRow, (exposure) => exposure.files, { onDelete: 'CASCADE', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'exposure_id', foreignKeyConstraintName: 'fk_exposure_file_exposure' })
  exposure?: Relation<ExposureRow>;

  @Column('varchar', { length: 10 })
  role!: ExposureFileRole;

  @Index('uq_exposure_file_filename', { unique: true })
  @Column('varchar', { length: 100 })
  filename!: string;

  /** Folder below the archive root, `/`-separated, without the filename. */
  @Column('varchar', { length: 100 })
  path!: string;

  @Column('bigint')
  bytes!: number;

  /** Of the bytes as they lie there, gzipped or not; 64 lower-case hexadecimal digits. */
  @Column('varchar', { length: 64 })
  sha256!: string;
}

import { Column, Entity, Index, OneToMany, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { OutputsRow } from './outputs-row.js';

/** One exposure as its headers describe it; a FUV pair is one row, named after its A file. */
@Entity('metadata')
@Index('idx_metadata_target_configuration', [
  'targname',
  'instrume',
  'detector',
  'optElem',
  'cenwave',
  'aperture',
])
@Index('idx_metadata_configuration', ['instrume', 'detector', 'optElem', 'cenwave'])
export class MetadataRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('uq_metadata_filename', { unique: true })
  @Column('varchar', { length: 30 })
  filename!: string;

  /** Folder below the archive root, `/`-separated, without the filename. */
  @Column('varchar', { length: 100 })
  path!: string;

  /** `YYYY-MM-DD`, UTC. */
  @Column('date', { name: 'ingest_date' })
  ingestDate!: string;

  @Column('varchar', { length: 10 })
  telescop!: string;

  @Column('varchar', { length: 10 })
  instrume!: string;

  @Column('varchar', { length: 30 })
  targname!: string;

  @Column('varchar', { name: 'cal_ver', length: 30 })
  calVer!: string;

  @Column('varchar', { length: 30 })
  obstype!: string;

  /** Central wavelength setting (Å); 0 for imaging. */
  @Column('integer')
  cenwave!: number;

  @Column('varchar', { length: 30 })
  aperture!: string;

  @Column('varchar', { length: 30 })
  detector!: string;

  @Column('varchar', { name: 'opt_elem', length: 30 })
  optElem!: string;

  /** COS focal-plane offset position 1 to 4; 0 for STIS. */
  @Column('integer')
  fppos!: number;

  @OneToMany(() => OutputsRow, (outputs) => outputs.metadata)
  outputs?: Relation<OutputsRow>[];
}

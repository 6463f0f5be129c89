import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { MetadataRow } from './metadata-row.js';

/** Which products an exposure became: at most one row for a metadata row. */
@Entity('outputs')
export class OutputsRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Index('uq_outputs_metadata_id', { unique: true })
  @Column('integer', { name: 'metadata_id' })
  metadataId!: number;

  @ManyToOne(() => MetadataRow, (metadata) => metadata.outputs, {
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @JoinColumn({ name: 'metadata_id', foreignKeyConstraintName: 'fk_outputs_metadata' })
  metadata?: Relation<MetadataRow>;

  @Column('varchar', { name: 'individual_path', length: 100, nullable: true })
  individualPath!: string | null;

  @Column('varchar', { name: 'individual_filename', length: 30, nullable: true })
  individualFilename!: string | null;

  @Column('varchar', { name: 'composite_path', length: 100, nullable: true })
  compositePath!: string | null;

  @Index('idx_outputs_composite_filename')
  @Column('varchar', { name: 'composite_filename', length: 100, nullable: true })
  compositeFilename!: string | null;
}

import { Column, Entity, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { BundleRow } from './bundle-row.js';

/** One file of a bundle. */
@Entity('bundle_file')
export class BundleFileRow {
  @PrimaryColumn('varchar', { name: 'bundle_id', length: 32 })
  bundleId!: string;

  @ManyToOne(() => BundleRow, { onDelete: 'CASCADE', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'bundle_id', foreignKeyConstraintName: 'fk_bundle_file_bundle' })
  bundle?: Relation<BundleRow>;

  /** From 0, in the order in which it was asked for. */
  @PrimaryColumn('integer')
  place!: number;

  @Column('varchar', { length: 100 })
  filename!: string;
}

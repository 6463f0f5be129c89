import { Column, Entity, Index, JoinColumn, ManyToOne, PrimaryGeneratedColumn, type Relation } from 'typeorm';
import { ProductRow } from './product-row.js';

/** One exposure of a product, also when it was left out, with the reason. */
@Entity('product_member')
@Index('uq_product_member_product_id_rootname', ['productId', 'rootname'], { unique: true })
export class ProductMemberRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('integer', { name: 'product_id' })
  productId!: number;

  @ManyToOne(() => ProductRow, (product) => product.members, { onDelete: 'CASCADE', onUpdate: 'RESTRICT' })
  @JoinColumn({ name: 'product_id', foreignKeyConstraintName: 'fk_product_member_product' })
  product?: Relation<ProductRow>;

  @Index('idx_product_member_rootname')
  @Column('varchar', { length: 30 })
  rootname!: string;

  /** Value of the DATASET column; NULL when excluded. */
  @Column('integer', { nullable: true })
  dataset!: number | null;

  /** d, MJD UTC. */
  @Column('double', { name: 'start_mjd' })
  startMjd!: number;

  /** d, MJD UTC. */
  @Column('double', { name: 'end_mjd' })
  endMjd!: number;

  /** s. */
  @Column('double', { name: 'exposure_seconds' })
  exposureSeconds!: number;

  /** Why it is not in the product; NULL when it is. */
  @Column('varchar', { name: 'excluded_reason', length: 200, nullable: true })
  excludedReason!: string | null;
}

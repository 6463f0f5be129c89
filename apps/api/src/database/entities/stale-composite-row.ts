import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A configuration whose composite is to be looked at: written with what made it stale, gone with what mended it. */
@Entity('stale_composite')
@Index(
  'uq_stale_composite_configuration',
  ['targname', 'instrume', 'detector', 'optElem', 'cenwave', 'aperture'],
  {
    unique: true,
  },
)
export class StaleCompositeRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { length: 30 })
  targname!: string;

  @Column('varchar', { length: 10 })
  instrume!: string;

  @Column('varchar', { length: 30 })
  detector!: string;

  @Column('varchar', { name: 'opt_elem', length: 30 })
  optElem!: string;

  @Column('integer')
  cenwave!: number;

  @Column('varchar', { length: 30 })
  aperture!: string;
}

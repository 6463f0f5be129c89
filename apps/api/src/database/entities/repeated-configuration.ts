import { Column } from 'typeorm';

/** A configuration that another table has too, repeated so that a list needs one table for its filters and its order. */
export abstract class RepeatedConfiguration {
  @Column('varchar', { length: 10, default: '' })
  instrume!: string;

  @Column('varchar', { length: 30, default: '' })
  detector!: string;

  @Column('varchar', { name: 'opt_elem', length: 30, default: '' })
  optElem!: string;

  /** Central wavelength setting (Å); 0 for imaging. */
  @Column('integer', { default: 0 })
  cenwave!: number;

  @Column('varchar', { length: 30, default: '' })
  aperture!: string;
}

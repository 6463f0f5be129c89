import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Statistics of one lightcurve, on COUNTS of its live bins. */
@Entity('stats')
export class StatsRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { name: 'lightcurve_path', length: 100 })
  lightcurvePath!: string;

  @Index('uq_stats_lightcurve_filename', { unique: true })
  @Column('varchar', { name: 'lightcurve_filename', length: 100 })
  lightcurveFilename!: string;

  @Column('integer')
  total!: number;

  @Column('float', { nullable: true })
  mean!: number | null;

  @Column('float', { nullable: true })
  mu!: number | null;

  @Column('float', { nullable: true })
  stdev!: number | null;

  @Column('float', { name: 'poisson_factor', nullable: true })
  poissonFactor!: number | null;

  @Column('float', { name: 'pearson_r', nullable: true })
  pearsonR!: number | null;

  @Column('float', { name: 'pearson_p', nullable: true })
  pearsonP!: number | null;

  @Column('boolean')
  periodogram!: boolean;

  @Column('boolean')
  deliver!: boolean;
}

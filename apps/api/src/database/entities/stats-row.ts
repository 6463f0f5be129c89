import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Statistics of one lightcurve, over its live bins; NULL where it does not tell. Units and definitions are those of the
 * contract's `lightcurveStatisticsSchema`.
 */
@Entity('stats')
export class StatsRow {
  @PrimaryGeneratedColumn({ type: 'integer' })
  id!: number;

  @Column('varchar', { name: 'lightcurve_path', length: 100 })
  lightcurvePath!: string;

  @Index('uq_stats_lightcurve_filename', { unique: true })
  @Column('varchar', { name: 'lightcurve_filename', length: 100 })
  lightcurveFilename!: string;

  @Index('idx_stats_total')
  @Column('integer')
  total!: number;

  @Index('idx_stats_mean')
  @Column('float', { nullable: true })
  mean!: number | null;

  @Index('idx_stats_mu')
  @Column('float', { nullable: true })
  mu!: number | null;

  @Index('idx_stats_stdev')
  @Column('float', { nullable: true })
  stdev!: number | null;

  @Index('idx_stats_poisson_factor')
  @Column('float', { name: 'poisson_factor', nullable: true })
  poissonFactor!: number | null;

  @Index('idx_stats_pearson_r')
  @Column('float', { name: 'pearson_r', nullable: true })
  pearsonR!: number | null;

  @Index('idx_stats_pearson_p')
  @Column('float', { name: 'pearson_p', nullable: true })
  pearsonP!: number | null;

  @Index('idx_stats_periodogram')
  @Column('boolean')
  periodogram!: boolean;

  @Index('idx_stats_deliver')
  @Column('boolean')
  deliver!: boolean;

  @Index('idx_stats_chi2_dof')
  @Column('double', { name: 'chi2_dof', nullable: true })
  chi2Dof!: number | null;

  @Index('idx_stats_chi2_p')
  @Column('double', { name: 'chi2_p', nullable: true })
  chi2P!: number | null;

  @Index('idx_stats_excess_variance')
  @Column('double', { name: 'excess_variance', nullable: true })
  excessVariance!: number | null;

  @Index('idx_stats_excess_variance_error')
  @Column('double', { name: 'excess_variance_error', nullable: true })
  excessVarianceError!: number | null;

  @Index('idx_stats_fractional_rms')
  @Column('double', { name: 'fractional_rms', nullable: true })
  fractionalRms!: number | null;

  @Index('idx_stats_poisson_factor_gross')
  @Column('double', { name: 'poisson_factor_gross', nullable: true })
  poissonFactorGross!: number | null;

  @Index('idx_stats_von_neumann')
  @Column('double', { name: 'von_neumann', nullable: true })
  vonNeumann!: number | null;

  @Index('idx_stats_bayesian_blocks')
  @Column('integer', { name: 'bayesian_blocks', nullable: true })
  bayesianBlocks!: number | null;

  @Index('idx_stats_bayesian_blocks_max_jump')
  @Column('double', { name: 'bayesian_blocks_max_jump', nullable: true })
  bayesianBlocksMaxJump!: number | null;

  @Index('idx_stats_flares')
  @Column('integer', { nullable: true })
  flares!: number | null;

  @Index('idx_stats_ls_period_seconds')
  @Column('double', { name: 'ls_period_seconds', nullable: true })
  lsPeriodSeconds!: number | null;

  @Index('idx_stats_ls_power')
  @Column('double', { name: 'ls_power', nullable: true })
  lsPower!: number | null;

  @Index('idx_stats_ls_fap')
  @Column('double', { name: 'ls_fap', nullable: true })
  lsFap!: number | null;

  @Index('idx_stats_ls_label')
  @Column('varchar', { name: 'ls_label', length: 200, nullable: true })
  lsLabel!: string | null;

  @Index('idx_stats_bls_period_days')
  @Column('double', { name: 'bls_period_days', nullable: true })
  blsPeriodDays!: number | null;

  @Index('idx_stats_bls_depth')
  @Column('double', { name: 'bls_depth', nullable: true })
  blsDepth!: number | null;
}

import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { ProductKind } from './product-row.js';
import { RepeatedConfiguration } from './repeated-configuration.js';

/** What lightcurves are chosen by together with a statistic. */
const copies = [
  'kind',
  'instrume',
  'detector',
  'optElem',
  'cenwave',
  'aperture',
  'hasFlux',
  'simulated',
] as const;

/**
 * Statistics of one lightcurve, over its live bins; NULL where it does not tell. Units and definitions are those of the
 * contract's `lightcurveStatisticsSchema`. Kind and configuration are the product's, so that an index can count by both.
 */
@Entity('stats')
@Index('idx_stats_total_product_id', ['total', 'productId'])
@Index('idx_stats_mean_product_id', ['mean', 'productId'])
@Index('idx_stats_mu_product_id', ['mu', 'productId'])
@Index('idx_stats_stdev_product_id', ['stdev', 'productId'])
@Index('idx_stats_pearson_r_product_id', ['pearsonR', 'productId'])
@Index('idx_stats_pearson_p_product_id', ['pearsonP', 'productId'])
@Index('idx_stats_periodogram_product_id', ['periodogram', 'productId'])
@Index('idx_stats_deliver_product_id', ['deliver', 'productId'])
@Index('idx_stats_chi2_dof_product_id', ['chi2Dof', 'productId'])
@Index('idx_stats_chi2_p_product_id', ['chi2P', 'productId'])
@Index('idx_stats_excess_variance_product_id', ['excessVariance', 'productId'])
@Index('idx_stats_excess_variance_error_product_id', ['excessVarianceError', 'productId'])
@Index('idx_stats_fractional_rms_product_id', ['fractionalRms', 'productId'])
@Index('idx_stats_von_neumann_product_id', ['vonNeumann', 'productId'])
@Index('idx_stats_bayesian_blocks_product_id', ['bayesianBlocks', 'productId'])
@Index('idx_stats_bayesian_blocks_max_jump_product_id', ['bayesianBlocksMaxJump', 'productId'])
@Index('idx_stats_flares_product_id', ['flares', 'productId'])
@Index('idx_stats_ls_period_seconds_product_id', ['lsPeriodSeconds', 'productId'])
@Index('idx_stats_ls_power_product_id', ['lsPower', 'productId'])
@Index('idx_stats_ls_label_product_id', ['lsLabel', 'productId'])
@Index('idx_stats_bls_period_days_product_id', ['blsPeriodDays', 'productId'])
@Index('idx_stats_bls_depth_product_id', ['blsDepth', 'productId'])
@Index('idx_stats_poisson_factor_configuration', ['poissonFactor', 'productId', ...copies])
@Index('idx_stats_poisson_factor_gross_configuration', ['poissonFactorGross', 'productId', ...copies])
@Index('idx_stats_ls_fap_configuration', ['lsFap', 'productId', ...copies, 'lsLabel'])
export class StatsRow extends RepeatedConfiguration {
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

  @Column('double', { name: 'chi2_dof', nullable: true })
  chi2Dof!: number | null;

  @Column('double', { name: 'chi2_p', nullable: true })
  chi2P!: number | null;

  @Column('double', { name: 'excess_variance', nullable: true })
  excessVariance!: number | null;

  @Column('double', { name: 'excess_variance_error', nullable: true })
  excessVarianceError!: number | null;

  @Column('double', { name: 'fractional_rms', nullable: true })
  fractionalRms!: number | null;

  @Column('double', { name: 'poisson_factor_gross', nullable: true })
  poissonFactorGross!: number | null;

  @Column('double', { name: 'von_neumann', nullable: true })
  vonNeumann!: number | null;

  @Column('integer', { name: 'bayesian_blocks', nullable: true })
  bayesianBlocks!: number | null;

  @Column('double', { name: 'bayesian_blocks_max_jump', nullable: true })
  bayesianBlocksMaxJump!: number | null;

  @Column('integer', { nullable: true })
  flares!: number | null;

  @Column('double', { name: 'ls_period_seconds', nullable: true })
  lsPeriodSeconds!: number | null;

  @Column('double', { name: 'ls_power', nullable: true })
  lsPower!: number | null;

  @Column('double', { name: 'ls_fap', nullable: true })
  lsFap!: number | null;

  @Column('varchar', { name: 'ls_label', length: 200, nullable: true })
  lsLabel!: string | null;

  @Column('double', { name: 'bls_period_days', nullable: true })
  blsPeriodDays!: number | null;

  @Column('double', { name: 'bls_depth', nullable: true })
  blsDepth!: number | null;

  @Index('uq_stats_product_id', { unique: true })
  @Column('integer', { name: 'product_id', nullable: true })
  productId!: number | null;

  @Column('varchar', { length: 10, default: '' })
  kind!: ProductKind;

  @Column('boolean', { name: 'has_flux', default: false })
  hasFlux!: boolean;

  @Column('boolean', { default: false })
  simulated!: boolean;
}

import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** The statistics beside the documented ones, and an index on each, so that lists filter and sort on all of them. */
export class AddStatisticsColumns1764001300000 implements MigrationInterface {
  readonly name = 'AddStatisticsColumns1764001300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.addColumns('stats', columns());
    await queryRunner.createIndices('stats', indices());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndices('stats', indices());
    await queryRunner.dropColumns('stats', columns());
  }
}

const doubles = (...names: readonly string[]) =>
  names.map((name) => new TableColumn({ name, type: 'double', isNullable: true }));
const integers = (...names: readonly string[]) =>
  names.map((name) => new TableColumn({ name, type: 'integer', isNullable: true }));

const columns = () => [
  ...doubles('chi2_dof', 'chi2_p', 'excess_variance', 'excess_variance_error', 'fractional_rms'),
  ...doubles('poisson_factor_gross', 'von_neumann'),
  ...integers('bayesian_blocks'),
  ...doubles('bayesian_blocks_max_jump'),
  ...integers('flares'),
  ...doubles('ls_period_seconds', 'ls_power', 'ls_fap'),
  new TableColumn({ name: 'ls_label', type: 'varchar', length: '200', isNullable: true }),
  ...doubles('bls_period_days', 'bls_depth'),
];

const documented = [
  'total',
  'mean',
  'mu',
  'stdev',
  'poisson_factor',
  'pearson_r',
  'pearson_p',
  'periodogram',
  'deliver',
];

const indices = () =>
  [...documented, ...columns().map(({ name }) => name)].map(
    (name) => new TableIndex({ name: `idx_stats_${name}`, columnNames: [name] }),
  );

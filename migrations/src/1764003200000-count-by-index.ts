import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Lets what matches be counted in an index alone: the configuration stands beside the statistics that lightcurves are
 * chosen by, and what a search page counts, or the public may see, stands in one index.
 */
export class CountByIndex1764003200000 implements MigrationInterface {
  readonly name = 'CountByIndex1764003200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndices('stats', formerIndices());
    await queryRunner.addColumns('stats', columns());
    await copyConfiguration(queryRunner);
    await queryRunner.createIndices('stats', statsIndices());
    await queryRunner.createIndices('product', productIndices());
    await queryRunner.createIndices('exposure', exposureIndices());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndices('exposure', exposureIndices());
    await queryRunner.dropIndices('product', productIndices());
    await queryRunner.dropIndices('stats', statsIndices());
    await queryRunner.dropColumns('stats', columns());
    await queryRunner.createIndices('stats', formerIndices());
  }
}

const configuration = ['instrume', 'detector', 'opt_elem', 'cenwave', 'aperture'];
const shown = ['public_from', 'withdrawn_at'];

const word = (name: string, length: string) =>
  new TableColumn({ name, type: 'varchar', length, default: "''" });

const flag = (name: string) => new TableColumn({ name, type: 'boolean', default: '0' });

const copies = () => [
  word('kind', '10'),
  word('instrume', '10'),
  word('detector', '30'),
  word('opt_elem', '30'),
  new TableColumn({ name: 'cenwave', type: 'integer', default: '0' }),
  word('aperture', '30'),
  flag('has_flux'),
  flag('simulated'),
];

const columns = () => [
  new TableColumn({ name: 'product_id', type: 'integer', isNullable: true }),
  ...copies(),
];

/** Statistics that lightcurves are chosen by together with their configuration. */
const chosenBy = ['poisson_factor', 'poisson_factor_gross', 'ls_fap'];

const others =
  'total mean mu stdev pearson_r pearson_p periodogram deliver chi2_dof chi2_p excess_variance excess_variance_error ' +
  'fractional_rms von_neumann bayesian_blocks bayesian_blocks_max_jump flares ls_period_seconds ls_power ls_label ' +
  'bls_period_days bls_depth';
const otherStatistics = others.split(' ');

const formerIndices = () =>
  [...chosenBy, ...otherStatistics].map(
    (name) => new TableIndex({ name: `idx_stats_${name}`, columnNames: [name] }),
  );

/** Each in the order of pages, which the product's id makes one only. */
const statsIndices = () => [
  new TableIndex({ name: 'uq_stats_product_id', columnNames: ['product_id'], isUnique: true }),
  ...otherStatistics.map(
    (name) => new TableIndex({ name: `idx_stats_${name}_product_id`, columnNames: [name, 'product_id'] }),
  ),
  ...chosenBy.map((name) => {
    // which period is HST's own
    const further = name === 'ls_fap' ? ['ls_label'] : [];
    const columnNames = [name, 'product_id', ...copies().map((copy) => copy.name), ...further];
    return new TableIndex({ name: `idx_stats_${name}_configuration`, columnNames });
  }),
];

const productIndices = () => [
  new TableIndex({
    name: 'idx_product_facets',
    columnNames: ['kind', ...configuration, 'has_flux', 'simulated', ...shown],
  }),
];

const exposureIndices = () => [
  new TableIndex({
    name: 'idx_exposure_facets',
    columnNames: [...configuration, 'obstype', 'simulated', ...shown],
  }),
  new TableIndex({ name: 'idx_exposure_targname_shown', columnNames: ['targname', ...shown] }),
];

async function copyConfiguration(queryRunner: QueryRunner): Promise<void> {
  const product = 'FROM product WHERE product.filename = stats.lightcurve_filename';
  const copied = copies().map(({ name }) => `${name} = (SELECT product.${name} ${product})`);
  await queryRunner.query(
    `UPDATE stats SET product_id = (SELECT product.id ${product}), ${copied.join(', ')}
      WHERE EXISTS (SELECT 1 ${product})`,
  );
}

import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Gives lists an index for each filter together with their order, and for what is hidden from the public. */
export class IndexLists1764002500000 implements MigrationInterface {
  readonly name = 'IndexLists1764002500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createIndices('exposure', exposureIndices());
    await queryRunner.createIndices('product', productIndices());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndices('product', productIndices());
    await queryRunner.dropIndices('exposure', exposureIndices());
  }
}

const exposureIndices = () => [
  new TableIndex({
    name: 'idx_exposure_configuration_start_mjd',
    columnNames: ['instrume', 'detector', 'opt_elem', 'cenwave', 'start_mjd'],
  }),
  new TableIndex({ name: 'idx_exposure_cenwave_aperture', columnNames: ['cenwave', 'aperture'] }),
  new TableIndex({
    name: 'idx_exposure_obstype_exposure_seconds',
    columnNames: ['obstype', 'exposure_seconds'],
  }),
  new TableIndex({ name: 'idx_exposure_withdrawn_at', columnNames: ['withdrawn_at'] }),
];

const byStem = ['kind', 'targname', 'instrume', 'detector', 'opt_elem', 'cenwave', 'aperture'];
const alone = ['start_mjd', 'live_seconds', 'withdrawn_at'];

const productIndices = () => [
  ...byStem.map(
    (column) => new TableIndex({ name: `idx_product_${column}_stem`, columnNames: [column, 'stem'] }),
  ),
  ...alone.map((column) => new TableIndex({ name: `idx_product_${column}`, columnNames: [column] })),
];

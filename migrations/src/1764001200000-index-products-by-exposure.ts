import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Finds an exposure's lightcurve, and the composites of other code, without reading every product's row. */
export class IndexProductsByExposure1764001200000 implements MigrationInterface {
  readonly name = 'IndexProductsByExposure1764001200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createIndices('product', indices());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndices('product', indices());
  }
}

const indices = () => [
  new TableIndex({ name: 'idx_product_rootname', columnNames: ['rootname'] }),
  new TableIndex({ name: 'idx_product_kind_made_with', columnNames: ['kind', 'made_with'] }),
];

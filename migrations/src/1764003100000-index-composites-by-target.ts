import { TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Counts the composites of a target in an index alone. */
export class IndexCompositesByTarget1764003100000 implements MigrationInterface {
  readonly name = 'IndexCompositesByTarget1764003100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createIndex('product', index());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex('product', index());
  }
}

const index = () =>
  new TableIndex({
    name: 'idx_product_targname_kind',
    columnNames: ['targname', 'kind', 'public_from', 'withdrawn_at'],
  });

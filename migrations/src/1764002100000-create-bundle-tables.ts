import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Selections of files that somebody wants to fetch together, until they expire. */
export class CreateBundleTables1764002100000 implements MigrationInterface {
  readonly name = 'CreateBundleTables1764002100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(bundle);
    await queryRunner.createTable(bundleFile);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('bundle_file');
    await queryRunner.dropTable('bundle');
  }
}

const bundle = new Table({
  name: 'bundle',
  columns: [
    { name: 'id', type: 'varchar', length: '32', isPrimary: true },
    { name: 'names', type: 'varchar', length: '10' },
    { name: 'expires_at', type: 'datetime', precision: 6 },
  ],
  indices: [{ name: 'idx_bundle_expires_at', columnNames: ['expires_at'] }],
});

const bundleFile = new Table({
  name: 'bundle_file',
  columns: [
    { name: 'bundle_id', type: 'varchar', length: '32', isPrimary: true },
    { name: 'place', type: 'integer', isPrimary: true },
    { name: 'filename', type: 'varchar', length: '100' },
  ],
  foreignKeys: [
    {
      name: 'fk_bundle_file_bundle',
      columnNames: ['bundle_id'],
      referencedTableName: 'bundle',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'RESTRICT',
    },
  ],
});

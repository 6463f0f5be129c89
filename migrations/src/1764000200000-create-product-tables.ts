import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Lightcurves in the archive, individual and composite, and the exposures each was made from. */
export class CreateProductTables1764000200000 implements MigrationInterface {
  readonly name = 'CreateProductTables1764000200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(product);
    await queryRunner.createTable(productMember);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('product_member');
    await queryRunner.dropTable('product');
  }
}

const product = new Table({
  name: 'product',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'kind', type: 'varchar', length: '10' },
    { name: 'stem', type: 'varchar', length: '100' },
    { name: 'filename', type: 'varchar', length: '100' },
    { name: 'path', type: 'varchar', length: '100' },
    { name: 'bytes', type: 'bigint' },
    { name: 'sha256', type: 'varchar', length: '64' },
    { name: 'version', type: 'varchar', length: '10' },
    { name: 'provenance_hash', type: 'varchar', length: '64' },
    { name: 'preview_path', type: 'varchar', length: '100', isNullable: true },
    { name: 'preview_filename', type: 'varchar', length: '100', isNullable: true },
    { name: 'rootname', type: 'varchar', length: '30', isNullable: true },
    { name: 'targname', type: 'varchar', length: '30' },
    { name: 'instrume', type: 'varchar', length: '10' },
    { name: 'detector', type: 'varchar', length: '30' },
    { name: 'opt_elem', type: 'varchar', length: '30' },
    { name: 'cenwave', type: 'integer' },
    { name: 'aperture', type: 'varchar', length: '30' },
    { name: 'step_seconds', type: 'double' },
    { name: 'live_seconds', type: 'double' },
    { name: 'bin_count', type: 'integer' },
    { name: 'mjd_reference', type: 'integer' },
    { name: 'start_mjd', type: 'double' },
    { name: 'end_mjd', type: 'double' },
    { name: 'has_flux', type: 'boolean' },
    { name: 'simulated', type: 'boolean' },
    { name: 'caveats', type: 'text' },
    { name: 'updated_at', type: 'datetime', precision: 6 },
  ],
  indices: [
    { name: 'uq_product_stem', columnNames: ['stem'], isUnique: true },
    { name: 'uq_product_filename', columnNames: ['filename'], isUnique: true },
    {
      name: 'idx_product_target_configuration',
      columnNames: ['targname', 'instrume', 'detector', 'opt_elem', 'cenwave', 'aperture'],
    },
    { name: 'idx_product_configuration', columnNames: ['instrume', 'detector', 'opt_elem', 'cenwave'] },
  ],
});

const productMember = new Table({
  name: 'product_member',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'product_id', type: 'integer' },
    { name: 'rootname', type: 'varchar', length: '30' },
    { name: 'dataset', type: 'integer', isNullable: true },
    { name: 'start_mjd', type: 'double' },
    { name: 'end_mjd', type: 'double' },
    { name: 'exposure_seconds', type: 'double' },
    { name: 'excluded_reason', type: 'varchar', length: '200', isNullable: true },
  ],
  indices: [
    {
      name: 'uq_product_member_product_id_rootname',
      columnNames: ['product_id', 'rootname'],
      isUnique: true,
    },
    { name: 'idx_product_member_rootname', columnNames: ['rootname'] },
  ],
  foreignKeys: [
    {
      name: 'fk_product_member_product',
      columnNames: ['product_id'],
      referencedTableName: 'product',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'RESTRICT',
    },
  ],
});

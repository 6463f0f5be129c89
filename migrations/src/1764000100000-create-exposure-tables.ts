import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** What the documented `metadata` row does not hold about an exposure, and the input files it came in. */
export class CreateExposureTables1764000100000 implements MigrationInterface {
  readonly name = 'CreateExposureTables1764000100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(exposure);
    await queryRunner.createTable(exposureFile);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('exposure_file');
    await queryRunner.dropTable('exposure');
  }
}

const exposure = new Table({
  name: 'exposure',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'metadata_id', type: 'integer' },
    { name: 'rootname', type: 'varchar', length: '30' },
    { name: 'proposal', type: 'integer', isNullable: true },
    { name: 'right_ascension_degrees', type: 'double', isNullable: true },
    { name: 'declination_degrees', type: 'double', isNullable: true },
    { name: 'start_mjd', type: 'double' },
    { name: 'end_mjd', type: 'double' },
    { name: 'exposure_seconds', type: 'double' },
    { name: 'event_count', type: 'integer' },
    { name: 'date', type: 'varchar', length: '30' },
    { name: 'simulated', type: 'boolean' },
    { name: 'moving_target', type: 'boolean' },
    { name: 'caveats', type: 'text' },
    { name: 'input_sha256', type: 'varchar', length: '64' },
  ],
  indices: [
    { name: 'uq_exposure_metadata_id', columnNames: ['metadata_id'], isUnique: true },
    { name: 'uq_exposure_rootname', columnNames: ['rootname'], isUnique: true },
    { name: 'idx_exposure_start_mjd', columnNames: ['start_mjd', 'id'] },
    { name: 'idx_exposure_proposal', columnNames: ['proposal'] },
  ],
  foreignKeys: [
    {
      name: 'fk_exposure_metadata',
      columnNames: ['metadata_id'],
      referencedTableName: 'metadata',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'RESTRICT',
    },
  ],
});

const exposureFile = new Table({
  name: 'exposure_file',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'exposure_id', type: 'integer' },
    { name: 'role', type: 'varchar', length: '10' },
    { name: 'filename', type: 'varchar', length: '100' },
    { name: 'path', type: 'varchar', length: '100' },
    { name: 'bytes', type: 'bigint' },
    { name: 'sha256', type: 'varchar', length: '64' },
  ],
  indices: [
    { name: 'uq_exposure_file_filename', columnNames: ['filename'], isUnique: true },
    { name: 'idx_exposure_file_exposure_id', columnNames: ['exposure_id'] },
  ],
  foreignKeys: [
    {
      name: 'fk_exposure_file_exposure',
      columnNames: ['exposure_id'],
      referencedTableName: 'exposure',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'RESTRICT',
    },
  ],
});

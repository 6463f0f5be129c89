import { Table, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';

/** When exposures and products become public, whether they were withdrawn, what replaced what, and how runs are asked for. */
export class AddReleaseWithdrawalAndHistory1764001000000 implements MigrationInterface {
  readonly name = 'AddReleaseWithdrawalAndHistory1764001000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['exposure', 'product']) await queryRunner.addColumns(table, visibility());
    await queryRunner.addColumns('ingest_run', order());
    await queryRunner.addColumns('ingest_item', timing());
    await queryRunner.createTable(supersededFile);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('superseded_file');
    await queryRunner.dropColumns('ingest_item', timing());
    await queryRunner.dropColumns('ingest_run', order());
    for (const table of ['product', 'exposure']) await queryRunner.dropColumns(table, visibility());
  }
}

const visibility = () => [
  new TableColumn({ name: 'public_from', type: 'datetime', precision: 6, isNullable: true }),
  new TableColumn({ name: 'withdrawn_at', type: 'datetime', precision: 6, isNullable: true }),
  new TableColumn({ name: 'withdrawn_reason', type: 'varchar', length: '500', isNullable: true }),
];

const order = () => [
  new TableColumn({ name: 'corrtag_extract', type: 'boolean', default: '0' }),
  new TableColumn({ name: 'files', type: 'text', isNullable: true }),
  new TableColumn({ name: 'retry_of', type: 'integer', isNullable: true }),
  new TableColumn({ name: 'cancel_requested', type: 'boolean', default: '0' }),
];

const timing = () => [new TableColumn({ name: 'seconds', type: 'double', isNullable: true })];

const supersededFile = new Table({
  name: 'superseded_file',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'rootname', type: 'varchar', length: '30', isNullable: true },
    { name: 'stem', type: 'varchar', length: '100', isNullable: true },
    { name: 'filename', type: 'varchar', length: '100' },
    { name: 'path', type: 'varchar', length: '100' },
    { name: 'stored_filename', type: 'varchar', length: '120' },
    { name: 'bytes', type: 'bigint' },
    { name: 'sha256', type: 'varchar', length: '64' },
    { name: 'superseded_at', type: 'datetime', precision: 6 },
  ],
  indices: [
    {
      name: 'uq_superseded_file_path_stored_filename',
      columnNames: ['path', 'stored_filename'],
      isUnique: true,
    },
    { name: 'idx_superseded_file_rootname', columnNames: ['rootname'] },
    { name: 'idx_superseded_file_stem', columnNames: ['stem'] },
  ],
});

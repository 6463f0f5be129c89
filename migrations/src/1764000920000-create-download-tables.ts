import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Download runs with their progress, and the record of every file that a download brought. */
export class CreateDownloadTables1764000920000 implements MigrationInterface {
  readonly name = 'CreateDownloadTables1764000920000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(downloadRun);
    await queryRunner.createTable(downloadedFile);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['downloaded_file', 'download_run']) await queryRunner.dropTable(table);
  }
}

const downloadRun = new Table({
  name: 'download_run',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'state', type: 'varchar', length: '10' },
    { name: 'request', type: 'text' },
    { name: 'requested_by', type: 'varchar', length: '60' },
    { name: 'queued_at', type: 'datetime', precision: 6 },
    { name: 'started_at', type: 'datetime', precision: 6, isNullable: true },
    { name: 'finished_at', type: 'datetime', precision: 6, isNullable: true },
    { name: 'step', type: 'varchar', length: '200' },
    { name: 'exposures_done', type: 'integer' },
    { name: 'exposures_total', type: 'integer' },
    { name: 'bytes_done', type: 'double' },
    { name: 'bytes_total', type: 'double' },
    { name: 'bytes_per_second', type: 'double', isNullable: true },
    { name: 'left_out', type: 'text' },
    { name: 'problems', type: 'text' },
    { name: 'report', type: 'varchar', length: '100', isNullable: true },
    { name: 'error', type: 'text', isNullable: true },
  ],
  indices: [{ name: 'idx_download_run_state', columnNames: ['state'] }],
});

const downloadedFile = new Table({
  name: 'downloaded_file',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'filename', type: 'varchar', length: '100' },
    { name: 'bytes', type: 'bigint' },
    { name: 'sha256', type: 'varchar', length: '64' },
    { name: 'version', type: 'varchar', length: '60', isNullable: true },
    { name: 'arrived_at', type: 'datetime', precision: 6 },
  ],
  indices: [{ name: 'uq_downloaded_file_filename', columnNames: ['filename'], isUnique: true }],
});

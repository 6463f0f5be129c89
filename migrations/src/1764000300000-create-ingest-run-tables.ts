import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Ingest runs: their progress, the verdict on each file with its numbers, and the composites each made. */
export class CreateIngestRunTables1764000300000 implements MigrationInterface {
  readonly name = 'CreateIngestRunTables1764000300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(ingestRun);
    await queryRunner.createTable(ingestItem);
    await queryRunner.createTable(ingestComposite);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['ingest_composite', 'ingest_item', 'ingest_run']) await queryRunner.dropTable(table);
  }
}

const ingestRun = new Table({
  name: 'ingest_run',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'state', type: 'varchar', length: '10' },
    { name: 'dry_run', type: 'boolean' },
    { name: 'requested_by', type: 'varchar', length: '60' },
    { name: 'queued_at', type: 'datetime', precision: 6 },
    { name: 'started_at', type: 'datetime', precision: 6, isNullable: true },
    { name: 'finished_at', type: 'datetime', precision: 6, isNullable: true },
    { name: 'step', type: 'varchar', length: '200' },
    { name: 'items_done', type: 'integer' },
    { name: 'items_total', type: 'integer' },
    { name: 'error', type: 'text', isNullable: true },
  ],
  indices: [{ name: 'idx_ingest_run_state', columnNames: ['state'] }],
});

const ingestItem = new Table({
  name: 'ingest_item',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'run_id', type: 'integer' },
    { name: 'file', type: 'varchar', length: '255' },
    { name: 'rootname', type: 'varchar', length: '30', isNullable: true },
    { name: 'state', type: 'varchar', length: '10' },
    { name: 'reason', type: 'text', isNullable: true },
    { name: 'checks', type: 'text' },
    { name: 'caveats', type: 'text' },
    { name: 'products', type: 'text' },
  ],
  indices: [
    { name: 'idx_ingest_item_run_id', columnNames: ['run_id', 'id'] },
    { name: 'idx_ingest_item_file', columnNames: ['file', 'id'] },
  ],
  foreignKeys: [
    {
      name: 'fk_ingest_item_ingest_run',
      columnNames: ['run_id'],
      referencedTableName: 'ingest_run',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'RESTRICT',
    },
  ],
});

const ingestComposite = new Table({
  name: 'ingest_composite',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'run_id', type: 'integer' },
    { name: 'filename', type: 'varchar', length: '100' },
    { name: 'members', type: 'text' },
    { name: 'excluded', type: 'text' },
  ],
  indices: [{ name: 'idx_ingest_composite_run_id', columnNames: ['run_id', 'id'] }],
  foreignKeys: [
    {
      name: 'fk_ingest_composite_ingest_run',
      columnNames: ['run_id'],
      referencedTableName: 'ingest_run',
      referencedColumnNames: ['id'],
      onDelete: 'CASCADE',
      onUpdate: 'RESTRICT',
    },
  ],
});

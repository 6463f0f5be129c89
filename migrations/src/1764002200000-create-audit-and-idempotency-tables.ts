import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Every write and how it ended; and the answers to requests that came with an Idempotency-Key. */
export class CreateAuditAndIdempotencyTables1764002200000 implements MigrationInterface {
  readonly name = 'CreateAuditAndIdempotencyTables1764002200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(audit);
    await queryRunner.createTable(idempotentAnswer);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('idempotent_answer');
    await queryRunner.dropTable('audit');
  }
}

const audit = new Table({
  name: 'audit',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'at', type: 'datetime', precision: 6 },
    { name: 'who', type: 'varchar', length: '60', isNullable: true },
    { name: 'client', type: 'varchar', length: '64' },
    { name: 'method', type: 'varchar', length: '10' },
    { name: 'address', type: 'varchar', length: '500' },
    { name: 'body', type: 'varchar', length: '2000', isNullable: true },
    { name: 'status', type: 'integer' },
    { name: 'code', type: 'varchar', length: '30', isNullable: true },
    { name: 'request_id', type: 'varchar', length: '64' },
  ],
  indices: [{ name: 'idx_audit_who', columnNames: ['who', 'id'] }],
});

const idempotentAnswer = new Table({
  name: 'idempotent_answer',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'request_hash', type: 'varchar', length: '64' },
    { name: 'body_hash', type: 'varchar', length: '64' },
    { name: 'status', type: 'integer', isNullable: true },
    { name: 'location', type: 'varchar', length: '500', isNullable: true },
    { name: 'answer', type: 'text', isNullable: true },
    { name: 'created_at', type: 'datetime', precision: 6 },
  ],
  indices: [
    { name: 'uq_idempotent_answer_request_hash', columnNames: ['request_hash'], isUnique: true },
    { name: 'idx_idempotent_answer_created_at', columnNames: ['created_at'] },
  ],
});

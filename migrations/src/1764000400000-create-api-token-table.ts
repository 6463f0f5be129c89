import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Staff tokens: only their hash is kept. */
export class CreateApiTokenTable1764000400000 implements MigrationInterface {
  readonly name = 'CreateApiTokenTable1764000400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(apiToken);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('api_token');
  }
}

const apiToken = new Table({
  name: 'api_token',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'name', type: 'varchar', length: '60' },
    { name: 'token_hash', type: 'varchar', length: '64' },
    { name: 'scopes', type: 'varchar', length: '255' },
    { name: 'created_at', type: 'datetime', precision: 6 },
    { name: 'expires_at', type: 'datetime', precision: 6, isNullable: true },
    { name: 'last_used_at', type: 'datetime', precision: 6, isNullable: true },
    { name: 'revoked_at', type: 'datetime', precision: 6, isNullable: true },
  ],
  indices: [
    { name: 'uq_api_token_name', columnNames: ['name'], isUnique: true },
    { name: 'uq_api_token_token_hash', columnNames: ['token_hash'], isUnique: true },
  ],
});

import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Other names of targets, and what the name service said of the names it was asked. */
export class CreateTargetAliasTable1764000910000 implements MigrationInterface {
  readonly name = 'CreateTargetAliasTable1764000910000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(targetAlias);
    await queryRunner.createTable(resolvedName);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['resolved_name', 'target_alias']) await queryRunner.dropTable(table);
  }
}

const targetAlias = new Table({
  name: 'target_alias',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'alias', type: 'varchar', length: '60' },
    { name: 'alias_key', type: 'varchar', length: '60' },
    { name: 'target', type: 'varchar', length: '30' },
    { name: 'origin', type: 'varchar', length: '10' },
    { name: 'added_by', type: 'varchar', length: '60' },
    { name: 'added_at', type: 'datetime', precision: 6 },
  ],
  indices: [
    { name: 'uq_target_alias_alias_key', columnNames: ['alias_key'], isUnique: true },
    { name: 'idx_target_alias_target', columnNames: ['target', 'alias_key'] },
  ],
});

const resolvedName = new Table({
  name: 'resolved_name',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'name', type: 'varchar', length: '60' },
    { name: 'found', type: 'boolean' },
    { name: 'main_name', type: 'varchar', length: '100', isNullable: true },
    { name: 'right_ascension_degrees', type: 'double', isNullable: true },
    { name: 'declination_degrees', type: 'double', isNullable: true },
    { name: 'proper_motion_ra_mas_per_year', type: 'double', isNullable: true },
    { name: 'proper_motion_dec_mas_per_year', type: 'double', isNullable: true },
    { name: 'aliases', type: 'text' },
    { name: 'asked_at', type: 'datetime', precision: 6 },
  ],
  indices: [{ name: 'uq_resolved_name_name', columnNames: ['name'], isUnique: true }],
});

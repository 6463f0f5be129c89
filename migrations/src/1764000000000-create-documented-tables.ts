import { Table, type MigrationInterface, type QueryRunner } from 'typeorm';

const refusalReasons = [
  'No events',
  'Bad EXPFLAG',
  'Non-linear time',
  'Singular event',
  'Bad Proposal',
  'Short Exposure',
  'Unreadable file',
  'No good time',
  'Not time-tag',
  'Not science',
];

/** The four tables whose names and columns the HST project documented. */
export class CreateDocumentedTables1764000000000 implements MigrationInterface {
  readonly name = 'CreateDocumentedTables1764000000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isMysql = queryRunner.dataSource.options.type !== 'better-sqlite3';
    // Names are compared byte by byte: SQLite does so by itself, MySQL only with this collation.
    if (isMysql) await queryRunner.query('ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin');
    await queryRunner.createTable(metadata);
    await queryRunner.createTable(outputs);
    await queryRunner.createTable(badData(isMysql ? 'enum' : 'varchar'));
    await queryRunner.createTable(stats);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of ['stats', 'bad_data', 'outputs', 'metadata']) await queryRunner.dropTable(table);
  }
}

const metadata = new Table({
  name: 'metadata',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'filename', type: 'varchar', length: '30' },
    { name: 'path', type: 'varchar', length: '100' },
    { name: 'ingest_date', type: 'date' },
    { name: 'telescop', type: 'varchar', length: '10' },
    { name: 'instrume', type: 'varchar', length: '10' },
    { name: 'targname', type: 'varchar', length: '30' },
    { name: 'cal_ver', type: 'varchar', length: '30' },
    { name: 'obstype', type: 'varchar', length: '30' },
    { name: 'cenwave', type: 'integer' },
    { name: 'aperture', type: 'varchar', length: '30' },
    { name: 'detector', type: 'varchar', length: '30' },
    { name: 'opt_elem', type: 'varchar', length: '30' },
    { name: 'fppos', type: 'integer' },
  ],
  indices: [
    { name: 'uq_metadata_filename', columnNames: ['filename'], isUnique: true },
    {
      name: 'idx_metadata_target_configuration',
      columnNames: ['targname', 'instrume', 'detector', 'opt_elem', 'cenwave', 'aperture'],
    },
    { name: 'idx_metadata_configuration', columnNames: ['instrume', 'detector', 'opt_elem', 'cenwave'] },
  ],
});

const outputs = new Table({
  name: 'outputs',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'metadata_id', type: 'integer' },
    { name: 'individual_path', type: 'varchar', length: '100', isNullable: true },
    { name: 'individual_filename', type: 'varchar', length: '30', isNullable: true },
    { name: 'composite_path', type: 'varchar', length: '100', isNullable: true },
    { name: 'composite_filename', type: 'varchar', length: '100', isNullable: true },
  ],
  indices: [
    { name: 'uq_outputs_metadata_id', columnNames: ['metadata_id'], isUnique: true },
    { name: 'idx_outputs_composite_filename', columnNames: ['composite_filename'] },
  ],
  foreignKeys: [
    {
      name: 'fk_outputs_metadata',
      columnNames: ['metadata_id'],
      referencedTableName: 'metadata',
      referencedColumnNames: ['id'],
      onDelete: 'RESTRICT',
      onUpdate: 'RESTRICT',
    },
  ],
});

const badData = (enumType: 'enum' | 'varchar') =>
  new Table({
    name: 'bad_data',
    columns: [
      { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
      { name: 'filename', type: 'varchar', length: '30' },
      { name: 'ingest_date', type: 'date' },
      { name: 'reason', type: enumType, enum: refusalReasons },
    ],
    indices: [
      { name: 'uq_bad_data_filename', columnNames: ['filename'], isUnique: true },
      { name: 'idx_bad_data_reason', columnNames: ['reason'] },
    ],
  });

const stats = new Table({
  name: 'stats',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'lightcurve_path', type: 'varchar', length: '100' },
    { name: 'lightcurve_filename', type: 'varchar', length: '100' },
    { name: 'total', type: 'integer' },
    { name: 'mean', type: 'float', isNullable: true },
    { name: 'mu', type: 'float', isNullable: true },
    { name: 'stdev', type: 'float', isNullable: true },
    { name: 'poisson_factor', type: 'float', isNullable: true },
    { name: 'pearson_r', type: 'float', isNullable: true },
    { name: 'pearson_p', type: 'float', isNullable: true },
    { name: 'periodogram', type: 'boolean' },
    { name: 'deliver', type: 'boolean' },
  ],
  indices: [{ name: 'uq_stats_lightcurve_filename', columnNames: ['lightcurve_filename'], isUnique: true }],
});

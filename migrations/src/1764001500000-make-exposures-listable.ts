import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Puts what lists filter and order by into one table with indices: the configuration beside the times, the direction
 * as a unit vector, when a row changed, and a count of the
 * changes, by which answers are remembered.
 */
export class MakeExposuresListable1764001500000 implements MigrationInterface {
  readonly name = 'MakeExposuresListable1764001500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.addColumns('exposure', columns());
    await copyConfiguration(queryRunner);
    await fillDirections(queryRunner);
    await queryRunner.createIndices('exposure', exposureIndices());
    await queryRunner.createIndices('product', productIndices());
    await queryRunner.createTable(archiveRevision);
    await queryRunner.query('INSERT INTO archive_revision (id, revision) VALUES (1, 0)');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('archive_revision');
    await queryRunner.dropIndices('product', productIndices());
    await queryRunner.dropIndices('exposure', exposureIndices());
    await queryRunner.dropColumns('exposure', columns());
  }
}

const word = (name: string, length: string) =>
  new TableColumn({ name, type: 'varchar', length, default: "''" });
const number = (name: string) => new TableColumn({ name, type: 'double', isNullable: true });

const columns = () => [
  word('targname', '30'),
  word('instrume', '10'),
  word('detector', '30'),
  word('opt_elem', '30'),
  new TableColumn({ name: 'cenwave', type: 'integer', default: '0' }),
  word('aperture', '30'),
  word('obstype', '30'),
  number('direction_x'),
  number('direction_y'),
  number('direction_z'),
  new TableColumn({ name: 'updated_at', type: 'datetime', precision: 6, isNullable: true }),
];

const byStart = ['targname', 'instrume', 'detector', 'opt_elem', 'cenwave', 'aperture', 'obstype'];
const alone = ['declination_degrees', 'exposure_seconds', 'event_count', 'updated_at'];

const exposureIndices = () => [
  ...byStart.map(
    (column) =>
      new TableIndex({ name: `idx_exposure_${column}_start_mjd`, columnNames: [column, 'start_mjd'] }),
  ),
  ...alone.map((column) => new TableIndex({ name: `idx_exposure_${column}`, columnNames: [column] })),
];

const productIndices = () =>
  ['updated_at', 'public_from'].map(
    (column) => new TableIndex({ name: `idx_product_${column}`, columnNames: [column] }),
  );

const archiveRevision = new Table({
  name: 'archive_revision',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true },
    { name: 'revision', type: 'bigint' },
  ],
});

async function copyConfiguration(queryRunner: QueryRunner): Promise<void> {
  const copied = byStart.map(
    (column) =>
      `${column} = (SELECT metadata.${column} FROM metadata WHERE metadata.id = exposure.metadata_id)`,
  );
  const now = new Date().toISOString().slice(0, 23).replace('T', ' ');
  await queryRunner.query(`UPDATE exposure SET ${copied.join(', ')}, updated_at = '${now}'`);
}

/** SQLite need not know sines. */
async function fillDirections(queryRunner: QueryRunner): Promise<void> {
  const rows: { id: number; ra: number | null; declination: number | null }[] = await queryRunner.query(
    'SELECT id, right_ascension_degrees AS ra, declination_degrees AS declination FROM exposure',
  );
  for (const { id, ra, declination } of rows) {
    if (ra === null || declination === null) continue;
    const [longitude, latitude] = [(ra * Math.PI) / 180, (declination * Math.PI) / 180];
    await queryRunner.query(
      'UPDATE exposure SET direction_x = ?, direction_y = ?, direction_z = ? WHERE id = ?',
      [
        Math.cos(latitude) * Math.cos(longitude),
        Math.cos(latitude) * Math.sin(longitude),
        Math.sin(latitude),
        id,
      ],
    );
  }
}

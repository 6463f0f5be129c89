import { TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Keeps beside the name of a file, refused or told of by a run, when the public may read it. */
export class KeepReleasesOfFiles1764003300000 implements MigrationInterface {
  readonly name = 'KeepReleasesOfFiles1764003300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await queryRunner.addColumn(table, publicFrom());
      await queryRunner.createIndex(table, index(table));
    }
    // of exposures in the index it is known
    await queryRunner.query(
      `UPDATE ingest_item SET public_from = (SELECT exposure.public_from FROM exposure
        WHERE exposure.rootname = ingest_item.rootname)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await queryRunner.dropIndex(table, index(table));
      await queryRunner.dropColumn(table, 'public_from');
    }
  }
}

const tables = ['bad_data', 'ingest_item'];

const publicFrom = () =>
  new TableColumn({ name: 'public_from', type: 'datetime', precision: 6, isNullable: true });

const index = (table: string) =>
  new TableIndex({ name: `idx_${table}_public_from`, columnNames: ['public_from'] });

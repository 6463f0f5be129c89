import { Table, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which composites are to be made anew, written in the transaction that makes them stale; and what made each product. */
export class CreateStaleCompositeTable1764001100000 implements MigrationInterface {
  readonly name = 'CreateStaleCompositeTable1764001100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(staleComposite);
    await queryRunner.addColumn('product', madeWith());
    await queryRunner.createIndex('exposure', publicFromIndex());
    // until now nothing was noted: every configuration is looked at once
    await queryRunner.query(
      'INSERT INTO stale_composite (targname, instrume, detector, opt_elem, cenwave, aperture) ' +
        'SELECT DISTINCT targname, instrume, detector, opt_elem, cenwave, aperture FROM metadata',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropIndex('exposure', publicFromIndex());
    await queryRunner.dropColumn('product', madeWith());
    await queryRunner.dropTable('stale_composite');
  }
}

const madeWith = () =>
  new TableColumn({ name: 'made_with', type: 'varchar', length: '64', isNullable: true });

const publicFromIndex = () =>
  new TableIndex({ name: 'idx_exposure_public_from', columnNames: ['public_from'] });

const configuration = ['targname', 'instrume', 'detector', 'opt_elem', 'cenwave', 'aperture'];

const staleComposite = new Table({
  name: 'stale_composite',
  columns: [
    { name: 'id', type: 'integer', isPrimary: true, isGenerated: true, generationStrategy: 'increment' },
    { name: 'targname', type: 'varchar', length: '30' },
    { name: 'instrume', type: 'varchar', length: '10' },
    { name: 'detector', type: 'varchar', length: '30' },
    { name: 'opt_elem', type: 'varchar', length: '30' },
    { name: 'cenwave', type: 'integer' },
    { name: 'aperture', type: 'varchar', length: '30' },
  ],
  indices: [{ name: 'uq_stale_composite_configuration', columnNames: configuration, isUnique: true }],
});

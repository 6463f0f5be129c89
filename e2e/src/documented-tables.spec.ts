import mysql from 'mysql2/promise';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHstlc } from './hstlc.js';
import { type TemporaryHome, temporaryHome } from './temporary-home.js';

const documented = {
  metadata: [
    'id int PRI',
    'filename varchar(30) UNI',
    'path varchar(100)',
    'ingest_date date',
    'telescop varchar(10)',
    'instrume varchar(10)',
    'targname varchar(30)',
    'cal_ver varchar(30)',
    'obstype varchar(30)',
    'cenwave int',
    'aperture varchar(30)',
    'detector varchar(30)',
    'opt_elem varchar(30)',
    'fppos int',
  ],
  outputs: [
    'id int PRI',
    'metadata_id int UNI',
    'individual_path varchar(100) NULL',
    'individual_filename varchar(30) NULL',
    'composite_path varchar(100) NULL',
    'composite_filename varchar(100) NULL',
  ],
  bad_data: ['id int PRI', 'filename varchar(30) UNI', 'ingest_date date', 'reason enum'],
} as const;

const database = 'hstlc_documented_tables';

describe('the documented tables on MariaDB or MySQL', () => {
  let home: TemporaryHome;
  let connection: mysql.Connection;

  beforeAll(async () => {
    const url = process.env['HSTLC_TEST_DATABASE_URL'];
    if (url === undefined) throw new Error('HSTLC_TEST_DATABASE_URL: expected mysql://…, found nothing');
    home = await temporaryHome();
    connection = await mysql.createConnection(url);
    await connection.query(`DROP DATABASE IF EXISTS ${database}`);
    await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
    const own = new URL(url);
    own.pathname = `/${database}`;
    const outcome = await runHstlc(home.folder, ['migrate'], { HSTLC_DATABASE_URL: own.href });
    expect(outcome).toMatchObject({ status: 0 });
  });
  afterAll(async () => {
    await connection?.query(`DROP DATABASE IF EXISTS ${database}`);
    await connection?.end();
    await home?.remove();
  });

  it.each(Object.entries(documented))(
    'DESCRIBE %s begins with the documented columns',
    async (table, columns) => {
      const [rows] = await connection.query<mysql.RowDataPacket[]>(`DESCRIBE ${database}.${table}`);
      const described = rows.map((row) => {
        const type = String(row['Type'])
          .replace(/^int\(\d+\)$/, 'int')
          .replace(/^enum\(.*\)$/, 'enum');
        const key = row['Key'] === 'PRI' || row['Key'] === 'UNI' ? ` ${row['Key']}` : '';
        return `${row['Field']} ${type}${key}${row['Null'] === 'YES' ? ' NULL' : ''}`;
      });
      expect(described.slice(0, columns.length)).toEqual(columns);
    },
  );
});

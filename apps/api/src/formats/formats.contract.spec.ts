import { spawnSync } from 'node:child_process';
import { lightcurvePageSchema, routes } from '@hstlc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { hasProgram } from '../testing/programs.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

const lists = [routes.targets, routes.observations, routes.lightcurves, routes.badData];
const data = routes.lightcurveData(compositeStem);

/** Columns as astropy reads them, and their units. */
function readByAstropy(body: Buffer | string, format: string) {
  const script =
    'import sys, io, json, warnings; warnings.simplefilter("ignore"); from astropy.table import Table; ' +
    `b = sys.stdin.buffer.read(); t = Table.read(io.BytesIO(b) if ${format === 'fits' || format === 'votable' ? 'True' : 'False'} else b.decode(), format=${JSON.stringify(format)}${format === 'fits' ? ', hdu="LIGHTCURVE"' : ''}); ` +
    'clean = lambda x: None if x != x or str(x) in ("--", "") else x; ' +
    'print(json.dumps([{c: [clean(x) for x in t[c].tolist()] for c in t.colnames}, ' +
    '{c: t[c].unit and t[c].unit.to_string() for c in t.colnames}]))';
  const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', script], { input: body, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const [columns, units]: [Record<string, unknown[]>, Record<string, string | null>] = JSON.parse(stdout);
  return { columns, units };
}

const hasAstropy = hasProgram('/usr/bin/python3', '-c', 'import astropy');

describe.each(testDatabases)('formats on $kind', (kind) => {
  let seeded: SeededApplication;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
  });
  afterAll(() => seeded?.close());

  const text = async (address: string, format: string) =>
    Buffer.from(
      (await seeded.http.get(address).query({ format }).responseType('blob').expect(200)).body,
    ).toString();

  it.skipIf(!hasProgram('stilts', '-version'))('are without fault to votlint', async () => {
    for (const address of [...lists, data]) {
      const input = await text(address, 'votable');
      const { stdout, stderr } = spawnSync('stilts', ['votlint', '-'], { input, encoding: 'utf8' });
      expect(stdout + stderr, address).toBe('');
    }
  });

  it.skipIf(!hasAstropy)('give the same numbers to astropy as the JSON of a list', async () => {
    const { body } = await seeded.http.get(routes.lightcurves).expect(200);
    const { items } = lightcurvePageSchema.parse(body);
    for (const [format, reader] of [
      ['csv', 'ascii.csv'],
      ['ecsv', 'ascii.ecsv'],
      ['votable', 'votable'],
    ] as const) {
      const { columns, units } = readByAstropy(await text(routes.lightcurves, format), reader);
      expect(columns.id, format).toEqual(items.map(({ id }) => id));
      expect(columns.startMjd).toEqual(items.map(({ startMjd }) => startMjd));
      expect(columns.bytes).toEqual(items.map(({ bytes }) => bytes));
      expect(columns.chi2P).toEqual(items.map(({ statistics }) => statistics?.chi2P ?? null));
      expect(columns.cenwave).toEqual(items.map(({ cenwave }) => cenwave));
      if (format !== 'csv') expect(units).toMatchObject({ stepSeconds: 's', startMjd: 'd' });
    }
  });

  it.skipIf(!hasAstropy)('give the same numbers of a lightcurve in every format', async () => {
    const { body } = await seeded.http.get(data).expect(200);
    const fits = await seeded.http.get(data).query({ format: 'fits' }).responseType('blob').expect(200);
    for (const [format, reader] of [
      ['csv', 'ascii.csv'],
      ['ecsv', 'ascii.ecsv'],
      ['votable', 'votable'],
      ['fits', 'fits'],
    ] as const) {
      const input = format === 'fits' ? Buffer.from(fits.body) : await text(data, format);
      const { columns, units } = readByAstropy(input, reader);
      expect(columns, format).toEqual(body.columns);
      if (format !== 'csv') expect(units.FLUX).toMatch(/erg/);
    }
  });

  it('are chosen by Accept, and JSON otherwise', async () => {
    const typeOf = async (accept: string) =>
      (await seeded.http.get(routes.observations).set('Accept', accept).expect(200)).headers['content-type'];
    expect(await typeOf('text/csv')).toContain('text/csv');
    expect(await typeOf('application/x-votable+xml')).toContain('application/x-votable+xml');
    expect(await typeOf('*/*')).toContain('application/json');
    expect(await typeOf('text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8')).toContain(
      'application/json',
    );
    await seeded.http.get(routes.observations).query({ format: 'fits' }).expect(400);
  });

  it('give everything in a table, and a page when asked for one', async () => {
    const lines = async (query: object) => {
      const answer = await seeded.http.get(routes.observations).query(query).expect(200);
      return { count: answer.text.trim().split('\r\n').length - 1, link: answer.headers.link };
    };
    expect((await lines({ format: 'csv' })).count).toBe(4);
    const { count, link } = await lines({ format: 'csv', limit: 3, sort: '-exptime' });
    expect(count).toBe(3);
    const next = /<([^>]+)>; rel="next"/.exec(link ?? '')![1]!;
    const rest = await seeded.http.get(next).expect(200);
    expect(rest.text.trim().split('\r\n')).toHaveLength(2);
    await seeded.http.head(routes.observations).query({ format: 'csv' }).expect(200);
  });

  it('leave no formula for a spreadsheet, and numbers as they are', async () => {
    const rows = seeded.dataSource.getRepository(ExposureRow);
    const [row] = await rows.find({ order: { id: 'ASC' }, take: 1 });
    await rows.update({ id: row!.id }, { targname: '=cmd|"/C calc"!A0', declinationDegrees: -1.5 });
    const csv = await text(`${routes.observations}?rootname=${row!.rootname}`, 'csv');
    expect(csv).toContain(`"'=cmd|""/C calc""!A0"`);
    expect(csv).toContain(',-1.5,');
    const ecsv = await text(`${routes.observations}?rootname=${row!.rootname}`, 'ecsv');
    expect(ecsv).toContain(`"=cmd|""/C calc""!A0"`);
    await rows.update(
      { id: row!.id },
      { targname: row!.targname, declinationDegrees: row!.declinationDegrees },
    );
  });
});

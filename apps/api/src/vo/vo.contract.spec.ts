import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { routes } from '@hstlc/contract';
import type { Response } from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ExposureRow } from '../database/entities/exposure-row.js';
import { hasProgram } from '../testing/programs.js';
import { compositeStem } from '../testing/seed-archive.js';
import { startSeededApplication, type SeededApplication } from '../testing/seeded-application.js';
import { testDatabases } from '../testing/test-databases.js';

const run = promisify(execFile);
const python = '/usr/bin/python3';
const hasPyvo = hasProgram(python, '-c', 'import pyvo');
const hasStilts = hasProgram('stilts', '-version');

describe.each(testDatabases)('the Virtual Observatory on $kind', (kind) => {
  let seeded: SeededApplication;
  let origin: string;
  beforeAll(async () => {
    seeded = await startSeededApplication(kind, import.meta.url);
    await seeded.dataSource
      .getRepository(ExposureRow)
      .update({ rootname: 'ld9m11aaq' }, { publicFrom: new Date('2999-01-01') });
    await seeded.application.listen(0, '127.0.0.1');
    origin = (await seeded.application.getUrl()).replace(/\/$/, '').replace('[::1]', 'localhost');
  });
  afterAll(() => seeded?.close());

  const search = (query: object) => seeded.http.get(routes.scs).query(query).buffer(true).parse(asText);
  const links = (query: object) => seeded.http.get(routes.datalink).query(query).buffer(true).parse(asText);
  /** What a Python program prints, as JSON. */
  const runPython = async (script: string) =>
    JSON.parse((await run(python, ['-W', 'ignore', '-c', script])).stdout);
  const lint = (text: string, ...options: string[]) => {
    const { stdout, stderr } = spawnSync('stilts', ['votlint', ...options, '-'], {
      input: text,
      encoding: 'utf8',
    });
    return stdout + stderr;
  };

  it('finds the exposures around a place, with the columns that the standard asks for', async () => {
    const { body, headers } = await search({ RA: 175.55, DEC: 26.7, SR: 0.5 }).expect(200);
    expect(headers['content-type']).toContain('application/x-votable+xml');
    expect(body).toMatch(
      /<FIELD name="rootname" ID="rootname" datatype="char" arraysize="\*" ucd="ID_MAIN">/,
    );
    expect(body).toContain('ucd="POS_EQ_RA_MAIN"');
    expect(body).toContain('ucd="POS_EQ_DEC_MAIN"');
    expect(body).toContain('<TIMESYS ID="utc" timescale="UTC"');
    expect(body.match(/<TR>/g)).toHaveLength(3);
    expect(body).not.toContain('ld9m11aaq');
    const none = await search({ ra: 0, dec: -80, sr: 1 }).expect(200);
    expect(none.body).not.toContain('<TR>');
    const columns = await search({ RA: 175.55, DEC: 26.7, SR: 0, VERB: 1 }).expect(200);
    expect(columns.body).not.toContain('<TR>');
    expect(columns.body.match(/<FIELD/g)!.length).toBeLessThan(body.match(/<FIELD/g).length);
    const cut = await search({ RA: 175.55, DEC: 26.7, SR: 1, MAXREC: 1 }).expect(200);
    expect(cut.body.match(/<TR>/g)).toHaveLength(1);
    expect(cut.body).toContain('value="OVERFLOW"');
  });

  it.each([{ RA: 10 }, { RA: 'x', DEC: 1, SR: 1 }, { RA: 1, DEC: 95, SR: 1 }, { RA: 1, DEC: 1, SR: -1 }])(
    'tells what is wrong with %o in a VOTable, by 200',
    async (query) => {
      const { body, headers } = await search(query).expect(200);
      expect(headers['content-type']).toContain('application/x-votable+xml');
      expect(body).toMatch(
        /<INFO ID="Error" name="Error" value="UsageFault: parameter &quot;(DEC|RA|SR)&quot;/,
      );
    },
  );

  it('links an exposure and a lightcurve to what belongs to them, and says what is not there', async () => {
    const { body, headers } = await links({
      ID: ['ld9m10ujq', compositeStem, 'nothing', 'ld9m11aaq'],
    }).expect(200);
    expect(headers['content-type']).toBe('application/x-votable+xml;content=datalink');
    const rows = [...body.matchAll(/<TR>(.*?)<\/TR>/g)].map(([, row]) =>
      [...row!.matchAll(/<TD>(.*?)<\/TD>|<TD\/>/g)].map(([, cell]) => cell ?? ''),
    );
    const semantics = (id: string) => rows.filter(([first]) => first === id).map((row) => row[5]);
    expect(semantics('ld9m10ujq')).toEqual([
      '#this',
      '#derivation',
      '#progenitor',
      '#proc',
      '#documentation',
    ]);
    expect(semantics(compositeStem)).toEqual(['#this', '#preview', '#progenitor', '#documentation']);
    for (const id of ['nothing', 'ld9m11aaq'])
      expect(rows.find(([first]) => first === id)![3]).toBe(
        `NotFoundFault: no exposure or lightcurve is called &quot;${id}&quot;`,
      );
    expect(rows.filter(([first]) => first === 'ld9m11aaq')).toHaveLength(1);
    expect(body).toContain('utype="adhoc:service"');
    expect((await links({}).expect(200)).body).not.toContain('<TR>');
    const many = await links({ ID: Array.from({ length: 250 }, (_, index) => `x${index}`) }).expect(200);
    expect(many.body).toContain('value="OVERFLOW"');
    await links({ RESPONSEFORMAT: 'json' })
      .expect(400)
      .expect('content-type', /votable/);
  });

  it('leads the service of the links to the extraction of the exposure', async () => {
    const to = (query: object) => seeded.http.get(routes.voExtraction).query(query);
    const { headers } = await to({ ID: 'ld9m10ujq', step: 5, airglow: 'keep', evil: 'x' }).expect(302);
    expect(headers.location).toBe(
      `${routes.observationExtraction('ld9m10ujq')}?step=5&airglow=keep&format=votable`,
    );
    const bad = await to({ ID: '//example.org/\r\nX: y' }).expect(302);
    expect(bad.headers.location).toMatch(/^\/api\/v1\/observations\/%2F%2Fexample/);
    await to({})
      .expect(400)
      .expect('content-type', /votable/);
  });

  it('answers what is not there in a VOTable too', async () => {
    await seeded.http
      .get('/vo/tap')
      .expect(404)
      .expect('content-type', /application\/x-votable\+xml/);
  });

  it.skipIf(!hasStilts)('is without fault to votlint', async () => {
    for (const { body } of [
      await search({ RA: 175.55, DEC: 26.7, SR: 0.5 }),
      await search({ RA: 'x', DEC: 1, SR: 1 }),
      await links({ ID: ['ld9m10ujq', 'nothing'] }),
    ])
      expect(lint(body)).toBe('');
  });

  it.skipIf(!hasPyvo)('gives pyvo rows, links, services and errors', async () => {
    const script = `
import json, pyvo
service = pyvo.dal.SCSService('${origin}${routes.scs}')
found = service.search((175.55, 26.7), 0.5)
direct = pyvo.dal.adhoc.DatalinkResults.from_result_url('${origin}${routes.datalink}?ID=ld9m10ujq')
try:
    service.search((10, 5), 181)
    error = None
except pyvo.DALQueryError as problem:
    error = str(problem)
print(json.dumps({
  'names': sorted(str(row['rootname']) for row in found),
  'ids': sorted(str(row.id) for row in found),
  'positions': [[row.pos.ra.deg, row.pos.dec.deg] for row in found][0],
  'semantics': [str(link.semantics) for link in direct],
  'proc': str(direct.get_first_proc().access_url),
  'inputs': sorted(str(p.name) for p in direct.get_first_proc().input_params),
  'error': error,
}))`;
    const told = await runPython(script);
    expect(told).toMatchObject({
      names: ['ld9m10ujq', 'ld9m10uyq', 'osim01010'],
      ids: ['ld9m10ujq', 'ld9m10uyq', 'osim01010'],
      proc: `${origin}${routes.voExtraction}`,
      inputs: ['ID', 'airglow', 'step', 'wavelengths'],
      error: expect.stringContaining('UsageFault: parameter "SR"'),
    });
    expect(told.semantics).toContain('#this');
    const exposure = await seeded.dataSource
      .getRepository(ExposureRow)
      .findOneByOrFail({ rootname: 'ld9m10ujq' });
    expect(told.positions[0]).toBeCloseTo(exposure.rightAscensionDegrees!, 9);
    expect(told.positions[1]).toBeCloseTo(exposure.declinationDegrees!, 9);
  });
});

/** VOTables are text, whatever their media type. */
function asText(response: Response, done: (error: Error | null, text: string) => void): void {
  let text = '';
  response.on('data', (piece: Buffer) => {
    text += piece.toString('utf8');
  });
  response.on('end', () => done(null, text));
}

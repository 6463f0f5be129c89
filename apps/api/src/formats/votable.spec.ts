import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasProgram } from '../testing/programs.js';
import { escapeXml } from './escape-xml.js';
import { VotableWriter } from './votable.js';

const document = {
  description: 'exposures of "A & B" <x>',
  infos: [{ name: 'publisher', value: 'hstlc' }],
  resourceInfos: [{ name: 'QUERY_STATUS', value: 'OK' }],
  timeSystems: [{ id: 'utc', timescale: 'UTC', refposition: 'TOPOCENTER', timeorigin: 'MJD-origin' }],
  fields: [
    { name: 'name', datatype: 'unicodeChar', ucd: 'meta.id' },
    { name: 't_min', datatype: 'double', unit: 'd', ucd: 'time.start', ref: 'utc' },
    { name: 'cenwave', datatype: 'int', unit: 'Angstrom' },
    { name: 'simulated', datatype: 'boolean', description: 'made by the simulator' },
  ],
  services: [
    {
      id: 'extraction',
      name: 'extraction',
      description: 'a lightcurve made now',
      accessUrl: 'http://localhost/vo/extraction',
      inputs: [
        { name: 'step', datatype: 'double', unit: 's', value: '2', minimum: 0.001, maximum: 1000 },
        { name: 'airglow', datatype: 'char', value: 'mask', options: ['mask', 'full', 'keep'] },
      ],
    },
  ],
} as const;

const rows = [
  ['a <b> & "c" ]]> é', 57_844.125, 1291, true],
  ['', Number.NaN, null, false],
] as const;

/** What astropy reads in a VOTable: the columns as JSON. */
function readByAstropy(text: string): Record<string, unknown[]> {
  const script =
    'import sys, io, json, warnings; warnings.simplefilter("ignore"); from astropy.table import Table; ' +
    't = Table.read(io.BytesIO(sys.stdin.buffer.read()), format="votable"); ' +
    'clean = lambda x: None if x != x or str(x) == "--" else x; ' +
    'print(json.dumps({c: [clean(x) for x in t[c].tolist()] for c in t.colnames}))';
  const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', script], { input: text, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}

describe('a VOTable', () => {
  const text = new VotableWriter(document).whole(rows);

  it.skipIf(!hasProgram('stilts', '-version'))('is without fault to votlint', () => {
    const { stdout, stderr } = spawnSync('stilts', ['votlint', '-'], { input: text, encoding: 'utf8' });
    expect(stdout + stderr).toBe('');
  });

  it.skipIf(!hasProgram('/usr/bin/python3', '-c', 'import astropy'))(
    'gives astropy the values that went in, nothing for what is absent',
    () => {
      expect(readByAstropy(text)).toEqual({
        name: ['a <b> & "c" ]]> é', ''],
        t_min: [57_844.125, null],
        cenwave: [1291, null],
        simulated: [true, false],
      });
    },
  );

  it('is the same in pieces and whole', () => {
    const writer = new VotableWriter(document);
    expect(writer.begin() + rows.map((row) => writer.row(row)).join('') + writer.end()).toBe(text);
  });
});

describe('a text in XML', () => {
  it('holds nothing that ends an element or an attribute, nor what XML cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (anything) => {
        expect(escapeXml(anything)).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)/);
        // oxlint-disable-next-line no-control-regex
        expect(escapeXml(anything)).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }),
      { seed: 3 },
    );
  });
});

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { parseConfiguration } from './configuration.js';
import { ConfigurationError } from './configuration-error.js';
import { archiveFile, archiveFolder } from './directories.js';
import { readEnvironment } from './environment.js';
import { exampleEnvironment } from './settings.js';

const repository = path.resolve(import.meta.dirname, '../../../..');

it('keeps .env.example equal to the schema', () => {
  expect(readFileSync(path.join(repository, '.env.example'), 'utf8')).toBe(exampleEnvironment());
});

it('gives the documented defaults when nothing is set', () => {
  const configuration = parseConfiguration({}, '/srv');
  expect(configuration).toMatchObject({
    directories: {
      home: '/srv/data',
      ingest: '/srv/data/ingest',
      composite: '/srv/data/outputs/composite',
      badData: '/srv/data/bad_data',
      plots: '/srv/data/plots',
      logs: '/srv/data/logs',
    },
    databaseUrl: 'sqlite:/srv/data/hstlc.sqlite',
    host: '127.0.0.1',
    port: 3000,
    stepSeconds: 2,
    badProposals: [],
    permissions: { group: 'hstlc', fileMode: 0o660, directoryMode: 0o2770 },
    sampleData: undefined,
  });
  expect(configuration.workers).toBeGreaterThan(0);
});

it('reads numbers, octal modes, lists and moved folders', () => {
  const configuration = parseConfiguration(
    {
      HSTLC_STEP_SECONDS: '0.5',
      HSTLC_FILE_MODE: '0640',
      HSTLC_BAD_PROPOSALS: '13902, 7',
      HSTLC_OUTPUTS_DIR: '/big/outputs',
      HSTLC_WORKERS: '',
    },
    '/srv',
  );
  expect(configuration).toMatchObject({
    stepSeconds: 0.5,
    permissions: { fileMode: 0o640 },
    badProposals: [13902, 7],
    directories: { outputs: '/big/outputs', composite: '/big/outputs/composite' },
  });
});

it('freezes what it gives, to the bottom', () => {
  const configuration = parseConfiguration({}, '/srv');
  expect(Object.isFrozen(configuration)).toBe(true);
  expect(Object.isFrozen(configuration.directories)).toBe(true);
  expect(Object.isFrozen(configuration.badProposals)).toBe(true);
});

it("finds reference files where the instruments' software looks for them, or below one folder", () => {
  const named = parseConfiguration({ lref: '/grp/crds/lref/', HSTLC_REFERENCES_DIR: 'refs' }, '/srv');
  expect(named.references).toEqual({ lref: '/grp/crds/lref', oref: '/srv/refs/oref' });
  const standard = parseConfiguration({}, '/srv');
  expect(standard.references).toEqual({
    lref: '/srv/data/references/lref',
    oref: '/srv/data/references/oref',
  });
  expect(standard.directories.download).toBe('/srv/data/download');
});

it('takes the services by their base address, and the name service not at all', () => {
  const variables = { HSTLC_MAST_URL: 'http://127.0.0.1:8080/mast/', HSTLC_SESAME_URL: 'off' };
  expect(parseConfiguration(variables, '/srv').services).toMatchObject({
    mast: 'http://127.0.0.1:8080/mast',
    crds: 'https://hst-crds.stsci.edu',
    sesame: undefined,
  });
});

it('lists every problem at once, by name and rule and never by value', () => {
  const parse = () =>
    parseConfiguration(
      {
        HSTLC_PORT: '70000',
        HSTLC_STEP_SECONDS: '-1',
        HSTLC_DATABASE_URL: 'postgres://u:secret@h/d',
        HSTLC_PROT: '1',
      },
      '/srv',
    );
  expect(parse).toThrow(ConfigurationError);
  expect(parse).toThrowErrorMatchingInlineSnapshot(`
    [ConfigurationError: invalid settings
      HSTLC_PROT: is not a setting
      HSTLC_DATABASE_URL: expected "sqlite:<file>" or "mysql://…/<database>"
      HSTLC_PORT: expected a port of at most 65535
      HSTLC_STEP_SECONDS: expected a number above 0]
  `);
});

it('leaves the names of the tests and of other programs alone', () => {
  expect(() =>
    parseConfiguration({ HSTLC_CHROMIUM: '/usr/bin/chromium', PATH: '/bin' }, '/srv'),
  ).not.toThrow();
});

it('reads .env below the environment of the process', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'hstlc-environment-'));
  writeFileSync(path.join(folder, '.env'), 'HSTLC_PORT=4000 # ours\nPATH=/nowhere\n');
  const environment = readEnvironment(folder);
  expect(environment.HSTLC_PORT).toBe('4000');
  expect(environment.PATH).not.toBe('/nowhere');
});

it('finds the file of a row where its folder has been moved, and the row of a folder', () => {
  const { directories } = parseConfiguration({ HSTLC_COMPOSITE_DIR: '/big' }, '/srv');
  expect(archiveFile(directories, 'filesystem/GJ436', 'a.fits')).toBe('/srv/data/filesystem/GJ436/a.fits');
  expect(archiveFile(directories, 'outputs/composite/GJ436', 'a.fits')).toBe('/big/GJ436/a.fits');
  expect(archiveFolder(directories, '/big/GJ436')).toBe('outputs/composite/GJ436');
  expect(archiveFolder(directories, '/srv/data/outputs/GJ436')).toBe('outputs/GJ436');
});

it('refuses a path that leads out of the archive', () => {
  const { directories } = parseConfiguration({}, '/srv');
  expect(() => archiveFile(directories, 'filesystem/../..', 'hstlc.sqlite')).toThrow(RangeError);
  expect(() => archiveFile(directories, 'filesystem', '../hstlc.sqlite')).toThrow(RangeError);
  expect(() => archiveFile(directories, 'logs', 'a')).toThrow(RangeError);
  expect(() => archiveFolder(directories, '/srv')).toThrow(RangeError);
});

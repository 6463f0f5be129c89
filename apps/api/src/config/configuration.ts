import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
import type { ArchiveDirectories } from './directories.js';
import { readEnvironment, type Environment } from './environment.js';
import { settings, settingsSchema, testSettings } from './settings.js';

export type { ArchiveDirectories } from './directories.js';

/** The settings in force: read once, at start, and frozen. */
export interface Configuration {
  readonly directories: ArchiveDirectories;
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** Worker threads. */
  readonly workers: number;
  /** Bin width of archive products (s). */
  readonly stepSeconds: number;
  readonly badProposals: readonly number[];
  readonly permissions: {
    readonly group: string;
    readonly fileMode: number;
    readonly directoryMode: number;
  };
  readonly sampleData: string | undefined;
}

/**
 * Reads the settings from the process's environment and `.env` in the working folder.
 *
 * @throws ConfigurationError that lists every problem
 */
export function loadConfiguration(): Configuration {
  const folder = process.cwd();
  return parseConfiguration(readEnvironment(folder), folder);
}

/**
 * Makes the configuration from variables; names that do not begin with HSTLC_ are not looked at.
 *
 * @param folder where relative paths start, absolute
 * @throws ConfigurationError that lists every problem
 */
export function parseConfiguration(environment: Environment, folder: string): Configuration {
  const given = Object.entries(environment).filter(
    ([name, value]) => name.startsWith('HSTLC_') && value !== undefined && value !== '',
  );
  const defaults = settings.filter((each) => each.default !== '').map((each) => [each.name, each.default]);
  const parsed = settingsSchema.safeParse(Object.fromEntries([...defaults, ...given]));
  const problems = unknownNames(given.map(([name]) => name));
  if (!parsed.success) {
    for (const {
      path: [name],
      message,
    } of parsed.error.issues)
      problems.push({ name: String(name), rule: message });
  }
  if (!parsed.success || problems.length > 0) throw new ConfigurationError(problems);
  return deepFreeze(configurationOf(parsed.data, folder));
}

function unknownNames(names: readonly string[]): ConfigurationProblem[] {
  const known = new Set([...settings.map(({ name }) => name), ...testSettings]);
  return names.filter((name) => !known.has(name)).map((name) => ({ name, rule: 'is not a setting' }));
}

function configurationOf(values: z.output<typeof settingsSchema>, folder: string): Configuration {
  const home = path.resolve(folder, values.HSTLC_HOME);
  const below = (given: string | undefined, name: string, root = home) =>
    given === undefined ? path.join(root, name) : path.resolve(folder, given);
  const outputs = below(values.HSTLC_OUTPUTS_DIR, 'outputs');
  return {
    directories: {
      home,
      ingest: below(values.HSTLC_INGEST_DIR, 'ingest'),
      filesystem: below(values.HSTLC_FILESYSTEM_DIR, 'filesystem'),
      outputs,
      composite: below(values.HSTLC_COMPOSITE_DIR, 'composite', outputs),
      badData: below(values.HSTLC_BAD_DATA_DIR, 'bad_data'),
    },
    databaseUrl: databaseUrlOf(values.HSTLC_DATABASE_URL, home, folder),
    host: values.HSTLC_HOST,
    port: values.HSTLC_PORT,
    workers: values.HSTLC_WORKERS ?? availableParallelism(),
    stepSeconds: values.HSTLC_STEP_SECONDS,
    badProposals: values.HSTLC_BAD_PROPOSALS ?? [],
    permissions: {
      group: values.HSTLC_GROUP,
      fileMode: values.HSTLC_FILE_MODE,
      directoryMode: values.HSTLC_DIRECTORY_MODE,
    },
    sampleData:
      values.HSTLC_SAMPLE_DATA === undefined ? undefined : path.resolve(folder, values.HSTLC_SAMPLE_DATA),
  };
}

function databaseUrlOf(given: string | undefined, home: string, folder: string): string {
  if (given === undefined) return `sqlite:${path.join(home, 'hstlc.sqlite')}`;
  if (!given.startsWith('sqlite:')) return given;
  return `sqlite:${path.resolve(folder, given.slice('sqlite:'.length))}`;
}

function deepFreeze<Value extends object>(value: Value): Value {
  for (const each of Object.values(value)) if (typeof each === 'object' && each !== null) deepFreeze(each);
  return Object.freeze(value);
}

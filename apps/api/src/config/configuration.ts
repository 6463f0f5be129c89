import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { z } from 'zod';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.js';
import type { ArchiveDirectories, ReferenceDirectories } from './directories.js';
import { readEnvironment, type Environment } from './environment.js';
import { settings, settingsSchema, testSettings } from './settings.js';

export type { ArchiveDirectories, ReferenceDirectories } from './directories.js';

/** The settings in force: read once, at start, and frozen. */
export interface Configuration {
  readonly directories: ArchiveDirectories;
  readonly references: ReferenceDirectories;
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** Where the server is reached from outside, without a slash at the end; undefined: as each request says. */
  readonly publicUrl: string | undefined;
  /** Worker threads. */
  readonly workers: number;
  /** Bin width of archive products (s). */
  readonly stepSeconds: number;
  /** How long an extraction that was asked for over HTTP may take (ms). */
  readonly extractionTimeoutMilliseconds: number;
  readonly badProposals: readonly number[];
  readonly ingest: IngestSettings;
  readonly permissions: {
    readonly group: string;
    readonly fileMode: number;
    readonly directoryMode: number;
  };
  readonly protection: ProtectionSettings;
  readonly sampleData: string | undefined;
  readonly services: ServiceAddresses;
  readonly download: DownloadSettings;
}

/** What keeps the server up when it is asked too much. */
export interface ProtectionSettings {
  /** Addresses and networks whose forwarding headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Requests of one client per minute; 0: no limit. */
  readonly requestsPerMinute: number;
  readonly eventConnections: number;
  readonly bodyBytes: number;
  readonly uploadBytes: number;
  readonly bodyTimeoutMilliseconds: number;
  readonly idleTimeoutMilliseconds: number;
  readonly drainSeconds: number;
  readonly logLevel: 'error' | 'warning' | 'info';
}

/** How patient an ingest is, and what it does unasked. */
export interface IngestSettings {
  /** How long after its last change a file that is too short may still grow (s). */
  readonly unfinishedSeconds: number;
  readonly minimumFreeBytes: number;
  readonly diskWaitSeconds: number;
  /** How often the server looks into the ingest folder (s); undefined: never. */
  readonly watchSeconds: number | undefined;
  readonly defaultRelease: 'public' | 'private';
}

/** Base addresses of other people's services, without a slash at the end. */
export interface ServiceAddresses {
  readonly mast: string;
  readonly crds: string;
  /** Undefined: nobody is asked. */
  readonly sesame: string | undefined;
  readonly sesameTimeoutMilliseconds: number;
}

/** How patiently and how fast files are fetched. */
export interface DownloadSettings {
  readonly connections: number;
  readonly attempts: number;
  readonly retryMilliseconds: number;
  readonly stallMilliseconds: number;
  /** `HH:MM`, UTC. */
  readonly dailyAt: string | undefined;
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
 * Makes the configuration from variables; names other than HSTLC_…, lref and oref are not looked at.
 *
 * @param folder where relative paths start, absolute
 * @throws ConfigurationError that lists every problem
 */
export function parseConfiguration(environment: Environment, folder: string): Configuration {
  const given = Object.entries(environment).filter(
    ([name, value]) => isOurs(name) && value !== undefined && value !== '',
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

/** `lref` and `oref` are the names that the instruments' own software goes by. */
function isOurs(name: string): boolean {
  return name.startsWith('HSTLC_') || name === 'lref' || name === 'oref';
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
  const references = below(values.HSTLC_REFERENCES_DIR, 'references');
  return {
    directories: {
      home,
      ingest: below(values.HSTLC_INGEST_DIR, 'ingest'),
      filesystem: below(values.HSTLC_FILESYSTEM_DIR, 'filesystem'),
      outputs,
      composite: below(values.HSTLC_COMPOSITE_DIR, 'composite', outputs),
      badData: below(values.HSTLC_BAD_DATA_DIR, 'bad_data'),
      plots: below(values.HSTLC_PLOTS_DIR, 'plots'),
      logs: below(values.HSTLC_LOGS_DIR, 'logs'),
      download: below(values.HSTLC_DOWNLOAD_DIR, 'download'),
    },
    references: {
      lref: below(values.lref, 'lref', references),
      oref: below(values.oref, 'oref', references),
    },
    databaseUrl: databaseUrlOf(values.HSTLC_DATABASE_URL, home, folder),
    host: values.HSTLC_HOST,
    port: values.HSTLC_PORT,
    publicUrl: values.HSTLC_PUBLIC_URL?.replace(/\/+$/, ''),
    workers: values.HSTLC_WORKERS ?? availableParallelism(),
    stepSeconds: values.HSTLC_STEP_SECONDS,
    extractionTimeoutMilliseconds: values.HSTLC_EXTRACTION_TIMEOUT_MS,
    badProposals: values.HSTLC_BAD_PROPOSALS ?? [],
    ingest: {
      unfinishedSeconds: values.HSTLC_UNFINISHED_SECONDS,
      minimumFreeBytes: values.HSTLC_MINIMUM_FREE_BYTES,
      diskWaitSeconds: values.HSTLC_DISK_WAIT_SECONDS,
      watchSeconds: values.HSTLC_WATCH_SECONDS,
      defaultRelease: values.HSTLC_DEFAULT_RELEASE,
    },
    permissions: {
      group: values.HSTLC_GROUP,
      fileMode: values.HSTLC_FILE_MODE,
      directoryMode: values.HSTLC_DIRECTORY_MODE,
    },
    protection: protectionOf(values),
    sampleData:
      values.HSTLC_SAMPLE_DATA === undefined ? undefined : path.resolve(folder, values.HSTLC_SAMPLE_DATA),
    services: servicesOf(values),
    download: {
      connections: values.HSTLC_DOWNLOAD_CONNECTIONS,
      attempts: values.HSTLC_DOWNLOAD_ATTEMPTS,
      retryMilliseconds: values.HSTLC_DOWNLOAD_RETRY_MS,
      stallMilliseconds: values.HSTLC_DOWNLOAD_STALL_MS,
      dailyAt: values.HSTLC_DOWNLOAD_DAILY_AT,
    },
  };
}

function protectionOf(values: z.output<typeof settingsSchema>): ProtectionSettings {
  return {
    trustedProxies: values.HSTLC_TRUSTED_PROXIES ?? [],
    requestsPerMinute: values.HSTLC_RATE_LIMIT,
    eventConnections: values.HSTLC_EVENT_CONNECTIONS,
    bodyBytes: values.HSTLC_BODY_MAX_BYTES,
    uploadBytes: values.HSTLC_UPLOAD_MAX_BYTES,
    bodyTimeoutMilliseconds: values.HSTLC_BODY_TIMEOUT_MS,
    idleTimeoutMilliseconds: values.HSTLC_IDLE_TIMEOUT_MS,
    drainSeconds: values.HSTLC_DRAIN_SECONDS,
    logLevel: values.HSTLC_LOG_LEVEL ?? (process.stderr.isTTY ? 'warning' : 'info'),
  };
}

function servicesOf(values: z.output<typeof settingsSchema>): ServiceAddresses {
  const plain = (url: string) => url.replace(/\/+$/, '');
  return {
    mast: plain(values.HSTLC_MAST_URL),
    crds: plain(values.HSTLC_CRDS_URL),
    sesame: values.HSTLC_SESAME_URL === 'off' ? undefined : plain(values.HSTLC_SESAME_URL),
    sesameTimeoutMilliseconds: values.HSTLC_SESAME_TIMEOUT_MS,
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

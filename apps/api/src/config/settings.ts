import { z } from 'zod';
import { protectionSettings } from './protection-settings.js';
import {
  address,
  octal,
  optionalFolder,
  settingDescriptions,
  text,
  wholeNumber,
  type SettingDescription,
} from './setting-rules.js';

/** Every setting as an environment variable: its rule, and in `settingDescriptions` its unit, default and help. */
export const settingsSchema = z.object({
  HSTLC_HOME: text().register(settingDescriptions, {
    unit: 'folder',
    default: './data',
    help: 'the archive root; relative paths start at the folder the program is started in',
  }),
  HSTLC_INGEST_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'where new files are dropped; unset: ingest below the root',
  }),
  HSTLC_FILESYSTEM_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'where ingested files lie; unset: filesystem below the root',
  }),
  HSTLC_OUTPUTS_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'where lightcurves lie; unset: outputs below the root',
  }),
  HSTLC_COMPOSITE_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'where composites lie; unset: composite below the outputs',
  }),
  HSTLC_BAD_DATA_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'where refused files lie; unset: bad_data below the root',
  }),
  HSTLC_PLOTS_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: "where the collection's plots and tables lie; unset: plots below the root",
  }),
  HSTLC_LOGS_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: "where each ingest run's log lies, a file of JSON lines; unset: logs below the root",
  }),
  HSTLC_DOWNLOAD_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'where downloads wait until they are whole, and their reports; unset: download below the root',
  }),
  HSTLC_REFERENCES_DIR: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'calibration reference files, in lref and oref below it; unset: references below the root',
  }),
  lref: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'where lref$x.fits of COS headers is found; unset: lref below the references',
  }),
  oref: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'where oref$x.fits of STIS headers is found; unset: oref below the references',
  }),
  HSTLC_DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|(mysql|mariadb):\/\/.+\/.+)$/, 'expected "sqlite:<file>" or "mysql://…/<database>"')
    .optional()
    .register(settingDescriptions, {
      unit: 'URL',
      default: '',
      help: 'sqlite:<file> or mysql://user:password@host:3306/database; unset: hstlc.sqlite below the root',
    }),
  HSTLC_HOST: text().register(settingDescriptions, {
    unit: 'address',
    default: '127.0.0.1',
    help: 'the address to listen on; 0.0.0.0 is every one of this machine',
  }),
  HSTLC_PORT: wholeNumber()
    .refine((port) => port <= 65_535, 'expected a port of at most 65535')
    .register(settingDescriptions, {
      unit: 'port',
      default: '3000',
      help: 'the port to listen on; 0 takes a free one',
    }),
  HSTLC_PUBLIC_URL: address().optional().register(settingDescriptions, {
    unit: 'URL',
    default: '',
    help: 'where the server is reached from outside, for addresses in what it writes; unset: as each request says',
  }),
  HSTLC_WORKERS: wholeNumber()
    .refine((threads) => threads >= 1, 'expected at least 1')
    .optional()
    .register(settingDescriptions, {
      unit: 'threads',
      default: '',
      help: 'worker threads for extraction; unset: the number of cores',
    }),
  HSTLC_STEP_SECONDS: z.coerce
    .number('expected a number')
    .positive('expected a number above 0')
    .register(settingDescriptions, {
      unit: 's',
      default: '2',
      help: 'bin width of archive products, rounded to whole instrument ticks',
    }),
  HSTLC_BAD_PROPOSALS: z
    .string()
    .regex(/^\d+(\s*,\s*\d+)*$/, 'expected proposal numbers separated by commas')
    .transform((list) => list.split(',').map(Number))
    .optional()
    .register(settingDescriptions, {
      unit: 'proposal numbers separated by commas',
      default: '',
      help: "exposures of these proposals are refused as 'Bad Proposal'",
    }),
  HSTLC_UNFINISHED_SECONDS: wholeNumber().register(settingDescriptions, {
    unit: 's',
    default: '600',
    help: 'a file shorter than its headers say waits so long after its last change; then it is refused',
  }),
  HSTLC_MINIMUM_FREE_BYTES: wholeNumber().register(settingDescriptions, {
    unit: 'bytes',
    default: '268435456',
    help: "an ingest run starts no exposure while a disk of the archive's has less free",
  }),
  HSTLC_DISK_WAIT_SECONDS: wholeNumber().register(settingDescriptions, {
    unit: 's',
    default: '60',
    help: 'how long a run waits for room on a nearly full disk before what is left fails',
  }),
  HSTLC_WATCH_SECONDS: wholeNumber()
    .refine((seconds) => seconds >= 1, 'expected at least 1')
    .optional()
    .register(settingDescriptions, {
      unit: 's',
      default: '',
      help: 'how often "hstlc serve" looks for new files and ingests them; unset: only when asked',
    }),
  HSTLC_DEFAULT_RELEASE: z
    .enum(['public', 'private'], 'expected "public" or "private"')
    .register(settingDescriptions, {
      unit: 'public or private',
      default: 'public',
      help: 'who sees an exposure of which nobody gave a release date: everybody, or staff',
    }),
  HSTLC_GROUP: text().register(settingDescriptions, {
    unit: 'group',
    default: 'hstlc',
    help: 'the group of what is written; one that does not exist is a warning',
  }),
  HSTLC_FILE_MODE: octal().register(settingDescriptions, {
    unit: 'octal',
    default: '0660',
    help: 'permissions of files that are written',
  }),
  HSTLC_DIRECTORY_MODE: octal().register(settingDescriptions, {
    unit: 'octal',
    default: '2770',
    help: 'permissions of folders that are made',
  }),
  HSTLC_MAST_URL: address().register(settingDescriptions, {
    unit: 'URL',
    default: 'https://mast.stsci.edu',
    help: 'where exposures are asked for and fetched: MAST, or a server that speaks its protocol',
  }),
  HSTLC_CRDS_URL: address().register(settingDescriptions, {
    unit: 'URL',
    default: 'https://hst-crds.stsci.edu',
    help: 'where calibration reference files are fetched',
  }),
  HSTLC_SESAME_URL: z
    .string()
    .regex(/^(off|https?:\/\/\S+)$/, 'expected a URL that begins with http:// or https://, or "off"')
    .register(settingDescriptions, {
      unit: 'URL',
      default: 'https://cds.unistra.fr/cgi-bin/nph-sesame',
      help: 'the name service of CDS; "off" asks nobody',
    }),
  HSTLC_SESAME_TIMEOUT_MS: wholeNumber().register(settingDescriptions, {
    unit: 'ms',
    default: '5000',
    help: 'how long the name service may take; after that a name stays as it is',
  }),
  HSTLC_EXTRACTION_TIMEOUT_MS: wholeNumber()
    .refine((milliseconds) => milliseconds >= 1, 'expected at least 1')
    .register(settingDescriptions, {
      unit: 'ms',
      default: '60000',
      help: 'how long an extraction, spectrogram or the like that was asked for over HTTP may take',
    }),
  HSTLC_DOWNLOAD_CONNECTIONS: wholeNumber()
    .refine((count) => count >= 1 && count <= 16, 'expected 1 to 16')
    .register(settingDescriptions, {
      unit: 'connections',
      default: '4',
      help: "files that are fetched at the same time; at most 16, since the services are everybody's",
    }),
  HSTLC_DOWNLOAD_ATTEMPTS: wholeNumber()
    .refine((count) => count >= 1, 'expected at least 1')
    .register(settingDescriptions, {
      unit: 'attempts',
      default: '6',
      help: 'how often in a row a request may fail without a byte gained before it is given up',
    }),
  HSTLC_DOWNLOAD_RETRY_MS: wholeNumber().register(settingDescriptions, {
    unit: 'ms',
    default: '1000',
    help: 'the wait before the second attempt; it doubles from one to the next, up to a minute',
  }),
  HSTLC_DOWNLOAD_STALL_MS: wholeNumber()
    .refine((milliseconds) => milliseconds >= 1, 'expected at least 1')
    .register(settingDescriptions, {
      unit: 'ms',
      default: '60000',
      help: 'a connection that gives no byte for so long is closed and made anew',
    }),
  HSTLC_DOWNLOAD_DAILY_AT: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected a time of day (UTC) such as 03:30')
    .optional()
    .register(settingDescriptions, {
      unit: 'time of day, UTC',
      default: '',
      help: 'when "hstlc serve" looks for new exposures every day; unset: never by itself',
    }),
  ...protectionSettings,
  HSTLC_SAMPLE_DATA: optionalFolder().register(settingDescriptions, {
    unit: 'folder',
    default: '',
    help: 'a folder with real and fits samples, for the demonstration and the tests',
  }),
});

export type SettingName = keyof typeof settingsSchema.shape;

export interface Setting extends SettingDescription {
  readonly name: string;
}

/** Every setting in the order in which they are told. */
export const settings: readonly Setting[] = Object.entries(settingsSchema.shape).map(([name, rule]) => {
  const description = settingDescriptions.get(rule);
  if (description === undefined) throw new TypeError(`setting "${name}": expected a description`);
  return { name, ...description };
});

/** Names that the tests and their tools read; the program leaves them alone. */
export const testSettings: readonly string[] = [
  'HSTLC_CHROMIUM',
  'HSTLC_TEST_DATABASE_URL',
  'HSTLC_TEST_REDIS_URL',
  'HSTLC_TEST_KILLS',
  'HSTLC_HAVE_BROWSER',
  'HSTLC_HAVE_DB',
];

/** The text of `.env.example`. */
export function exampleEnvironment(): string {
  const introduction =
    '# Every setting with its default. Copy this file to .env and take the # away where yours differ.\n';
  const blocks = settings.map(
    ({ name, unit, default: value, help }) => `# ${help} (${unit})\n#${name}=${value}\n`,
  );
  return [introduction, ...blocks].join('\n');
}

import { z } from 'zod';

export interface SettingDescription {
  /** Unit or kind of the value. */
  readonly unit: string;
  /** As it would be written; empty when there is none or it is found at start. */
  readonly default: string;
  readonly help: string;
}

/** Unit, default and help of each rule in `settingsSchema`. */
export const settingDescriptions = z.registry<SettingDescription>();

const text = () => z.string();
const optionalFolder = () => z.string().optional();
const wholeNumber = () => z.string().regex(/^\d+$/, 'expected a whole number').transform(Number);
const octal = () =>
  z
    .string()
    .regex(/^[0-7]{3,4}$/, 'expected an octal mode, such as 0660')
    .transform((digits) => Number.parseInt(digits, 8));

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

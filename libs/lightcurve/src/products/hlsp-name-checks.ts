import type { Header } from '@hstlc/fits';
import { checkOf, type HlspCheck } from './hlsp-check.js';

/** The fields of an HLSP file name in their order, with what each may be. */
const fields = [
  { name: 'hlsp', longest: 4, form: /^hlsp$/ },
  { name: 'project', longest: 20, form: /^[a-z][a-z0-9-]*[a-z0-9]$/ },
  { name: 'mission', longest: 20, form: /^[a-z][a-z0-9-]*$/ },
  { name: 'instrument', longest: 20, form: /^[a-z][a-z0-9-]*$/ },
  { name: 'target', longest: 30, form: /^[a-z0-9][a-z0-9+.-]*[a-z0-9]$/ },
  { name: 'optical element', longest: 20, form: /^[a-z0-9][a-z0-9-]*$/ },
  { name: 'version', longest: 9, form: /^v[0-9]{0,2}([.p][0-9]{0,2}){0,2}[0-9]$/ },
  { name: 'product type', longest: 16, form: /^[a-z][a-z0-9-]*$/ },
  {
    name: 'extension',
    longest: 16,
    form: /^(asdf|csv|dat|db|ecsv|fits(\.(bz2|gz))?|gif|h5|html|jpe?g|md|pdf|png|ps|readme|rst|tar\.gz|tif|txt|xml|yaml|zip)$/,
  },
] as const;

type FieldName = (typeof fields)[number]['name'];

/** Optical elements that MAST's own list knows; another is looked at by its staff, which is no failure. */
const knownElements = new Set(
  (
    'g130m g140l g160m g185m g225m g230l g285m e140h e140m e230h e230m g140m g230lb g230m g230mb g430l g430m ' +
    'g750l g750m prism multi'
  ).split(' '),
);

const longestName = 90;

/** Splits an HLSP file name into its nine fields; undefined when it has another number of them. */
export function parseHlspFilename(filename: string): Readonly<Record<FieldName, string>> | undefined {
  const parts = filename.split('_');
  const last = parts.pop() ?? '';
  const point = last.indexOf('.');
  const all = [...parts, last.slice(0, Math.max(0, point)), last.slice(point + 1)];
  if (point < 0 || all.length !== fields.length) return undefined;
  return Object.fromEntries(fields.map(({ name }, index) => [name, all[index]!])) as Record<
    FieldName,
    string
  >;
}

/**
 * Checks 1 to 3: the name has nine fields, each of the right form and length and with a letter in lower case, and it
 * says what the header says.
 *
 * @see spacetelescope/mast_contributor_tools, filename_check/fc_config.yaml (2025-10); the project's products page
 */
export function checkName(filename: string, primary: Header): readonly HlspCheck[] {
  const parsed = parseHlspFilename(filename);
  const isShort = filename.length <= longestName;
  return [
    checkOf(
      1,
      'name has nine fields',
      `hlsp_<id>_<mission>_<instrument>_<target>_<opt-elem>_<version>_<type>.<extension>, at most ${longestName} characters`,
      [
        ...(parsed === undefined ? [`"${filename}" has another number of fields`] : []),
        ...(isShort ? [] : [`${filename.length} characters`]),
      ],
      filename,
    ),
    checkOf(
      2,
      'each field has its form',
      'form and length of the naming convention, and a lower-case letter, in each field',
      parsed === undefined ? ['no fields'] : formComplaints(parsed),
      reviewNote(parsed),
    ),
    checkOf(
      3,
      'name agrees with the header',
      'HLSPID, HLSPVER, TELESCOP, INSTRUME and FILTER of the primary header',
      parsed === undefined ? ['no fields'] : headerComplaints(parsed, primary),
      'agrees',
    ),
  ];
}

function formComplaints(parsed: Readonly<Record<FieldName, string>>): readonly string[] {
  return fields.flatMap(({ name, longest, form }) => {
    const value = parsed[name];
    const isLower = /[a-z]/.test(value) && !/[A-Z]/.test(value);
    return form.test(value) && value.length <= longest && isLower ? [] : [`${name} "${value}"`];
  });
}

/** Product types of MAST's list that an archive of lightcurves may have; it takes another only after a look. */
const knownTypes = new Set('lc sci spec evt tds preview cat exp readme'.split(' '));

function reviewNote(parsed: Readonly<Record<FieldName, string>> | undefined): string {
  const unknownTo = (known: ReadonlySet<string>, field: FieldName) =>
    (parsed?.[field] ?? '').split('-').filter((element) => element !== '' && !known.has(element));
  const unknown = [...unknownTo(knownElements, 'optical element'), ...unknownTo(knownTypes, 'product type')];
  return unknown.length === 0
    ? 'all fields in form'
    : `all fields in form; MAST will have a look at ${unknown.map((element) => `"${element}"`).join(' and ')}`;
}

function headerComplaints(parsed: Readonly<Record<FieldName, string>>, primary: Header): readonly string[] {
  const text = (keyword: string) => (primary.text(keyword) ?? '').toLowerCase();
  const pairs: readonly (readonly [string, string, string])[] = [
    ['HLSPID', text('HLSPID'), parsed.project],
    ['HLSPVER', `v${text('HLSPVER')}`, parsed.version],
    ['TELESCOP', text('TELESCOP'), parsed.mission],
    ['INSTRUME', text('INSTRUME'), parsed.instrument],
    ['FILTER', text('FILTER').replaceAll(/[^a-z0-9]+/g, '-'), parsed['optical element']],
  ];
  return pairs
    .filter(([, stated, named]) => stated !== named)
    .map(([keyword, stated, named]) => `${keyword} "${stated}", name "${named}"`);
}

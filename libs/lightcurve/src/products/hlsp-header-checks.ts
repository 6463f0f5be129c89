import type { Header } from '@hstlc/fits';
import { daySeconds } from '../time/barycentre.js';
import { mjdOfIsoDate } from '../time/iso-date.js';
import { checkOf, type HlspCheck } from './hlsp-check.js';

/** The two headers that MAST reads of a lightcurve. */
export interface HlspHeaders {
  readonly primary: Header;
  /** of the LIGHTCURVE extension */
  readonly extension: Header;
  /** of all other extensions */
  readonly others: readonly Header[];
}

/** Cards that must be there, by where and of what type. */
const required = {
  primary: {
    text: 'DOI HLSPID HLSPTARG HLSPVER LICENSE LICENURL OBSERVAT TELESCOP INSTRUME TARGNAME DATE-OBS FILTER',
    number: 'RA_TARG DEC_TARG EQUINOX EXPTIME EXPSTART EXPEND',
  },
  either: { text: 'TIMESYS DATE-BEG DATE-END', number: 'MJD-BEG MJD-END MJD-MID XPOSURE' },
  extension: { text: 'RADESYS FILTER', number: 'RA_TARG DEC_TARG' },
} as const;

/** Dates agree with MJD to this (s). */
const tolerance = 1e-3;

/** Checks 4 to 6, 8, 9 and 13 on the headers. @see the project's products page, sections 2, 3 and 6 */
export function checkHeaders(headers: HlspHeaders): readonly HlspCheck[] {
  return [
    checkOf(
      4,
      'required cards',
      'each REQUIRED card of MAST present and of its type',
      missing(headers),
      'all there',
    ),
    checkOf(
      5,
      'dates agree with MJD',
      'YYYY-MM-DDThh:mm:ss.sss without Z, within 1 ms of its MJD',
      wrongDates(headers),
      'all agree',
    ),
    checkOf(
      6,
      'span is in order',
      'BEG < MID < END; MJDREF and TSTART, TSTOP give MJD-BEG, MJD-END within 1 ms',
      wrongSpan(headers.extension),
      'in order',
    ),
    checkOf(
      8,
      'MULTI is explained',
      'of a card MULTI its 01 and 02',
      unexplained(headers.primary),
      'every MULTI explained',
    ),
    checkOf(9, 'no forbidden card', 'no EPOCH, no MULTIPLE, no BUNIT in a table', forbidden(headers), 'none'),
    checkOf(
      13,
      'licence is exact',
      licence.join(', '),
      wrongLicence(headers.primary),
      headers.primary.text('LICENSE') ?? '',
    ),
  ];
}

function missing({ primary, extension }: HlspHeaders): readonly string[] {
  const lacks = (keywords: string, has: (keyword: string) => boolean, where: string) =>
    keywords
      .split(' ')
      .filter((keyword) => !has(keyword))
      .map((keyword) => `${keyword} (${where})`);
  const isText = (header: Header) => (keyword: string) => (header.text(keyword) ?? '') !== '';
  const isNumber = (header: Header) => (keyword: string) => header.number(keyword) !== undefined;
  const either = (test: (header: Header) => (keyword: string) => boolean) => (keyword: string) =>
    test(primary)(keyword) || test(extension)(keyword);
  return [
    ...lacks(required.primary.text, isText(primary), 'primary'),
    ...lacks(required.primary.number, isNumber(primary), 'primary'),
    ...lacks(required.either.text, either(isText), 'either'),
    ...lacks(required.either.number, either(isNumber), 'either'),
    ...lacks(required.extension.text, isText(extension), 'extension'),
    ...lacks(required.extension.number, isNumber(extension), 'extension'),
  ];
}

const datePairs = [
  ['DATE-BEG', 'MJD-BEG'],
  ['DATE-END', 'MJD-END'],
  ['DATE-AVG', 'MJD-AVG'],
  ['DATE-OBS', 'EXPSTART'],
] as const;

function wrongDates({ primary, extension }: HlspHeaders): readonly string[] {
  return [primary, extension].flatMap((header) =>
    datePairs.flatMap(([dateKeyword, mjdKeyword]) => {
      const date = header.text(dateKeyword);
      const mjd = header.number(mjdKeyword);
      if (date === undefined) return [];
      const parsed = mjdOfIsoDate(date);
      if (parsed === undefined) return [`${dateKeyword} "${date}"`];
      const isOff = mjd !== undefined && Math.abs(parsed - mjd) * daySeconds > tolerance;
      return isOff ? [`${dateKeyword} ${date}, ${mjdKeyword} ${mjd}`] : [];
    }),
  );
}

function wrongSpan(extension: Header): readonly string[] {
  const number = (keyword: string) => extension.number(keyword) ?? Number.NaN;
  const [begin, middle, end] = [number('MJD-BEG'), number('MJD-MID'), number('MJD-END')];
  const complaints: string[] = [];
  if (!(begin < middle && middle < end)) complaints.push(`MJD ${begin}, ${middle}, ${end}`);
  for (const [keyword, mjd] of [
    ['TSTART', begin],
    ['TSTOP', end],
  ] as const) {
    const stated = number('MJDREF') + number(keyword) / daySeconds;
    if (!(Math.abs(stated - mjd) * daySeconds <= tolerance))
      complaints.push(`${keyword} is MJD ${stated}, not ${mjd}`);
  }
  return complaints;
}

function unexplained(primary: Header): readonly string[] {
  return primary.cards
    .filter(({ value }) => typeof value === 'string' && value.trim() === 'MULTI')
    .flatMap(({ keyword }) => ['01', '02'].map((number) => `${keyword.slice(0, 6)}${number}`))
    .filter((keyword) => !primary.has(keyword))
    .map((keyword) => `no ${keyword}`);
}

function forbidden({ primary, extension, others }: HlspHeaders): readonly string[] {
  return [primary, extension, ...others].flatMap((header, index) => [
    ...(header.has('EPOCH') ? [`EPOCH in HDU ${index}`] : []),
    ...(index > 0 && header.has('BUNIT') ? [`BUNIT in HDU ${index}`] : []),
    ...header.cards
      .filter(({ value }) => typeof value === 'string' && value.trim() === 'MULTIPLE')
      .map(({ keyword }) => `${keyword} MULTIPLE in HDU ${index}`),
  ]);
}

const licence = ['CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'] as const;

function wrongLicence(primary: Header): readonly string[] {
  const stated = [primary.text('LICENSE'), primary.text('LICENURL')];
  return stated.filter((text, index) => text !== licence[index]).map((text) => `"${text ?? ''}"`);
}

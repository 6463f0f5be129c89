/** A place on the sky. */
export interface SkyPosition {
  /** deg, ICRS, 0 ≤ … < 360 */
  readonly rightAscension: number;
  /** deg, ICRS, −90 … 90 */
  readonly declination: number;
}

/** Words that people put beside coordinates and that say nothing of where. */
const labels = /\b(?:ra|dec|decl|icrs|fk5|j2000(?:\.0)?|r\.a\.|alpha|delta)\b\s*[=:]?/gi;

/**
 * Reads a position in any usual form: degrees (`188.736 -7.136`), sexagesimal with blanks, colons, letters or signs
 * (`12 34 56 -7 8 9`, `12:34:56 -07:08:09`, `12h34m56s −7°08′09″`), with `RA=`/`Dec=` before, or run together
 * (`J123456.7-070809`).
 * Right ascension of more than one part is in hours, a single number without a letter is in degrees; declination is always
 * in degrees.
 *
 * @returns undefined when the text is no position, or one off the sky
 */
export function parsePosition(text: string): SkyPosition | undefined {
  const plain = plainText(text);
  const halves = runTogether(plain) ?? splitHalves(plain);
  if (halves === undefined) return undefined;
  const rightAscension = parseAngle(halves[0]);
  const declination = parseAngle(halves[1]);
  if (rightAscension === undefined || declination === undefined) return undefined;
  if (rightAscension.sign < 0 || declination.unit === 'hours') return undefined;
  const isHours =
    rightAscension.unit === 'hours' || (rightAscension.unit === 'none' && rightAscension.parts > 1);
  const degrees = rightAscension.value * (isHours ? 15 : 1);
  if (degrees >= 360 || declination.value > 90) return undefined;
  return { rightAscension: degrees, declination: declination.sign * declination.value };
}

/** One spelling for signs, primes and separators; labels left out. */
function plainText(text: string): string {
  return text
    .replaceAll(/[−–—‐‑]/g, '-')
    .replaceAll(/[′’‘]/g, "'")
    .replaceAll(/[″“”]|''/g, '"')
    .replaceAll(/[°º]/g, 'd')
    .replaceAll(labels, ' ')
    .replaceAll(/[()[\]]/g, ' ')
    .trim()
    .toLowerCase();
}

/** `J123456.7-070809`: hours, minutes and seconds without anything between them. */
function runTogether(text: string): readonly [string, string] | undefined {
  const found = /^j(\d{2})(\d{2})(\d{2}(?:\.\d*)?)([+-])(\d{2})(\d{2})(\d{2}(?:\.\d*)?)$/.exec(text);
  if (found === null) return undefined;
  const [, h, m, s, sign, d, arcminutes, arcseconds] = found;
  return [`${h} ${m} ${s}`, `${sign}${d} ${arcminutes} ${arcseconds}`];
}

/** At a comma, else at the sign of the declination, else in the middle of an even number of parts. */
function splitHalves(text: string): readonly [string, string] | undefined {
  if (!/^[\d.:\s,;+\-hmsd'"]+$/.test(text)) return undefined;
  const pieces = text.split(/[,;]/);
  if (pieces.length === 2) return [pieces[0]!, pieces[1]!];
  if (pieces.length > 2) return undefined;
  const sign = text.slice(1).search(/[+-]/) + 1;
  if (sign > 0) return [text.slice(0, sign), text.slice(sign)];
  const parts = text.split(/\s+/);
  if (parts.length % 2 === 1 || parts.length > 6) return undefined;
  return [parts.slice(0, parts.length / 2).join(' '), parts.slice(parts.length / 2).join(' ')];
}

interface Angle {
  readonly sign: 1 | -1;
  /** in the unit of its first part */
  readonly value: number;
  readonly parts: number;
  readonly unit: 'hours' | 'degrees' | 'none';
}

const angle =
  /^([+-]?)\s*(\d{1,3}(?:\.\d*)?|\.\d+)\s*([hd:]|deg)?(?:[\s:]*(\d{1,2}(?:\.\d*)?)\s*([m':])?(?:[\s:]*(\d{1,2}(?:\.\d*)?)\s*([s"])?)?)?$/;

/** Only the last part may have a fraction; minutes and seconds are below 60. */
function parseAngle(text: string): Angle | undefined {
  const found = angle.exec(text.trim());
  if (found === null) return undefined;
  const [, sign, first, mark, minutes, , seconds] = found;
  const parts = [first, minutes, seconds].filter((part) => part !== undefined);
  if (parts.slice(0, -1).some((part) => part.includes('.'))) return undefined;
  const [whole = 0, sixtieths = 0, rest = 0] = parts.map(Number);
  if (sixtieths >= 60 || rest >= 60) return undefined;
  return {
    sign: sign === '-' ? -1 : 1,
    value: whole + sixtieths / 60 + rest / 3600,
    parts: parts.length,
    unit: mark === 'h' ? 'hours' : mark?.startsWith('d') === true ? 'degrees' : 'none',
  };
}

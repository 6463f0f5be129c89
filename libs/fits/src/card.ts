/** A complex number, in a header or elsewhere. */
export interface ComplexNumber {
  readonly real: number;
  readonly imaginary: number;
}

/** A value as a header states it; undefined for a card without one. Integers beyond 2^53 are bigint, exact. */
export type CardValue = string | number | bigint | boolean | ComplexNumber | undefined;

/** What is not as the standard wants it, and is read all the same. */
export type CardOddity =
  'lower-case-keyword' | 'valued-comment' | 'unterminated-string' | 'unknown-value' | 'forbidden-characters';

/** One header entry: a keyword, its value, its comment. COMMENT, HISTORY and blank cards have their text as value. */
export interface Card {
  readonly keyword: string;
  readonly value: CardValue;
  readonly comment: string;
  /** the card as it stands in the file, 80 characters or, continued, a multiple of them */
  readonly image: string;
  readonly oddities: readonly CardOddity[];
}

export const cardLength = 80;

const commentary = new Set(['COMMENT', 'HISTORY', '']);

/** What a card says, without how it says it. */
type Content = Pick<Card, 'keyword' | 'value' | 'comment'> & { readonly oddities?: readonly CardOddity[] };

/**
 * Reads one card of 80 characters (FITS 4.0 §4.1, §4.2), free format included.
 *
 * A keyword without the value indicator `= ` in columns 9–10 is a comment, whatever it is called; `COMMENT = '…'`
 * of reference files is text too. HIERARCH cards give the words after HIERARCH as keyword.
 */
export function parseCard(image: string): Card {
  const content = parseContent(image);
  const written = image.slice(0, 8).trimEnd();
  const isLowerCase = written !== written.toUpperCase() && content.keyword === written.toUpperCase();
  const oddities: CardOddity[] = [...(content.oddities ?? [])];
  if (isLowerCase) oddities.push('lower-case-keyword');
  if (/[^ -~]/.test(image)) oddities.push('forbidden-characters');
  return { ...content, image, oddities };
}

/** The keyword of a card of 80 characters, as {@link parseCard} gives it. */
export function keywordOfImage(image: string): string {
  const written = writtenKeyword(image);
  return written === 'HIERARCH' ? parseHierarch(image).keyword : written;
}

function writtenKeyword(image: string): string {
  return image.slice(0, 8).trimEnd().toUpperCase();
}

function parseContent(text: string): Content {
  const keyword = writtenKeyword(text);
  if (keyword === 'HIERARCH') return parseHierarch(text);
  const hasIndicator = text.slice(8, 10) === '= ';
  if (commentary.has(keyword) || !hasIndicator) {
    if (keyword === 'CONTINUE') return { keyword, ...parseValue(text.slice(8)) };
    const oddities = hasIndicator && keyword !== '' ? (['valued-comment'] as const) : [];
    return { keyword, value: text.slice(8).trimEnd(), comment: '', oddities };
  }
  return { keyword, ...parseValue(text.slice(10)) };
}

function parseHierarch(text: string): Content {
  const equals = text.indexOf('=');
  if (equals < 0) return { keyword: 'HIERARCH', value: text.slice(8).trimEnd(), comment: '' };
  return { keyword: text.slice(9, equals).trim(), ...parseValue(text.slice(equals + 1)) };
}

type Value = Omit<Content, 'keyword'>;

/** Reads a value field and the comment behind it (FITS 4.0 §4.1.2.3, §4.2). */
export function parseValue(field: string): Value {
  const start = field.trimStart();
  if (start.startsWith("'")) return parseQuoted(start);
  const slash = start.indexOf('/');
  const token = (slash < 0 ? start : start.slice(0, slash)).trim();
  const comment = slash < 0 ? '' : start.slice(slash + 1).trim();
  const value = parseToken(token);
  return { value, comment, oddities: typeof value === 'string' ? ['unknown-value'] : [] };
}

/** Reads a quoted string: two quotes in it stand for one, trailing blanks mean nothing (FITS 4.0 §4.2.1). */
function parseQuoted(text: string): Value {
  let value = '';
  let position = 1;
  for (;;) {
    const quote = text.indexOf("'", position);
    if (quote < 0) {
      const rest = (value + text.slice(position)).trimEnd();
      return { value: rest, comment: '', oddities: ['unterminated-string'] };
    }
    value += text.slice(position, quote);
    position = quote + 1;
    if (text[position] !== "'") break;
    value += "'";
    position += 1;
  }
  const slash = text.indexOf('/', position);
  // trailing blanks mean nothing, leading ones do, and a string of blanks is one blank, not the null string
  return { value: value.trimEnd(), comment: slash < 0 ? '' : text.slice(slash + 1).trim() };
}

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:[EeDd][+-]?\d+)?`;
const realPattern = new RegExp(`^${number}$`);
const complexPattern = new RegExp(String.raw`^\(\s*(${number})\s*,\s*(${number})\s*\)$`);

/** Reads what is no string: logical, integer, real, complex (FITS 4.0 §4.2.2 to §4.2.6); text for anything else. */
function parseToken(token: string): CardValue {
  if (token === '') return undefined;
  if (token === 'T') return true;
  if (token === 'F') return false;
  if (/^[+-]?\d+$/.test(token)) {
    const value = Number(token);
    return Number.isSafeInteger(value) ? value : BigInt(token);
  }
  if (realPattern.test(token)) return realNumber(token);
  const complex = complexPattern.exec(token);
  return complex === null ? token : { real: realNumber(complex[1]!), imaginary: realNumber(complex[2]!) };
}

/** FORTRAN's double precision exponent is `D` (FITS 4.0 §4.2.4). */
function realNumber(token: string): number {
  return Number(token.replace(/[Dd]/, 'E'));
}

/** A value as a header states it; undefined for a card without one. Integers beyond 2^53 are bigint, exact. */
export type CardValue = string | number | bigint | boolean | undefined;

/** One header entry: a keyword, its value, its comment. COMMENT, HISTORY and blank cards have their text as value. */
export interface Card {
  readonly keyword: string;
  readonly value: CardValue;
  readonly comment: string;
}

export const cardLength = 80;

const commentary = new Set(['COMMENT', 'HISTORY', '']);

/**
 * Reads one card of 80 characters (FITS 4.0 §4.1, §4.2), free format included.
 *
 * A keyword without the value indicator `= ` in columns 9–10 is a comment, whatever it is called; `COMMENT = '…'`
 * of reference files is text too. HIERARCH cards give the words after HIERARCH as keyword.
 */
export function parseCard(text: string): Card {
  const keyword = text.slice(0, 8).trimEnd().toUpperCase();
  if (keyword === 'HIERARCH') return parseHierarch(text);
  if (commentary.has(keyword) || text.slice(8, 10) !== '= ') {
    if (keyword === 'CONTINUE') return { keyword, ...parseValue(text.slice(8)) };
    return { keyword, value: text.slice(8).trimEnd(), comment: '' };
  }
  return { keyword, ...parseValue(text.slice(10)) };
}

function parseHierarch(text: string): Card {
  const equals = text.indexOf('=');
  if (equals < 0) return { keyword: 'HIERARCH', value: text.slice(8).trimEnd(), comment: '' };
  return { keyword: text.slice(9, equals).trim(), ...parseValue(text.slice(equals + 1)) };
}

/** Reads a value field and the comment behind it (FITS 4.0 §4.1.2.3, §4.2). */
export function parseValue(field: string): { value: CardValue; comment: string } {
  const start = field.trimStart();
  if (start.startsWith("'")) return parseQuoted(start);
  const slash = start.indexOf('/');
  const token = (slash < 0 ? start : start.slice(0, slash)).trim();
  const comment = slash < 0 ? '' : start.slice(slash + 1).trim();
  return { value: parseToken(token), comment };
}

/** Reads a quoted string: two quotes in it stand for one, trailing blanks mean nothing (FITS 4.0 §4.2.1). */
function parseQuoted(text: string): { value: string; comment: string } {
  let value = '';
  let position = 1;
  for (;;) {
    const quote = text.indexOf("'", position);
    if (quote < 0) return { value: (value + text.slice(position)).trimEnd(), comment: '' };
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

function parseToken(token: string): CardValue {
  if (token === '') return undefined;
  if (token === 'T') return true;
  if (token === 'F') return false;
  if (/^[+-]?\d+$/.test(token)) {
    const value = Number(token);
    return Number.isSafeInteger(value) ? value : BigInt(token);
  }
  // FORTRAN's double precision exponent, FITS 4.0 §4.2.4
  if (/^[+-]?(\d+\.?\d*|\.\d+)([EeDd][+-]?\d+)?$/.test(token)) return Number(token.replace(/[Dd]/, 'E'));
  return token;
}

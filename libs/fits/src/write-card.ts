import { cardLength, type CardValue } from './card.js';
import { FitsError } from './fits-error.js';

/** A card to be written. COMMENT, HISTORY and blank cards have their text as value. */
export interface NewCard {
  readonly keyword: string;
  readonly value?: CardValue;
  readonly comment?: string;
  /** write a number with a decimal point though it is whole */
  readonly real?: boolean;
  /** the card as it was read: it is written as it is, and all else is not looked at */
  readonly image?: string;
}

const commentary = new Set(['COMMENT', 'HISTORY', '']);

/** Widest part of a string between its quotes on one card. */
const stringWidth = 68;

/**
 * Formats a card as one or, for long strings and texts, several lines of 80 characters (FITS 4.0 §4.2, §4.2.1.2).
 *
 * @throws FitsError `cannot-write` for a keyword or a character FITS does not allow, or a number that is not finite
 */
export function formatCard(card: NewCard): string {
  const { keyword, value, comment = '' } = card;
  if (card.image !== undefined) return wholeImage(keyword, card.image);
  if (!/^[A-Z0-9_-]{0,8}$/.test(keyword))
    throw unwritable(keyword, `a keyword of at most 8 letters A-Z, digits, - and _`, keyword);
  for (const text of [comment, typeof value === 'string' ? value : ''])
    if (/[^ -~]/.test(text)) throw unwritable(keyword, 'printable ASCII', text);
  if (commentary.has(keyword)) return formatCommentary(keyword, String(value ?? ''));
  if (typeof value === 'string') return formatString(keyword, value, comment);
  const text = formatNumber(keyword, value, card.real ?? false).padStart(20);
  return finish(`${keyword.padEnd(8)}= ${text}`, comment);
}

function wholeImage(keyword: string, image: string): string {
  if (image.length > 0 && image.length % cardLength === 0) return image;
  throw unwritable(keyword, `an image of a multiple of ${cardLength} characters`, image);
}

/** Shortens or drops a comment rather than the value. */
function finish(line: string, comment: string): string {
  const whole = comment === '' ? line : `${line} / ${comment}`;
  return whole.slice(0, cardLength).padEnd(cardLength);
}

function formatCommentary(keyword: string, text: string): string {
  const width = cardLength - 8;
  const lines = Math.max(1, Math.ceil(text.length / width));
  return Array.from({ length: lines }, (_, line) =>
    (keyword.padEnd(8) + text.slice(line * width, (line + 1) * width)).padEnd(cardLength),
  ).join('');
}

function formatString(keyword: string, value: string, comment: string): string {
  const escaped = value.replaceAll("'", "''");
  if (escaped.length <= stringWidth)
    return finish(`${keyword.padEnd(8)}= ${`'${escaped.padEnd(8)}'`.padEnd(20)}`, comment);
  const parts: string[] = [];
  for (let at = 0; at < escaped.length;) {
    let end = Math.min(escaped.length, at + stringWidth - 1);
    // a doubled quote must not be torn apart
    if (end < escaped.length && oddQuotesBefore(escaped, at, end)) end -= 1;
    parts.push(escaped.slice(at, end));
    at = end;
  }
  return parts
    .map((part, index) => {
      const isLast = index === parts.length - 1;
      const text = `${index === 0 ? `${keyword.padEnd(8)}= ` : 'CONTINUE  '}'${part}${isLast ? '' : '&'}'`;
      return finish(text, isLast ? comment : '');
    })
    .join('');
}

function oddQuotesBefore(text: string, start: number, end: number): boolean {
  let count = 0;
  for (let at = end - 1; at >= start && text[at] === "'"; at--) count += 1;
  return count % 2 === 1;
}

function formatNumber(keyword: string, value: Exclude<CardValue, string>, real: boolean): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  if (typeof value === 'bigint') return String(value);
  if (typeof value === 'object') {
    const parts = [value.real, value.imaginary].map((part) => formatNumber(keyword, part, true));
    return `(${parts.join(', ')})`;
  }
  if (!Number.isFinite(value)) throw unwritable(keyword, 'a finite number', String(value));
  if (Object.is(value, -0)) return '-0.0';
  const text = digitsOf(value).toUpperCase().replace('E+', 'E');
  if (!real || /[.E]/.test(text))
    return text.includes('E') && !text.includes('.') ? text.replace('E', '.0E') : text;
  return `${text}.0`;
}

/** Digits that give the number again: of large whole ones all, which are more than tell them from their neighbours. */
function digitsOf(value: number): string {
  const text = String(value);
  return Number.isInteger(value) && !text.includes('e') ? String(BigInt(value)) : text;
}

function unwritable(keyword: string, expected: string, found: string): FitsError {
  return new FitsError('cannot-write', `card ${keyword}: expected ${expected}, found "${found}"`, {
    keyword,
    expected,
    found,
  });
}

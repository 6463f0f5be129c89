import { blockLength } from './block.js';
import { cardLength, keywordOfImage, parseCard, type Card, type CardValue } from './card.js';

/**
 * The cards of one HDU in their order, with look-up by keyword; of a keyword that stands twice the first counts. Cards
 * are read when they are asked for: of some hundred few are.
 */
export class Header {
  private readonly entries: (Card | string)[];
  private readonly placeOfKeyword = new Map<string, number>();

  /** @param entries cards, or their 80 characters as they stand in the file */
  constructor(entries: readonly (Card | string)[]) {
    this.entries = [...entries];
    for (const [place, entry] of entries.entries()) {
      const keyword = keywordOf(entry);
      if (!this.placeOfKeyword.has(keyword)) this.placeOfKeyword.set(keyword, place);
    }
  }

  get cards(): readonly Card[] {
    return this.entries.map((_, place) => this.cardAt(place));
  }

  has(keyword: string): boolean {
    return this.placeOfKeyword.has(keyword);
  }

  value(keyword: string): CardValue {
    return this.find(keyword)?.value;
  }

  comment(keyword: string): string {
    return this.find(keyword)?.comment ?? '';
  }

  /** A string without trailing blanks; undefined when absent or of another type. */
  text(keyword: string): string | undefined {
    const value = this.value(keyword);
    return typeof value === 'string' ? value.trimEnd() : undefined;
  }

  /** A number, an integer beyond 2^53 rounded; undefined when absent or of another type. */
  number(keyword: string): number | undefined {
    const value = this.value(keyword);
    return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : undefined;
  }

  /** A whole number, exact however large; undefined when absent or of another type. */
  integer(keyword: string): number | bigint | undefined {
    const value = this.value(keyword);
    return typeof value === 'bigint' || Number.isInteger(value) ? (value as number | bigint) : undefined;
  }

  /** A logical; undefined when absent or of another type. */
  logical(keyword: string): boolean | undefined {
    const value = this.value(keyword);
    return typeof value === 'boolean' ? value : undefined;
  }

  private find(keyword: string): Card | undefined {
    const place = this.placeOfKeyword.get(keyword);
    return place === undefined ? undefined : this.cardAt(place);
  }

  private cardAt(place: number): Card {
    const entry = this.entries[place]!;
    if (typeof entry !== 'string') return entry;
    return (this.entries[place] = parseCard(entry));
  }
}

function keywordOf(entry: Card | string): string {
  return typeof entry === 'string' ? keywordOfImage(entry) : entry.keyword;
}

/**
 * Reads the cards of a header, up to and without END; strings continued by CONTINUE become one (FITS 4.0 §4.2.1.2).
 *
 * @param text header blocks, 80 characters a card
 */
export function parseHeader(text: string): Header {
  const entries: (Card | string)[] = [];
  for (let position = 0; position < text.length; position += cardLength) {
    const line = text.slice(position, position + cardLength);
    if (isEnd(line)) break;
    const open = keywordOfImage(line) === 'CONTINUE' ? entries.at(-1) : undefined;
    const card = typeof open === 'string' ? parseCard(open) : open;
    if (typeof card?.value === 'string' && card.value.endsWith('&'))
      entries[entries.length - 1] = continued(card, card.value, parseCard(line));
    else entries.push(line);
  }
  return new Header(entries);
}

/**
 * The bytes of a header: its cards as they were read, END, blanks up to a whole block. Reading and writing a valid
 * header is the identity.
 */
export function encodeHeader({ cards }: Header): Uint8Array {
  const text = `${cards.map(({ image }) => image).join('')}${'END'.padEnd(cardLength)}`;
  const padded = text.padEnd(Math.ceil(text.length / blockLength) * blockLength);
  return Uint8Array.from(padded, (character) => character.charCodeAt(0));
}

export function isEnd(line: string): boolean {
  return line.startsWith('END') && line.slice(3).trim() === '';
}

function continued(open: Card, value: string, next: Card): Card {
  const more = typeof next.value === 'string' ? next.value : '';
  const comment = [open.comment, next.comment].filter((part) => part !== '').join(' ');
  return {
    keyword: open.keyword,
    value: value.slice(0, -1) + more,
    comment,
    image: open.image + next.image,
    oddities: [...open.oddities, ...next.oddities],
  };
}

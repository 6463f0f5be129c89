import { blockLength } from './block.js';
import { cardLength, parseCard, type Card, type CardValue } from './card.js';

/** The cards of one HDU in their order, with look-up by keyword; of a keyword that stands twice the first counts. */
export class Header {
  private readonly byKeyword: ReadonlyMap<string, Card>;

  constructor(readonly cards: readonly Card[]) {
    const byKeyword = new Map<string, Card>();
    for (const card of cards) if (!byKeyword.has(card.keyword)) byKeyword.set(card.keyword, card);
    this.byKeyword = byKeyword;
  }

  has(keyword: string): boolean {
    return this.byKeyword.has(keyword);
  }

  value(keyword: string): CardValue {
    return this.byKeyword.get(keyword)?.value;
  }

  comment(keyword: string): string {
    return this.byKeyword.get(keyword)?.comment ?? '';
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
}

/**
 * Reads the cards of a header, up to and without END; strings continued by CONTINUE become one (FITS 4.0 §4.2.1.2).
 *
 * @param text header blocks, 80 characters a card
 */
export function parseHeader(text: string): Header {
  const cards: Card[] = [];
  for (let position = 0; position < text.length; position += cardLength) {
    const line = text.slice(position, position + cardLength);
    if (isEnd(line)) break;
    const card = parseCard(line);
    const open = cards.at(-1);
    if (card.keyword === 'CONTINUE' && typeof open?.value === 'string' && open.value.endsWith('&'))
      cards[cards.length - 1] = continued(open, open.value, card);
    else cards.push(card);
  }
  return new Header(cards);
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

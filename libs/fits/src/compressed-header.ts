import type { Card, CardValue } from './card.js';
import { parseCard } from './card.js';
import { Header } from './header.js';
import { formatCard } from './write-card.js';

/** Keywords of the compressed HDU that say how, or that describe its table, and are not the original's. */
const ofCompression =
  /^(ZCMPTYPE|ZNAME\d+|ZVAL\d+|ZTILE\d+|ZTILELEN|ZMASKCMP|ZQUANTIZ|ZDITHER0|ZSCALE|ZZERO|ZBLANK|ZIMAGE|ZTABLE|ZCTYP\d+|TFIELDS|TTYPE\d+|TFORM\d+|TUNIT\d+|TSCAL\d+|TZERO\d+|TNULL\d+|TDIM\d+|THEAP|XTENSION|BITPIX|NAXIS\d*|PCOUNT|GCOUNT|CHECKSUM|DATASUM)$/;

/** Where the original's own structural keywords are kept. */
const originals: readonly (readonly [pattern: RegExp, name: (kept: string) => string])[] = [
  [/^ZSIMPLE$/, () => 'SIMPLE'],
  [/^ZTENSION$/, () => 'XTENSION'],
  [/^ZEXTEND$/, () => 'EXTEND'],
  [/^ZBLOCKED$/, () => 'BLOCKED'],
  [/^Z(BITPIX|NAXIS\d*|PCOUNT|GCOUNT|THEAP)$/, (kept) => kept.slice(1)],
  [/^ZHECKSUM$/, () => 'CHECKSUM'],
  [/^ZDATASUM$/, () => 'DATASUM'],
  [/^ZFORM\d+$/, (kept) => `T${kept.slice(1)}`],
];

/**
 * The header of the image or table that was compressed: its structural keywords from where they are kept, and every
 * other card as it stands (FITS 4.0 §10.1, §10.3).
 *
 * @param columns keep the cards that describe columns: a compressed table's are the original's, but for TFORM
 */
export function originalHeader(header: Header, columns: 'keep' | 'drop'): Header {
  const structural: Card[] = [];
  const others: Card[] = [];
  const isTable = columns === 'keep';
  const describesColumn = /^(TFIELDS|T(TYPE|UNIT|SCAL|ZERO|NULL|DIM|DISP)\d+)$/;
  for (const card of header.cards) {
    const kept = originals.find(([pattern]) => pattern.test(card.keyword));
    if (kept !== undefined) structural.push(renamed(card, kept[1](card.keyword)));
    else if (isTable && /^(XTENSION|BITPIX|NAXIS|GCOUNT)$/.test(card.keyword)) structural.push(card);
    else if (!ofCompression.test(card.keyword) || (isTable && describesColumn.test(card.keyword)))
      others.push(card);
  }
  if (!structural.some(({ keyword }) => keyword === 'SIMPLE' || keyword === 'XTENSION'))
    structural.unshift(made('XTENSION', isTable ? 'BINTABLE' : 'IMAGE'));
  return new Header([...structural.toSorted((a, b) => rank(a) - rank(b)), ...others]);
}

function renamed({ value, comment }: Card, keyword: string): Card {
  return made(keyword, value, comment);
}

function made(keyword: string, value: CardValue, comment = ''): Card {
  return parseCard(formatCard({ keyword, value, comment }));
}

/** Place of a keyword among those an HDU begins with (FITS 4.0 §4.4.1). */
function rank({ keyword }: Card): number {
  const axis = /^NAXIS(\d+)$/.exec(keyword);
  if (axis !== null) return 3 + Number(axis[1]) / 1000;
  const place = ['SIMPLE', 'XTENSION', 'BITPIX', 'NAXIS'].indexOf(keyword);
  if (place >= 0) return place;
  return keyword === 'PCOUNT' ? 5 : keyword === 'GCOUNT' ? 6 : 7;
}

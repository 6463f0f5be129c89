import type { Card, CardOddity } from './card.js';
import { bytesSource, readExactly, type ByteSource } from './byte-source.js';
import { dataLengthOf, sizesOf } from './data-size.js';
import { FitsError } from './fits-error.js';
import { gunzipSource, isGzip } from './gzip.js';
import { blockLength } from './block.js';
import { latin1 } from './latin1.js';
import { readHeader, type LocatedHeader } from './header-blocks.js';
import type { Header } from './header.js';
import { Hdu, type HduKind, type HduPlace } from './hdu.js';
import { describeFields } from './ascii-table.js';
import { describeColumns } from './column-description.js';
import { windowed } from './windowed-source.js';

/** Something about a file that is not as the standard wants it, and was read all the same. */
export interface FitsCaveat {
  readonly code: string;
  readonly text: string;
}

/** An opened file: its HDUs, headers read, data not. */
export class FitsFile {
  private knownCaveats: readonly FitsCaveat[] | undefined;

  /** @param findCaveats called once, when somebody asks */
  constructor(
    readonly hdus: readonly Hdu[],
    private readonly findCaveats: () => readonly FitsCaveat[],
  ) {}

  get caveats(): readonly FitsCaveat[] {
    return (this.knownCaveats ??= this.findCaveats());
  }

  /** The HDU of this EXTNAME (and EXTVER; else the first of the name). */
  hdu(name: string, version?: number): Hdu | undefined {
    const wanted = name.toUpperCase();
    return this.hdus.find((hdu) => hdu.name === wanted && (version === undefined || hdu.version === version));
  }

  get primary(): Hdu {
    return this.hdus[0]!;
  }
}

/**
 * Opens a FITS file: reads the header blocks and nothing else. A gzipped file is expanded first.
 *
 * @throws FitsError `not-fits`, `truncated`, `bad-keyword`, `bad-column-format`, `bad-gzip`, `expands-too-far`
 */
export async function openFits(
  source: ByteSource,
  options: { readonly maximumBytes?: number } = {},
): Promise<FitsFile> {
  const start = await readExactly(source, 0, Math.min(cardBytes, source.byteLength));
  // expanded once only: a gzip stream can hold itself
  return isGzip(start)
    ? openExpanded(bytesSource(await gunzipSource(source, options)))
    : openExpanded(source);
}

/** Opens a FITS file that is not gzipped, or not any more. @throws FitsError as {@link openFits} */
export async function openExpanded(source: ByteSource): Promise<FitsFile> {
  const headers = windowed(source);
  const start = await readExactly(headers, 0, Math.min(cardBytes, source.byteLength));
  if (source.byteLength < cardBytes || !latin1(start).startsWith('SIMPLE'))
    throw new FitsError('not-fits', `file: expected "SIMPLE  =" at offset 0, found other bytes`, {
      offset: 0,
    });
  const hdus: Hdu[] = [];
  let offset = 0;
  while (offset < source.byteLength && (hdus.length === 0 || (await beginsExtension(headers, offset)))) {
    const place = locate(source, await readHeader(headers, offset, hdus.length), hdus.length);
    hdus.push(new Hdu(place));
    offset = place.dataOffset + Math.ceil(place.dataLength / blockLength) * blockLength;
  }
  return new FitsFile(hdus, () => [...hdus.flatMap(oddities), ...oddEnd(offset, source.byteLength)]);
}

const cardBytes = 80;

/** Whether what has been read ends where the source does, in a whole block. */
function oddEnd(end: number, byteLength: number): readonly FitsCaveat[] {
  if (end > byteLength)
    return [{ code: 'missing-padding', text: `the last block lacks ${end - byteLength} bytes of padding` }];
  if (end < byteLength)
    return [{ code: 'trailing-bytes', text: `${byteLength - end} bytes follow the last HDU` }];
  return [];
}

function oddities(hdu: Hdu): readonly FitsCaveat[] {
  const cards = hdu.header.cards;
  return [...misordered(hdu, cards), ...oddCards(hdu, cards)];
}

/** A caveat where the cards every HDU begins with stand in another order than FITS 4.0 §4.4.1 wants. */
function misordered({ header, index }: Hdu, cards: readonly Card[]): readonly FitsCaveat[] {
  const axisCount = header.number('NAXIS') ?? 0;
  const axes = Array.from({ length: axisCount }, (_, axis) => `NAXIS${axis + 1}`);
  const counts = index === 0 ? [] : ['PCOUNT', 'GCOUNT'];
  const wanted = [index === 0 ? 'SIMPLE' : 'XTENSION', 'BITPIX', 'NAXIS', ...axes, ...counts];
  if (wanted.every((keyword, place) => cards[place]?.keyword === keyword)) return [];
  return [{ code: 'misordered-cards', text: `HDU ${index}: the mandatory cards are not in their order` }];
}

const oddityTexts: Readonly<Record<CardOddity, string>> = {
  'lower-case-keyword': 'keywords in lower case',
  'valued-comment': 'comments written as values',
  'unterminated-string': 'strings without their closing quote',
  'unknown-value': 'values of no type that FITS has, taken as text',
  'forbidden-characters': 'characters that are no printable ASCII',
};

/** A caveat for each kind of oddity in a header, which names the keywords. */
function oddCards({ index }: Hdu, cards: readonly Card[]): readonly FitsCaveat[] {
  const kinds = new Set(cards.flatMap((card) => card.oddities));
  return [...kinds].map((code) => {
    const keywords = cards.filter((card) => card.oddities.includes(code)).map(({ keyword }) => keyword);
    const named = [...new Set(keywords)].slice(0, 5).join(', ');
    return { code, text: `HDU ${index}: ${oddityTexts[code]} (${named})` };
  });
}

async function beginsExtension(source: ByteSource, offset: number): Promise<boolean> {
  if (offset + cardBytes > source.byteLength) return false;
  return latin1(await readExactly(source, offset, offset + 8)) === 'XTENSION';
}

function locate(
  source: ByteSource,
  { header, headerOffset, dataOffset }: LocatedHeader,
  index: number,
): HduPlace {
  const kind = kindOf(header, index);
  const sizes = sizesOf(header, index);
  const dataLength = dataLengthOf(sizes, kind === 'groups');
  if (!Number.isSafeInteger(dataLength) || dataOffset + dataLength > source.byteLength)
    throw tooShort(index, dataOffset, dataLength, source.byteLength - dataOffset);
  const place = { source, index, kind, header, headerOffset, dataOffset, dataLength };
  const isTable = kind === 'bintable' || kind === 'table' || kind === 'compressed';
  if (!isTable) return { ...place, rowBytes: 0, rowCount: 0, columns: [], heapOffset: dataOffset };
  const [rowBytes = 0, rowCount = 0] = sizes.axes;
  if (!(rowBytes * rowCount <= dataLength))
    throw tooShort(index, dataOffset, rowBytes * rowCount, dataLength);
  // THEAP counts from the first row; without it the heap follows the last (FITS 4.0 §7.3.5)
  const heapOffset = dataOffset + Math.max(header.number('THEAP') ?? 0, rowBytes * rowCount);
  const describe = kind === 'table' ? describeFields : describeColumns;
  return { ...place, rowBytes, rowCount, columns: describe(header, index, rowBytes), heapOffset };
}

function tooShort(hdu: number, offset: number, expected: number, found: number): FitsError {
  return new FitsError(
    'truncated',
    `HDU ${hdu}: expected ${expected} bytes of data at offset ${offset}, found ${found}`,
    { hdu, offset, expected, found },
  );
}

function kindOf(header: Header, index: number): HduKind {
  if (index === 0)
    return header.logical('GROUPS') === true && header.number('NAXIS1') === 0 ? 'groups' : 'primary';
  switch (header.text('XTENSION')) {
    case 'IMAGE':
      return 'image';
    case 'TABLE':
      return 'table';
    case 'BINTABLE':
    case 'A3DTABLE':
      return header.logical('ZIMAGE') === true || header.logical('ZTABLE') === true
        ? 'compressed'
        : 'bintable';
    default:
      return 'unknown';
  }
}

import { blockLength } from './block.js';
import { readExactly, type ByteSource } from './byte-source.js';
import { cardLength } from './card.js';
import { FitsError } from './fits-error.js';
import { isEnd, parseHeader, type Header } from './header.js';

/** Longest header that is read (byte): archive headers have some 30 kB. */
const maximumHeaderBytes = 16 * 1024 * 1024;

/** How many blocks are asked of the source at a time; HST headers take about ten. */
const blocksAtOnce = 8;

/** A header and where its data begin. */
export interface LocatedHeader {
  readonly header: Header;
  readonly headerOffset: number;
  readonly dataOffset: number;
}

/**
 * Reads the header that begins at `offset` (FITS 4.0 §3.3.1, §4.4.1): blocks of 2880 bytes up to the one with END.
 *
 * @throws FitsError `truncated` when the source ends before END
 */
export async function readHeader(source: ByteSource, offset: number, hdu: number): Promise<LocatedHeader> {
  const decoder = new TextDecoder('latin1');
  let text = '';
  let scanned = 0;
  for (;;) {
    const start = offset + text.length;
    const end = Math.min(start + blocksAtOnce * blockLength, source.byteLength);
    if (end - start < cardLength || text.length > maximumHeaderBytes)
      throw new FitsError(
        'truncated',
        `HDU ${hdu}: expected an END card, found the end of the file at offset ${end}`,
        {
          hdu,
          offset: end,
          keyword: 'END',
        },
      );
    text += decoder.decode(await readExactly(source, start, end));
    for (; scanned + cardLength <= text.length; scanned += cardLength) {
      if (!isEnd(text.slice(scanned, scanned + cardLength))) continue;
      const length = Math.ceil((scanned + cardLength) / blockLength) * blockLength;
      const header = parseHeader(text.slice(0, scanned + cardLength));
      return { header, headerOffset: offset, dataOffset: Math.min(offset + length, source.byteLength) };
    }
  }
}

import { blockLength } from './block.js';
import { readExactly, type ByteSource } from './byte-source.js';
import { cardLength } from './card.js';
import { FitsError } from './fits-error.js';
import { latin1 } from './latin1.js';
import { isEnd, parseHeader, type Header } from './header.js';

/** Longest header that is read (byte): archive headers have some 30 kB. */
const maximumHeaderBytes = 16 * 1024 * 1024;

/** A header and where its data begin. */
export interface LocatedHeader {
  readonly header: Header;
  readonly headerOffset: number;
  readonly dataOffset: number;
}

/**
 * Reads the header that begins at `offset` (FITS 4.0 §3.3.1, §4.4.1): blocks of 2880 bytes up to the one with END.
 *
 * @param source asked for block after block
 * @throws FitsError `truncated` when the source ends before END
 */
export async function readHeader(source: ByteSource, offset: number, hdu: number): Promise<LocatedHeader> {
  const blocks: string[] = [];
  for (let start = offset; ; start += blockLength) {
    const end = Math.min(start + blockLength, source.byteLength);
    if (end - start < cardLength || start - offset > maximumHeaderBytes)
      throw new FitsError(
        'truncated',
        `HDU ${hdu}: expected an END card, found the end of the file at offset ${end}`,
        {
          hdu,
          offset: end,
          keyword: 'END',
        },
      );
    const block = latin1(await readExactly(source, start, end));
    blocks.push(block);
    for (let at = 0; at + cardLength <= block.length; at += cardLength) {
      if (!isEnd(block.slice(at, at + cardLength))) continue;
      const dataOffset = Math.min(start + blockLength, source.byteLength);
      return { header: parseHeader(blocks.join('')), headerOffset: offset, dataOffset };
    }
  }
}

import { isFitsError, type Hdu } from '@hstlc/fits';
import { openFitsFile } from '@hstlc/fits/node';

/** Whether bytes can be the first of a FITS file, plain or gzipped. */
export function beginsLikeFits(first: Uint8Array): boolean {
  const isGzip = first[0] === 0x1f && (first[1] === 0x8b || first.length < 2);
  const start = new TextDecoder('latin1').decode(first.subarray(0, 9));
  return isGzip || (start.length > 0 && 'SIMPLE  ='.startsWith(start));
}

/** What a FITS file says of itself. */
export interface VerifiedFits {
  readonly kind: 'whole';
  /** CAL_VER of the primary header; null when there is none. */
  readonly calibrationVersion: string | null;
  readonly rootname: string | null;
}

export interface BrokenFits {
  readonly kind: 'broken';
  readonly reason: string;
}

/**
 * Reads a file from its first header to its last block: every HDU is there in full, nothing follows the last, and
 * the checksums that are stated hold. Most files of the archive state none; then a wrong byte inside the data cannot
 * be seen.
 */
export async function verifyFits(file: string): Promise<VerifiedFits | BrokenFits> {
  try {
    const fits = await openFitsFile(file);
    try {
      const [caveat] = fits.caveats.filter(({ code }) => code !== 'misordered-cards');
      if (caveat !== undefined) return { kind: 'broken', reason: caveat.text };
      for (const hdu of fits.hdus) {
        const wrong = await wrongChecksum(hdu);
        if (wrong !== undefined) return { kind: 'broken', reason: wrong };
      }
      const { header } = fits.primary;
      return {
        kind: 'whole',
        calibrationVersion: header.text('CAL_VER')?.trim() ?? null,
        rootname: header.text('ROOTNAME')?.trim() ?? null,
      };
    } finally {
      await fits.close();
    }
  } catch (error) {
    if (isFitsError(error)) return { kind: 'broken', reason: error.message };
    throw error;
  }
}

async function wrongChecksum(hdu: Hdu): Promise<string | undefined> {
  if (hdu.header.value('CHECKSUM') === undefined && hdu.header.value('DATASUM') === undefined)
    return undefined;
  const { checksum, datasum } = await hdu.checksums();
  if (datasum === 'invalid') return `HDU ${hdu.index}: the data do not sum to DATASUM`;
  if (checksum === 'invalid') return `HDU ${hdu.index}: the bytes do not sum to CHECKSUM`;
  return undefined;
}

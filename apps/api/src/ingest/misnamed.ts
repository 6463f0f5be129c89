import { FitsError, type FitsFile } from '@hstlc/fits';
import type { FileKind } from './inventory.js';

const segments: Partial<Record<FileKind, string>> = { corrtag_a: 'FUVA', corrtag_b: 'FUVB' };

/** What the name of a file says that its header contradicts; undefined when the two agree, or the header is silent. */
export function misnamed(rootname: string, kind: FileKind, file: FitsFile): Error | undefined {
  const { header } = file.primary;
  const saysRootname = header.text('ROOTNAME')?.trim().toLowerCase() ?? '';
  if (saysRootname !== '' && saysRootname !== rootname)
    return disagreement('ROOTNAME', rootname, saysRootname);
  const segment = segments[kind];
  const saysSegment = header.text('SEGMENT')?.trim() ?? '';
  if (segment !== undefined && saysSegment !== '' && saysSegment !== segment)
    return disagreement('SEGMENT', segment, saysSegment);
  return undefined;
}

function disagreement(keyword: string, expected: string, found: string): FitsError {
  return new FitsError(
    'bad-keyword',
    `${keyword}: expected "${expected}" as in the file's name, found "${found}"`,
    { keyword, expected, found },
  );
}

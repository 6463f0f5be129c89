import type { Header } from '@hstlc/fits';

/** A calibration reference file that a header names. */
export interface ReferenceName {
  /** header keyword that names it */
  readonly keyword: string;
  /** as the header has it: `lref$abc_phot.fits` */
  readonly name: string;
  /** environment variable of HST's pipelines for its folder */
  readonly folder: 'lref' | 'oref';
  /** file name alone: letters, digits, `_`, `-` and `.`, never a path */
  readonly filename: string;
}

/**
 * The reference files that an exposure needs beside its own: those that tell what its x1d does not, and without an x1d
 * those that give COS its sensitivity. Files that the header leaves open (`N/A`, blank) are not needed.
 *
 * @param primary of the corrtag or tag
 * @param hasSpectrum whether the exposure's own x1d is at hand
 * @returns in a fixed order; a name that is not one of a file in `lref$` or `oref$` is left out
 * @see COS Data Handbook 3.7, STIS Data Handbook 3.4 (which step uses which file)
 */
export function neededReferences(primary: Header, hasSpectrum: boolean): readonly ReferenceName[] {
  return keywordsOf(primary, hasSpectrum).flatMap((keyword) => {
    const found = parseReferenceName(keyword, primary.text(keyword) ?? '');
    return found === undefined ? [] : [found];
  });
}

/** A header's reference name in its parts; undefined for `N/A` and whatever else is no file in `lref$` or `oref$`. */
export function parseReferenceName(keyword: string, value: string): ReferenceName | undefined {
  const parts = /^(lref|oref)\$([A-Za-z0-9_-][A-Za-z0-9._-]*\.fits)$/.exec(value.trim());
  if (parts === null) return undefined;
  const [name, folder, filename] = parts;
  return { keyword, name, folder: folder as 'lref' | 'oref', filename: filename! };
}

function keywordsOf(primary: Header, hasSpectrum: boolean): readonly string[] {
  if (primary.text('OBSTYPE') === 'IMAGING') return primary.text('INSTRUME') === 'STIS' ? stisKeywords : [];
  if (primary.text('INSTRUME') === 'STIS') return stisKeywords;
  const smoothing = primary.text('XTRCTALG') === 'TWOZONE' ? 'TWOZXTAB' : 'XTRACTAB';
  return hasSpectrum ? [smoothing] : [smoothing, 'FLUXTAB', 'TDSTAB'];
}

const stisKeywords = ['PFLTFILE', 'DFLTFILE', 'LFLTFILE', 'BPIXTAB', 'MLINTAB'] as const;

import type { LightcurveVersion } from '@hstlc/contract';
import { isFitsError, type FitsFile } from '@hstlc/fits';
import { withFitsFiles } from '../archive/open-files.js';

/** A version of a product and where its bytes lie. */
export interface VersionFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** null for the one of now */
  readonly supersededAt: Date | null;
}

/** Cards that differ without the product being another, or that say what other cards say. */
const silentCards = new Set(['CHECKSUM', 'DATASUM', 'DATE', 'NEXTEND', 'COMMENT', 'HISTORY', '']);

/** More differences than these are another product. */
const mostDifferences = 200;

/**
 * Every version of a product, the latest first, each with what is other in it than in the one before. A file that is
 * away tells no differences.
 *
 * @param files the latest first
 */
export async function describeVersions(files: readonly VersionFile[]): Promise<LightcurveVersion[]> {
  const described = await Promise.all(files.map(({ path }) => describe(path)));
  return files.map(({ bytes, sha256, supersededAt }, place) => {
    const [now, before] = [described[place], described[place + 1]];
    return {
      sha256,
      bytes,
      version: now?.get('HLSPVER') ?? null,
      supersededAt: supersededAt?.toISOString() ?? null,
      differences:
        now === undefined || before === undefined ? [] : differences(before, now).slice(0, mostDifferences),
    };
  });
}

function differences(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): LightcurveVersion['differences'] {
  const subjects = [...new Set([...before.keys(), ...now.keys()])];
  return subjects
    .map((subject) => ({ subject, before: before.get(subject) ?? null, now: now.get(subject) ?? null }))
    .filter((each) => each.before !== each.now);
}

/** What a product says of itself, by subject: cards, numbers of rows, parameters, and the files that it was made from. */
async function describe(path: string): Promise<ReadonlyMap<string, string> | undefined> {
  try {
    return await withFitsFiles([path], ([file]) => readDescription(file!));
  } catch (error) {
    const isAway = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (isAway || isFitsError(error)) return undefined;
    throw error;
  }
}

async function readDescription(file: FitsFile): Promise<ReadonlyMap<string, string>> {
  const subjects = new Map<string, string>();
  for (const { keyword, value } of file.primary.header.cards)
    if (!silentCards.has(keyword)) subjects.set(keyword, String(value));
  const rows = file.hdu('LIGHTCURVE')?.rowCount;
  if (rows !== undefined) subjects.set('bins', String(rows));
  const parameters = file.hdu('PARAMETERS');
  if (parameters?.hasColumn('KEY') && parameters.hasColumn('VALUE')) {
    const values = await parameters.texts('VALUE');
    for (const [row, key] of (await parameters.texts('KEY')).entries())
      subjects.set(`parameter ${key}`, values[row] ?? '');
  }
  const provenance = file.hdu('PROVENANCE');
  if (provenance?.hasColumn('FILENAME') && provenance.hasColumn('SHA256')) {
    const sums = await provenance.texts('SHA256');
    for (const [row, names] of (await provenance.texts('FILENAME')).entries())
      for (const [place, name] of names.split(' ').entries())
        if (name !== '') subjects.set(`input ${name}`, sums[row]?.split(' ')[place] ?? '');
  }
  return subjects;
}

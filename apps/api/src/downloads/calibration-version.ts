/** What is known of a file, here or at MAST. */
export interface FileVersion {
  /** Of the bytes as they lie there (byte); null when not known. */
  readonly bytes: number | null;
  /** Version of the calibration pipeline, in whatever words; null when not known. */
  readonly version: string | null;
}

/**
 * Whether what MAST lists is newer than what the archive holds under the same name: a newer calibration version; or,
 * where versions say nothing or are equal, another size. An older version is not newer, whatever its size. What
 * cannot be told apart is taken for the same.
 */
export function isNewer(listed: FileVersion, held: FileVersion): boolean {
  const order = compareVersions(listed.version, held.version);
  if (order !== 0) return order > 0;
  return listed.bytes !== null && held.bytes !== null && listed.bytes !== held.bytes;
}

/**
 * Compares the numbers of two versions, such as `3.4.3` and `CALSTIS 3.4.2 (19-Jan-2018)`: the first row of numbers
 * with points counts, part by part.
 *
 * @returns above 0 when `a` is later, below when `b` is; 0 when equal or when one of them has no such numbers
 */
export function compareVersions(a: string | null, b: string | null): number {
  const [left, right] = [partsOf(a), partsOf(b)];
  if (left === undefined || right === undefined) return 0;
  for (let part = 0; part < Math.max(left.length, right.length); part++) {
    const difference = (left[part] ?? 0) - (right[part] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function partsOf(version: string | null): readonly number[] | undefined {
  return /\d+(?:\.\d+)+/
    .exec(version ?? '')?.[0]
    .split('.')
    .map(Number);
}

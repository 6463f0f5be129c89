import type { FileKind } from './inventory.js';

interface KnownKind {
  readonly kind: FileKind;
  readonly filename: string;
}

/**
 * The photon lists an exposure is made from, and its spectrum: the recorded `tag` of STIS when there is one (its
 * corrtag is derived from it), else the corrtags, segment A first. Of a plain and a gzipped copy, the plain one.
 */
export function chooseEvents<File extends KnownKind>(
  files: readonly File[],
): { readonly events: readonly File[]; readonly x1d: File | undefined } {
  const oneOf = (kind: FileKind) =>
    files.filter((file) => file.kind === kind).toSorted((a, b) => a.filename.length - b.filename.length)[0];
  const segments = [oneOf('corrtag_a'), oneOf('corrtag_b')].filter((file) => file !== undefined);
  const single = oneOf('tag') ?? oneOf('corrtag');
  return { events: segments.length > 0 ? segments : single === undefined ? [] : [single], x1d: oneOf('x1d') };
}

/** A product's filename without `.fits`: its lightcurve's id. */
export function stemOf(filename: string | null): string | null {
  return filename === null ? null : filename.replace(/\.fits$/, '');
}

import type { BundleFile } from '@hstlc/contract';

/** The files of a bundle as CSV: name, size (byte), sha256, URL. @see RFC 4180 */
export function bundleManifest(files: readonly BundleFile[]): string {
  const rows = files.map(({ name, bytes, sha256, url }) => [name, String(bytes), sha256, url]);
  return [['name', 'bytes', 'sha256', 'url'], ...rows]
    .map((cells) => `${cells.map(csvCell).join(',')}\r\n`)
    .join('');
}

/** Quoted where it must be; what a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

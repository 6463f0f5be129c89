import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import { flushDirectory, partialEnding } from '../archive/write-atomically.js';
import type { DownloadReport } from './download-progress.js';

/** The report as text, an exposure at a time: that of a whole archive does not fit into one string. */
export function* reportText({ items, ...about }: DownloadReport): Generator<string> {
  yield `${JSON.stringify(about).slice(0, -1)},"items":[`;
  for (const [place, item] of items.entries()) yield `${place === 0 ? '' : ','}\n${JSON.stringify(item)}`;
  yield `\n]}\n`;
}

/**
 * Writes the report of a run into the download folder, whole or not at all.
 *
 * @returns its name
 */
export async function writeReport(download: string, report: DownloadReport): Promise<string> {
  const time = report.startedAt.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  const name = `download-${time}${report.runId === null ? '' : `-run-${report.runId}`}.json`;
  const file = path.join(download, name);
  const handle = await open(`${file}${partialEnding}`, 'w', 0o660);
  try {
    for (const piece of joined(reportText(report), 1 << 16)) await handle.appendFile(piece);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${file}${partialEnding}`, file);
  await flushDirectory(download);
  return name;
}

/** Pieces put together to some size, so that each is worth a write. */
export function* joined(pieces: Iterable<string>, length: number): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < length) continue;
    yield text;
    text = '';
  }
  yield text;
}

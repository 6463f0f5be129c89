import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { writeAtomically } from '../archive/write-atomically.js';

/** Below the ingest folder, under a name that the inventory passes over: notes of exposures that are not taken up yet. */
const folder = '.releases';

const noteSchema = z.object({ publicFrom: z.coerce.date() });

/** Notes when an exposure becomes public whose files are about to appear in the ingest folder. */
export async function noteArrivingRelease(ingest: string, rootname: string, publicFrom: Date): Promise<void> {
  await mkdir(path.join(ingest, folder), { recursive: true });
  const text = `${JSON.stringify({ publicFrom })}\n`;
  await writeAtomically(noteOf(ingest, rootname), new TextEncoder().encode(text));
}

/** What was noted; undefined: nothing, and what the run says counts. */
export async function arrivingRelease(ingest: string, rootname: string): Promise<Date | undefined> {
  const text = await readFile(noteOf(ingest, rootname), 'utf8').catch(() => undefined);
  return text === undefined ? undefined : noteSchema.parse(JSON.parse(text)).publicFrom;
}

/** Takes the note away, when it is in the index. */
export async function forgetArrivingRelease(ingest: string, rootname: string): Promise<void> {
  await rm(noteOf(ingest, rootname), { force: true });
}

function noteOf(ingest: string, rootname: string): string {
  return path.join(ingest, folder, `${rootname}.json`);
}

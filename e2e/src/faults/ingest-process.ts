import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { outcomeOf, startHstlc, type Outcome } from '../hstlc.js';
import { drop, type Files } from './simulated-datasets.js';

const killAt = pathToFileURL(path.resolve(import.meta.dirname, '../../../tools/kill-at.mjs')).href;

type Variables = Readonly<Record<string, string>>;

/** Puts files into an archive's ingest folder, which is made when it is missing. */
export async function deliver(home: string, files: Files): Promise<void> {
  const ingest = path.join(home, 'ingest');
  await mkdir(ingest, { recursive: true });
  await drop(ingest, files);
}

/** One ingest run to its end; throws with all it said when it could not run. */
export async function ingest(home: string, variables: Variables = {}): Promise<Outcome> {
  const outcome = await outcomeOf(startHstlc(home, ['ingest', '--json'], variables));
  if (outcome.status === 0 || outcome.status === 1) return outcome;
  throw new Error(`hstlc ingest: expected exit status 0 or 1, found ${outcome.status}\n${outcome.stderr}`);
}

/** An ingest run that is killed at a named operation; answers whether it came there. */
export async function ingestKilledAt(
  home: string,
  operation: string,
  variables: Variables = {},
): Promise<boolean> {
  const faulty = { ...variables, NODE_OPTIONS: `--import ${killAt}`, FAULT_AT: operation };
  return (await outcomeOf(startHstlc(home, ['ingest'], faulty))).signal === 'SIGKILL';
}

/** An ingest run that is killed after so long (ms); answers whether it was still running. */
export async function ingestKilledAfter(
  home: string,
  milliseconds: number,
  variables: Variables = {},
): Promise<boolean> {
  const child = startHstlc(home, ['ingest'], variables);
  const timer = setTimeout(() => child.kill('SIGKILL'), milliseconds);
  const { signal } = await outcomeOf(child);
  clearTimeout(timer);
  return signal === 'SIGKILL';
}

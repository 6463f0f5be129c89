import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';

const commandLine = path.resolve(import.meta.dirname, '../../bin/hstlc');
/** So that a suite that is killed leaves no server behind. */
const followParent = path.resolve(import.meta.dirname, '../../tools/follow-parent.mjs');

export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built command line on an archive of its own; nothing of the tests' environment reaches it but the path. */
export function startHstlc(
  home: string,
  args: readonly string[],
  variables: Readonly<Record<string, string>> = {},
) {
  return spawn(process.execPath, ['--import', followParent, commandLine, ...args], {
    env: { PATH: process.env['PATH'], HOME: home, HSTLC_HOME: home, HSTLC_PORT: '0', CI: '1', ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** What a started command said and how it ended. */
export async function outcomeOf(child: ChildProcess): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

/** Runs a command to its end. */
export async function runHstlc(
  home: string,
  args: readonly string[],
  variables?: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return outcomeOf(startHstlc(home, args, variables));
}

/** Runs a command that must end with one of these statuses; else throws with all it said. */
export async function expectHstlc(
  home: string,
  args: readonly string[],
  statuses: readonly number[] = [0],
  variables: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const outcome = await runHstlc(home, args, variables);
  if (outcome.status !== null && statuses.includes(outcome.status)) return outcome;
  throw new Error(
    `hstlc ${args.join(' ')}: expected exit status ${statuses.join(' or ')}, found ${outcome.status}\n` +
      `${outcome.stdout}\n${outcome.stderr}`,
  );
}

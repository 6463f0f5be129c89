import type { Configuration } from '../config/configuration.js';
import { judgeExposure } from '../ingest/judge-exposure.js';
import { CommandFailure, exitCodes } from './exit-codes.js';
import type { FoundExposure } from './find-exposures.js';

/** Refusals for which there is nothing to extract; an archive refuses for more. */
const withoutPhotons: readonly string[] = ['Unreadable file', 'Not time-tag', 'No events', 'No good time'];

/**
 * Says on stderr what an archive would refuse these photons for.
 *
 * @throws CommandFailure when there is nothing to extract
 */
export async function requirePhotons(
  { rootname, inputs }: FoundExposure,
  badProposals: Configuration['badProposals'],
): Promise<void> {
  const verdict = await judgeExposure({ rootname, inputs, settings: { badProposals } });
  if (verdict.kind === 'accepted') return;
  const failed = verdict.checks.filter(({ passed }) => !passed);
  const numbers = failed
    .map(({ name, value, limit }) => `${name} (found ${value}, expected ${limit})`)
    .join('; ');
  const message = `${rootname}: an archive would refuse this: ${numbers}`;
  if (withoutPhotons.includes(verdict.reason)) throw new CommandFailure(message, exitCodes.someRefused);
  process.stderr.write(`hstlc: ${message}\n`);
}

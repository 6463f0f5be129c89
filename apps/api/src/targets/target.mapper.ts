import { instruments, type Target } from '@hstlc/contract';
import { z } from 'zod';

/** What the database says of all exposures of a target, as its drivers give it. */
export interface TargetSummary {
  readonly name: string;
  /** Separated by commas. */
  readonly instruments: string;
  readonly observationCount: number;
  readonly compositeCount: number;
  readonly exposureSeconds: number;
  readonly firstStartMjd: number;
  readonly lastEndMjd: number;
  /** 1 or 0. */
  readonly simulated: number | boolean;
  readonly rightAscensionDegrees: number | null;
  readonly declinationDegrees: number | null;
}

const instrumentsSchema = z.array(z.enum(instruments));

export function toTarget(summary: TargetSummary): Target {
  return {
    name: summary.name,
    instruments: instrumentsSchema.parse(summary.instruments.split(',').sort()),
    rightAscensionDegrees: summary.rightAscensionDegrees,
    declinationDegrees: summary.declinationDegrees,
    observationCount: summary.observationCount,
    compositeCount: summary.compositeCount,
    exposureSeconds: summary.exposureSeconds,
    firstStartMjd: summary.firstStartMjd,
    lastEndMjd: summary.lastEndMjd,
    simulated: Boolean(summary.simulated),
  };
}

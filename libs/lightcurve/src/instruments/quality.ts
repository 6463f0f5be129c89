import type { FitsFile, Header } from '@hstlc/fits';
import { backwardLimitOf, readClock, type Clock } from './clock.js';
import { readGoodTimes } from './read-good-times.js';

/** Why photons are refused, in order of precedence. */
export const refusalReasons = [
  'Unreadable file',
  'Not time-tag',
  'Not science',
  'No events',
  'Bad EXPFLAG',
  'No good time',
  'Non-linear time',
  'Singular event',
  'Bad Proposal',
  'Short Exposure',
] as const;

export type RefusalReason = (typeof refusalReasons)[number];

/** One check on an exposure's photons, with its numbers. */
export interface QualityCheck {
  /** the reason for which this check would refuse */
  readonly name: RefusalReason;
  readonly passed: boolean;
  /** what was found */
  readonly value: number | string | null;
  /** what was expected */
  readonly limit: number | string | null;
  /** 0-based row of the event that failed */
  readonly eventIndex: number | null;
}

/** What an archive takes. */
export interface QualityLimits {
  /** s */
  readonly minimumExposureSeconds: number;
  readonly badProposals: readonly number[];
}

/**
 * Makes every check on an exposure's photon lists; none stops the others.
 *
 * Of several files (FUV segments) each is checked, and the first that fails gives the numbers; a segment without
 * events passes as long as the other has some.
 *
 * @param known the clocks of the lists that have photons, where they were watched; else the photons are read
 * @returns checks in order of precedence
 */
export async function assessQuality(
  files: readonly FitsFile[],
  limits: QualityLimits,
  known?: readonly Clock[],
): Promise<readonly QualityCheck[]> {
  const hasEvents = files.every((file) => file.hdu('EVENTS')?.hasColumn('TIME') ?? false);
  const first = files[0]!;
  const primary = first.hdus[0]!.header;
  // an accumulated image may come as an event list too, but its times are no photon's
  const isTimeTag = hasEvents && primary.text('OBSMODE') !== 'ACCUM';
  const found = hasEvents
    ? (primary.text('OBSMODE') ?? 'EVENTS')
    : first.hdus.map(({ name }) => name).join(', ');
  const checks: QualityCheck[] = [
    check('Not time-tag', isTimeTag, found, 'events with their times'),
    scienceCheck(primary),
  ];
  if (!hasEvents) return checks;
  const events = first.hdu('EVENTS')!.header;
  const count = files.reduce((sum, file) => sum + file.hdu('EVENTS')!.rowCount, 0);
  const flags = files.map((file) => file.hdu('EVENTS')!.header.text('EXPFLAG') ?? '');
  const flag = flags.find((each) => each !== 'NORMAL') ?? 'NORMAL';
  const proposal = primary.number('PROPOSID') ?? null;
  const seconds = events.number('EXPTIME') ?? 0;
  const backwardLimit = backwardLimitOf(first);
  const clocks = known ?? (await readClocks(files));
  return [
    ...checks,
    check('No events', count > 0, count, 1),
    check('Bad EXPFLAG', flag === 'NORMAL', flag, 'NORMAL'),
    await goodTimeCheck(files, seconds),
    clockCheck(clocks, backwardLimit),
    singularCheck(clocks),
    check(
      'Bad Proposal',
      proposal === null || !limits.badProposals.includes(proposal),
      proposal,
      limits.badProposals.join(', '),
    ),
    check('Short Exposure', seconds >= limits.minimumExposureSeconds, seconds, limits.minimumExposureSeconds),
  ];
}

async function readClocks(files: readonly FitsFile[]): Promise<readonly Clock[]> {
  const clocks: Clock[] = [];
  for (const file of files) {
    const clock = await readClock(file);
    if (clock !== undefined) clocks.push(clock);
  }
  return clocks;
}

/** The reason to refuse: that of the first check that failed. */
export function refusal(checks: readonly QualityCheck[]): RefusalReason | undefined {
  return refusalReasons.find((reason) => checks.some(({ name, passed }) => name === reason && !passed));
}

function check(
  name: RefusalReason,
  passed: boolean,
  value: number | string | null,
  limit: number | string | null,
): QualityCheck {
  return { name, passed, value, limit, eventIndex: null };
}

/** What EXPTYPE, OBSTYPE, OBSMODE and APERTURE say of lamps, darks, acquisitions and calibration apertures. */
const calibrationWords = /^(WAVECAL|DARK|BIAS|FLAT|WCA$|FCA$|ACQ|.*\/(WAVE|DARK|FLAT))/;

/** What TARGNAME says of them, whole: a star may well be called "DARK-STAR". */
const calibrationTargets = /^(WAVE(LINE|HITM|CAL)?|DARK|BIAS|FLAT|CCDFLAT|DEUTERIUM|TUNGSTEN|NONE)$/;

/** Exposures of lamps, darks and acquisitions are not of the sky; nor are those through calibration apertures. */
function scienceCheck(primary: Header): QualityCheck {
  const facts = ['EXPTYPE', 'OBSTYPE', 'OBSMODE', 'APERTURE'].map((keyword) => primary.text(keyword) ?? '');
  const target = primary.text('TARGNAME') ?? '';
  return check(
    'Not science',
    !facts.some((value) => calibrationWords.test(value)) && !calibrationTargets.test(target),
    [...facts, target].filter((value) => value !== '').join(' '),
    'an exposure of the sky',
  );
}

async function goodTimeCheck(files: readonly FitsFile[], exposureSeconds: number): Promise<QualityCheck> {
  let seconds = 0;
  for (const file of files)
    for (const { start, stop } of await readGoodTimes(file)) seconds += Math.max(0, stop - start);
  return check(
    'No good time',
    seconds > 0 && exposureSeconds > 0,
    Math.min(seconds, exposureSeconds),
    '> 0 s',
  );
}

/** Event times must not run backward by more than a tick, which the STIS clock does now and then. */
function clockCheck(clocks: readonly Clock[], limit: number): QualityCheck {
  const bad = clocks.find(({ worstStep }) => worstStep < -limit);
  if (bad === undefined) {
    const worst = clocks.reduce((least, { worstStep }) => Math.min(least, worstStep), 0);
    return check('Non-linear time', true, worst, -limit);
  }
  return { ...check('Non-linear time', false, bad.worstStep, -limit), eventIndex: bad.worstEvent };
}

/** All photons at one instant are a fault of the recorder, not a star. */
function singularCheck(clocks: readonly Clock[]): QualityCheck {
  const instants = new Set(clocks.map(({ firstSeconds }) => firstSeconds)).size;
  const isSingular = instants === 1 && clocks.every((clock) => clock.isSingular);
  return check('Singular event', !isSingular, isSingular ? 1 : Math.max(2, instants), '> 1 instant');
}

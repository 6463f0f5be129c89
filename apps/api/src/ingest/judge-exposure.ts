import { isFitsError, type FitsFile } from '@hstlc/fits';
import type { FileOptions } from '@hstlc/fits/node';
import {
  assessQuality,
  compositeFilename,
  individualFilename,
  isLightcurveError,
  readExposureIdentity,
  refusal,
  targetFolder,
  type Clock,
} from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { chooseEvents } from './choose-events.js';
import type { Acceptance, ExposureTask, InputFile, Refusal } from './exposure-task.js';
import { misnamed } from './misnamed.js';
import { productVersion } from './product-version.js';

const minimumExposureSeconds = 1;

/** The files of an exposure, opened: its photon lists, and its spectrum when there is one. */
export interface OpenExposure {
  readonly events: readonly FitsFile[];
  readonly x1d: FitsFile | undefined;
  readonly isStisTag: boolean;
}

/** What of a task the verdict depends on. */
type JudgedTask = Pick<ExposureTask, 'rootname' | 'inputs'> & {
  readonly settings: Pick<ExposureTask['settings'], 'badProposals'>;
};

/** Says what would become of an exposure, and changes nothing. */
export async function judgeExposure(task: JudgedTask): Promise<Acceptance | Refusal> {
  return withOpenExposure(task, (open) => judgeOpen(task, open));
}

/**
 * Opens an exposure's files and lends them to `work`. Files that cannot be read, or are not what their names say, are
 * a refusal of just these files: of one segment, or of the spectrum when the photons alone can be used.
 */
export async function withOpenExposure<Result>(
  task: JudgedTask,
  work: (open: OpenExposure) => Promise<Result | Refusal>,
  options: FileOptions = {},
): Promise<Result | Refusal> {
  const { events, x1d } = chooseEvents(task.inputs);
  try {
    return await lend(task, { events, x1d }, work, options);
  } catch (error) {
    if (!isFault(error)) throw error;
    for (const file of x1d === undefined ? events : [...events, x1d]) {
      const fault = await faultOf(task.rootname, file);
      if (fault !== undefined) return unreadable([file], fault);
    }
    if (x1d === undefined) return unreadable(events, error);
    // each opens: the spectrum is to blame when the photons can do without it
    try {
      await lend(task, { events, x1d: undefined }, work, options);
    } catch (withoutSpectrum) {
      if (!isFault(withoutSpectrum)) throw withoutSpectrum;
      return unreadable(events, withoutSpectrum);
    }
    return unreadable([x1d], error);
  }
}

/**
 * The verdict on an exposure whose files are open.
 *
 * @param clocks of the photon lists, where they are known; else the photons are read
 */
export async function judgeOpen(
  task: JudgedTask,
  { events }: OpenExposure,
  clocks?: readonly Clock[],
): Promise<Acceptance | Refusal> {
  const limits = { minimumExposureSeconds, badProposals: task.settings.badProposals };
  const checks = await assessQuality(events, limits, clocks);
  const reason = refusal(checks);
  const filenames = chooseEvents(task.inputs).events.map(({ filename }) => filename);
  if (reason !== undefined) return { kind: 'refused', reason, filenames, checks, isCut: false };
  const identity = readExposureIdentity(events[0]!);
  const folder = targetFolder(identity.targetName);
  return {
    kind: 'accepted',
    identity,
    folder,
    productFilename: individualFilename(task.rootname),
    compositeFilename: identity.movingTarget ? null : compositeFilename(identity, productVersion),
    checks,
  };
}

async function lend<Result>(
  { rootname }: JudgedTask,
  { events, x1d }: { readonly events: readonly InputFile[]; readonly x1d: InputFile | undefined },
  work: (open: OpenExposure) => Promise<Result>,
  options: FileOptions,
): Promise<Result> {
  const files = x1d === undefined ? events : [...events, x1d];
  return withFitsFiles(
    files.map(({ path }) => path),
    async (opened) => {
      for (const [place, { kind }] of files.entries()) {
        const fault = misnamed(rootname, kind, opened[place]!);
        if (fault !== undefined) throw fault;
      }
      return work({
        events: opened.slice(0, events.length),
        x1d: x1d === undefined ? undefined : opened[events.length],
        isStisTag: events[0]?.kind === 'tag',
      });
    },
    options,
  );
}

/** Why a file cannot be used at all; undefined when it opens and is what its name says. */
async function faultOf(rootname: string, file: InputFile): Promise<Error | undefined> {
  try {
    return await withFitsFiles([file.path], async ([fits]) => misnamed(rootname, file.kind, fits!));
  } catch (error) {
    if (isFitsError(error)) return error;
    throw error;
  }
}

/** What is wrong with bytes or headers is a verdict; anything else is a failure or a bug. */
function isFault(error: unknown): error is Error {
  return (
    isFitsError(error) ||
    isLightcurveError(
      error,
      'missing-keyword',
      'unsupported-configuration',
      'not-time-tag',
      'no-columns-left',
    )
  );
}

function unreadable(files: readonly InputFile[], error: Error): Refusal {
  const check = {
    name: 'Unreadable file',
    passed: false,
    value: error.message,
    limit: null,
    eventIndex: null,
  } as const;
  return {
    kind: 'refused',
    reason: 'Unreadable file',
    filenames: files.map(({ filename }) => filename),
    checks: [check],
    // it may be on its way still
    isCut: isFitsError(error, 'truncated', 'bad-gzip'),
  };
}

import { isFitsError, type FitsFile } from '@hstlc/fits';
import {
  assessQuality,
  individualFilename,
  readExposureIdentity,
  refusal,
  targetFolder,
} from '@hstlc/lightcurve';
import { withFitsFiles } from '../archive/open-files.js';
import { chooseEvents } from './choose-events.js';
import type { Acceptance, ExposureTask, InputFile, Refusal } from './exposure-task.js';

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

/** Opens an exposure's files and lends them to `work`; a file that is no readable FITS is a refusal of that file. */
export async function withOpenExposure<Result>(
  task: JudgedTask,
  work: (open: OpenExposure) => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  const { events, x1d } = chooseEvents(task.inputs);
  const isStisTag = events[0]?.kind === 'tag';
  return orUnreadable(events, () =>
    withFitsFiles(pathsOf(events), async (opened) => {
      if (x1d === undefined) return work({ events: opened, x1d: undefined, isStisTag });
      return orUnreadable([x1d], () =>
        withFitsFiles(pathsOf([x1d]), async ([spectrum]) =>
          work({ events: opened, x1d: spectrum, isStisTag }),
        ),
      );
    }),
  );
}

/** The verdict on an exposure whose files are open. */
export async function judgeOpen(task: JudgedTask, { events }: OpenExposure): Promise<Acceptance | Refusal> {
  const checks = await assessQuality(events, {
    minimumExposureSeconds,
    badProposals: task.settings.badProposals,
  });
  const reason = refusal(checks);
  const filenames = chooseEvents(task.inputs).events.map(({ filename }) => filename);
  if (reason !== undefined) return { kind: 'refused', reason, filenames, checks };
  const identity = readExposureIdentity(events[0]!);
  const folder = targetFolder(identity.targetName);
  return { kind: 'accepted', identity, folder, productFilename: individualFilename(task.rootname), checks };
}

async function orUnreadable<Result>(
  files: readonly InputFile[],
  work: () => Promise<Result | Refusal>,
): Promise<Result | Refusal> {
  try {
    return await work();
  } catch (error) {
    if (!isFitsError(error)) throw error;
    const check = {
      name: 'Unreadable file',
      passed: false,
      value: error.message,
      limit: null,
      eventIndex: null,
    } as const;
    const filenames = files.map(({ filename }) => filename);
    return { kind: 'refused', reason: 'Unreadable file', filenames, checks: [check] };
  }
}

function pathsOf(files: readonly InputFile[]): string[] {
  return files.map(({ path }) => path);
}

import { Logger } from '@nestjs/common';
import type { DownloadRequest } from '@hstlc/contract';
import type { DownloadLauncherFactory } from './download-launcher.js';
import type { DownloadProgress } from './download-progress.js';
import { DownloadRunner } from './download-runner.js';
import { everyDayAt } from './every-day-at.js';

const logger = new Logger('download');

/** Progress is in the run's record; the log has what somebody should look at. */
const quietProgress: DownloadProgress = {
  step: () => undefined,
  transfer: () => undefined,
  item: () => undefined,
  warn: (words) => logger.warn(words),
};

/** What the daily look asks for. */
const whatIsNew: DownloadRequest = { dryRun: false, since: null, limit: null, target: null, proposal: null };

/**
 * Runs that the API asks for, and those of the day: recorded at once, carried out one after the other behind the
 * answers. They end when the server stops; when it comes back, however it ended, it asks anew for what it had been
 * asked for.
 */
export const backgroundDownloads: DownloadLauncherFactory = ({ configuration, dataSource }) => {
  const runner = new DownloadRunner(configuration, dataSource);
  const cancels = new Map<number, AbortController>();
  let last: Promise<unknown> = Promise.resolve();
  const launch = async (request: DownloadRequest, requestedBy: string) => {
    const id = await runner.queue(request, requestedBy);
    const cancel = new AbortController();
    cancels.set(id, cancel);
    last = last
      .then(() => runner.carryOut(id, request, quietProgress, cancel.signal))
      // the run's record says that it failed and why
      .catch((error: unknown) => logger.error(`run ${id}: ${String(error)}`))
      .finally(() => cancels.delete(id));
    return id;
  };
  const takeUp = async () => {
    for (const { request, requestedBy } of await runner.takeInterrupted()) await launch(request, requestedBy);
  };
  const begun = takeUp().catch((error: unknown) => logger.error(String(error)));
  const { dailyAt } = configuration.download;
  const stop =
    dailyAt === undefined
      ? () => undefined
      : everyDayAt(dailyAt, () => {
          launch(whatIsNew, 'daily schedule').catch((error: unknown) => logger.error(String(error)));
        });
  return {
    launch,
    cancel: (id) => {
      const known = cancels.get(id);
      known?.abort();
      return known !== undefined;
    },
    close: async () => {
      stop();
      await begun;
      const unfinished = [...cancels.keys()];
      for (const cancel of cancels.values()) cancel.abort();
      await last;
      await runner.handBack(unfinished);
    },
  };
};

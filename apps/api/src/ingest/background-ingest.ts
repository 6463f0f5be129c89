import { Logger } from '@nestjs/common';
import type { IngestLauncherFactory } from '../ingest-runs/ingest-launcher.js';
import type { IngestProgress } from './ingest-progress.js';
import type { IngestRunOrder } from './ingest-order.js';
import { IngestRunner } from './ingest-runner.js';
import { watchFolder } from './watch-folder.js';

const logger = new Logger('ingest');

/** Progress is in the run's record; the log has what somebody should look at. */
const quietProgress: IngestProgress = {
  step: () => undefined,
  item: () => undefined,
  composite: () => undefined,
  warn: (words) => logger.warn(words),
};

/**
 * Runs that the API asks for, or that new files call for where the folder is watched: recorded at once, carried out one
 * after the other behind the answers. When the server stops, the run under way ends after the exposures it is at.
 */
export const backgroundIngest: IngestLauncherFactory = ({ configuration, dataSource }) => {
  const runner = new IngestRunner(configuration, dataSource);
  const stop = new AbortController();
  let last: Promise<unknown> = Promise.resolve();
  const launch = async (order: IngestRunOrder) => {
    const asked = { ...order, signal: stop.signal };
    const id = await runner.queue(asked);
    last = last
      .then(() => runner.carryOut(id, asked, quietProgress))
      // the run's record says that it failed and why
      .catch((error: unknown) => logger.error(`run ${id}: ${String(error)}`));
    return id;
  };
  const { watchSeconds } = configuration.ingest;
  const { ingest } = configuration.directories;
  const watch =
    watchSeconds === undefined
      ? undefined
      : watchFolder(ingest, watchSeconds, stop.signal, async () => {
          await launch({ requestedBy: 'folder watch', dryRun: false });
          await last;
        });
  return {
    launch,
    async close() {
      stop.abort();
      await watch;
      await last;
    },
  };
};

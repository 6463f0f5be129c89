import { Logger } from '@nestjs/common';
import type { IngestLauncherFactory } from '../ingest-runs/ingest-launcher.js';
import type { IngestProgress } from './ingest-progress.js';
import { IngestRunner } from './ingest-runner.js';

const logger = new Logger('ingest');

/** Progress is in the run's record; the log has what somebody should look at. */
const quietProgress: IngestProgress = {
  step: () => undefined,
  item: () => undefined,
  composite: () => undefined,
  warn: (words) => logger.warn(words),
};

/** Runs that the API asks for: recorded at once, carried out one after the other behind the answers. */
export const backgroundIngest: IngestLauncherFactory = ({ configuration, dataSource }) => {
  const runner = new IngestRunner(configuration, dataSource);
  let last: Promise<unknown> = Promise.resolve();
  return {
    async launch(order) {
      const id = await runner.queue(order);
      last = last
        .then(() => runner.carryOut(id, order, quietProgress))
        // the run's record says that it failed and why
        .catch((error: unknown) => logger.error(`run ${id}: ${String(error)}`));
      return id;
    },
    async close() {
      await last;
    },
  };
};

import { isMainThread } from 'node:worker_threads';

/**
 * Imported for its effect: ends this process, as by SIGTERM, when the one that started it is gone. Killing `npm start`
 * in any way, even by SIGKILL, so never leaves a server or an ingest run behind that the next start would stumble over.
 */
if (isMainThread) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

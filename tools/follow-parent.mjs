import { readFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

/**
 * Imported for its effect: ends this process, as by SIGTERM, when the one that started it is gone. Killing `npm start`
 * in any way, even by SIGKILL, so never leaves a server or an ingest run behind that the next start would stumble over.
 */
if (isMainThread) {
  const before = starters();
  setInterval(() => {
    if (starters() !== before) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/** Who started us; where npm did, through a shell that would outlive it, npm as well. */
function starters() {
  const { ppid } = process;
  if (process.platform !== 'linux' || process.env.npm_lifecycle_event === undefined) return String(ppid);
  try {
    // After the name in parentheses: state, then the process id of the parent (proc(5), /proc/pid/stat).
    const grandparent = readFileSync(`/proc/${ppid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
    return `${ppid} ${grandparent}`;
  } catch {
    return String(ppid);
  }
}

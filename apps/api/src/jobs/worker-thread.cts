/**
 * Where a thread begins. CommonJS, so that the pool's `require` of it loads nothing else: a thread that is ended while
 * `require` instantiates ES modules takes the whole process along (Node 20.20: "IsGraphAsync must be used on an
 * instantiated module"); one that is ended during `import` just ends.
 */
import type { WorkerTask } from './worker.js' with { 'resolution-mode': 'import' };

const loading = import('./worker.js');

async function work(task: WorkerTask): Promise<unknown> {
  const worker = await loading;
  return worker.work(task);
}

export = { work };

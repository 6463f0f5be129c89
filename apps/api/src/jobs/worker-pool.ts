import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ExposureCoverage, Lightcurve } from '@hstlc/lightcurve';
import { setFlagsFromString } from 'node:v8';
import { Piscina } from 'piscina';
import type {
  Acceptance,
  CompositeTask,
  CoverageTask,
  ExposureTask,
  Extraction,
  MemberTask,
  Possible,
  Refusal,
  WrittenProduct,
} from '../ingest/exposure-task.js';
import type { PhotonResult, PhotonTask } from '../extractions/photon-task.js';
import type { MeasuredProduct } from '../lightcurve-statistics/measure-product.js';
import type { PeriodogramResult, PeriodogramTask } from '../periodograms/make-periodogram.js';
import type { WorkerTask } from './worker.js';

/**
 * What a thread's heap may grow to (MB). The young generation is kept small: what lives long here are arrays outside of
 * the heap, and a large one would only let more of them lie about.
 */
const memoryLimits = { maxYoungGenerationSizeMb: 12, maxOldGenerationSizeMb: 1024 } as const;

/**
 * What may come together in a thread before its heap is looked through for the first time, heap and arrays outside of it
 * (MB). V8 begins with less, and would do so once with each exposure: a fifth of all processor time.
 */
const unlookedMegabytes = 56;

/** Threads that do a run's heavy work, so that the process that answers requests stays free. */
export class WorkerPool {
  private readonly pool: Piscina<WorkerTask, unknown>;

  /** @param ready threads that are started at once, and stay: for work that is known to come */
  constructor(threads: number, { ready = 0 }: { readonly ready?: number } = {}) {
    // read when a thread begins: the arrays of an exposure alone are no reason to look through its whole heap
    setFlagsFromString(`--initial-old-space-size=${unlookedMegabytes}`);
    this.pool = new Piscina({
      filename: threadFile(),
      name: 'work',
      minThreads: ready,
      maxThreads: threads,
      idleTimeout: 5_000,
      resourceLimits: memoryLimits,
    });
  }

  judgeExposure(task: ExposureTask): Promise<Acceptance | Refusal> {
    return this.pool.run({ kind: 'judge', task }) as Promise<Acceptance | Refusal>;
  }

  processExposure(task: ExposureTask): Promise<Extraction | Refusal> {
    return this.pool.run({ kind: 'exposure', task }) as Promise<Extraction | Refusal>;
  }

  coverMember(task: CoverageTask): Promise<Possible<ExposureCoverage>> {
    return this.pool.run({ kind: 'coverage', task }) as Promise<Possible<ExposureCoverage>>;
  }

  extractMember(task: MemberTask): Promise<Possible<Lightcurve | undefined>> {
    return this.pool.run({ kind: 'member', task }) as Promise<Possible<Lightcurve | undefined>>;
  }

  /** The lightcurves are the thread's then: their columns are not copied. */
  storeComposite(task: CompositeTask): Promise<Possible<WrittenProduct>> {
    const columns = task.curves.flatMap((curve) => Object.values(curve?.columns ?? {}));
    // columns are never shared memory
    const transferList = [...new Set(columns.map(({ buffer }) => buffer as ArrayBuffer))];
    return this.pool.run({ kind: 'composite', task }, { transferList }) as Promise<Possible<WrittenProduct>>;
  }

  /** SHA-256 of a file, as 64 hexadecimal digits. */
  hashFile(file: string): Promise<string> {
    return this.pool.run({ kind: 'hash', file }) as Promise<string>;
  }

  measureProduct(file: string): Promise<MeasuredProduct> {
    return this.pool.run({ kind: 'measure', file }) as Promise<MeasuredProduct>;
  }

  /** @param signal ends the work, and the thread with it */
  makePeriodogram(task: PeriodogramTask, signal: AbortSignal): Promise<PeriodogramResult> {
    return this.pool.run({ kind: 'periodogram', task }, { signal }) as Promise<PeriodogramResult>;
  }

  /** Whether more wait for a thread than will be served soon. */
  get isCrowded(): boolean {
    return this.pool.queueSize >= 16 * this.pool.options.maxThreads;
  }

  /** @param signal ends the work, and the thread with it */
  viewPhotons(task: PhotonTask, signal: AbortSignal): Promise<PhotonResult> {
    return this.pool.run({ kind: 'photons', task }, { signal }) as Promise<PhotonResult>;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }
}

/** Where threads begin, compiled; the test runner runs this file from source, threads need the build. */
export function threadFile(): string {
  const beside = fileURLToPath(new URL('./worker-thread.cjs', import.meta.url));
  const built = beside.replace('/src/', '/dist/');
  const file = existsSync(beside) ? beside : built;
  // a missing worker file makes the pool respawn threads for ever
  if (!existsSync(file)) throw new Error(`worker ${JSON.stringify(file)} is not built: run "npm run build"`);
  return file;
}

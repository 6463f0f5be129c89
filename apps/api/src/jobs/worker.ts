import { hashFile } from '../archive/hash-file.js';
import type { PhotonTask } from '../extractions/photon-task.js';
import { viewPhotons } from '../extractions/view-photons.js';
import type { CompositeTask, CoverageTask, ExposureTask, MemberTask } from '../ingest/exposure-task.js';
import { measureFile } from '../lightcurve-statistics/measure-product.js';
import { coverMember, extractCompositeMember, storeComposite } from '../ingest/composite-steps.js';
import { judgeExposure } from '../ingest/judge-exposure.js';
import { makePeriodogram, type PeriodogramTask } from '../periodograms/make-periodogram.js';
import { processExposure } from '../ingest/process-exposure.js';

/** What a worker thread can be asked for. */
export type WorkerTask =
  | { readonly kind: 'judge'; readonly task: ExposureTask }
  | { readonly kind: 'exposure'; readonly task: ExposureTask }
  | { readonly kind: 'coverage'; readonly task: CoverageTask }
  | { readonly kind: 'member'; readonly task: MemberTask }
  | { readonly kind: 'composite'; readonly task: CompositeTask }
  | { readonly kind: 'hash'; readonly file: string }
  | { readonly kind: 'measure'; readonly file: string }
  | { readonly kind: 'photons'; readonly task: PhotonTask }
  | { readonly kind: 'periodogram'; readonly task: PeriodogramTask };

/** The worker thread's one entry: plain data in, plain data out, files in between. */
export function work(request: WorkerTask) {
  switch (request.kind) {
    case 'judge':
      return judgeExposure(request.task);
    case 'exposure':
      return processExposure(request.task);
    case 'coverage':
      return coverMember(request.task);
    case 'member':
      return extractCompositeMember(request.task);
    case 'composite':
      return storeComposite(request.task);
    case 'hash':
      return hashFile(request.file);
    case 'measure':
      return measureFile(request.file);
    case 'photons':
      return viewPhotons(request.task);
    case 'periodogram':
      return makePeriodogram(request.task);
  }
}

import type { DownloadRun, DownloadRunDetail } from '@hstlc/contract';
import type { DownloadRunRow } from '../database/entities/download-run-row.js';
import { secondsLeft } from './transfer-rate.js';

export function toDownloadRun(row: DownloadRunRow): DownloadRun {
  const { id, state, request, requestedBy, step, exposuresDone, exposuresTotal, report, error } = row;
  const { bytesDone, bytesTotal, bytesPerSecond } = row;
  return {
    id,
    state,
    request,
    requestedBy,
    queuedAt: row.queuedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
    step,
    exposuresDone,
    exposuresTotal,
    bytesDone,
    bytesTotal,
    bytesPerSecond,
    secondsLeft: state === 'running' ? secondsLeft(bytesTotal - bytesDone, bytesPerSecond) : null,
    report,
    error,
  };
}

export function toDownloadRunDetail(row: DownloadRunRow): DownloadRunDetail {
  return { ...toDownloadRun(row), leftOut: row.leftOut, problems: [...row.problems] };
}

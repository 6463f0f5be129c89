import type { DownloadRequest } from '@hstlc/contract';
import type { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration.js';
import { ProblemFailure } from '../http/problem-failure.js';

/** Starts download runs; whoever runs them provides it under `downloadLauncherToken`. */
export interface DownloadLauncher {
  /** Records a run, sees to it that it is done, and returns its id at once. */
  launch(request: DownloadRequest, requestedBy: string): Promise<number>;
  /** Ends a run that waits or goes on in this process; false when there is none of that id. */
  cancel(id: number): boolean;
  /** Called when the server stops: ends what is under way and hands it back, to be taken up when the server is back. */
  close(): Promise<void>;
}

export const downloadLauncherToken = Symbol('DownloadLauncher');

/** Makes the launcher of a server out of what it has opened. */
export type DownloadLauncherFactory = (parts: {
  readonly dataSource: DataSource;
  readonly configuration: Configuration;
}) => DownloadLauncher;

/** For a server that only shows what is there. */
export const noDownloads: DownloadLauncherFactory = () => ({
  launch: () => Promise.reject(new ProblemFailure('unavailable', 'this server does not take downloads')),
  cancel: () => false,
  close: () => Promise.resolve(),
});

import type { DataSource } from 'typeorm';
import type { Configuration } from '../config/configuration.js';
import { ProblemFailure } from '../http/problem-failure.js';

export interface IngestRunOrder {
  readonly dryRun: boolean;
  /** Name of the token, or of the command, that asks. */
  readonly requestedBy: string;
}

/** Starts ingest runs; whoever runs them provides it under `ingestLauncherToken`. */
export interface IngestLauncher {
  /** Records a run, sees to it that it is done, and returns its id at once. */
  launch(order: IngestRunOrder): Promise<number>;
  /** Called when the server stops: ends or hands back what is under way. */
  close?(): Promise<void>;
}

export const ingestLauncherToken = Symbol('IngestLauncher');

/** Makes the launcher of a server out of what it has opened. */
export type IngestLauncherFactory = (parts: {
  readonly dataSource: DataSource;
  readonly configuration: Configuration;
}) => IngestLauncher;

/** For a server that only shows what is there. */
export const noIngest: IngestLauncherFactory = () => ({
  launch: () => Promise.reject(new ProblemFailure('unavailable', 'this server does not take ingest runs')),
});

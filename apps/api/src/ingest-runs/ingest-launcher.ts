import type { DataSource } from 'typeorm';
import type { IngestRunOrder } from '../ingest/ingest-order.js';
import type { Configuration } from '../config/configuration.js';
import { ProblemFailure } from '../http/problem-failure.js';

/** What the API may ask of a run; `requestedBy` is the name of the token. */
export type ApiRunOrder = Omit<IngestRunOrder, 'signal' | 'elsewhere'>;

/** Starts ingest runs; whoever runs them provides it under `ingestLauncherToken`. */
export interface IngestLauncher {
  /** Records a run, sees to it that it is done, and returns its id at once. */
  launch(order: ApiRunOrder): Promise<number>;
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

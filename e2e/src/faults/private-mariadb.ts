import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** A database server that can be cut off and started again. */
export interface PrivateMariadb {
  readonly url: string;
  kill(): Promise<void>;
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a MariaDB of our own that keeps what it has confirmed, however it ends. */
export async function startDurableMariadb(): Promise<PrivateMariadb> {
  const tool = pathToFileURL(path.resolve(import.meta.dirname, '../../../tools/mariadb.mjs')).href;
  const { startMariadb } = (await import(tool)) as {
    startMariadb(options: { durable: boolean }): Promise<PrivateMariadb>;
  };
  return startMariadb({ durable: true });
}

import { outcomeOf, startHstlc } from './hstlc.js';

export interface Server {
  /** Such as `http://127.0.0.1:41234`. */
  readonly address: string;
  stop(): Promise<void>;
}

/** How long a server may take to print its address (ms). */
const patienceMilliseconds = 60_000;

/** Serves an archive on a free port; resolves once it has printed its address. */
export async function serve(home: string, variables: Readonly<Record<string, string>> = {}): Promise<Server> {
  const child = startHstlc(home, ['serve'], variables);
  const ended = outcomeOf(child);
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    const patience = setTimeout(() => child.kill('SIGKILL'), patienceMilliseconds);
    child.stdout.on('data', (piece: Buffer) => {
      said += piece.toString();
      const printed = /http:\/\/[\w.:[\]-]+/.exec(said)?.[0];
      if (printed === undefined) return;
      clearTimeout(patience);
      resolve(printed);
    });
    void ended.then(({ status, stdout, stderr }) =>
      reject(
        new Error(`hstlc serve: expected an address, found exit status ${status} and\n${stdout}\n${stderr}`),
      ),
    );
  });
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

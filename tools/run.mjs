import { spawn } from 'node:child_process';
import { environment, root } from './workspace.mjs';

const signals = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/**
 * Runs a program to its end with our terminal; a signal sent to us reaches it, and ends us once it has ended.
 * Resolves to its exit status (1 when something else killed it).
 *
 * `onOutput` receives its stdout in pieces (still shown); `cleanUp` runs before a signal ends us.
 */
export function run(command, args, { variables = {}, onOutput, cleanUp } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...environment, ...variables },
      stdio: ['inherit', onOutput ? 'pipe' : 'inherit', 'inherit'],
    });
    const forwarders = Object.keys(signals).map((signal) => [signal, () => forward(signal)]);
    let received;
    const forward = (signal) => {
      // Once is enough: npm and the terminal may both tell us, and a second one would cut the child's own ending short.
      if (received) return;
      received = signal;
      child.kill('SIGTERM');
    };
    for (const [signal, forwarder] of forwarders) process.on(signal, forwarder);
    const release = () => forwarders.forEach(([signal, forwarder]) => process.off(signal, forwarder));

    child.stdout?.on('data', (piece) => {
      process.stdout.write(piece);
      onOutput(piece);
    });
    child.once('error', (error) => {
      release();
      reject(error);
    });
    child.once('close', async (status) => {
      release();
      if (received) {
        await cleanUp?.();
        process.exit(128 + signals[received]);
      }
      resolve(status ?? 1);
    });
  });
}

/** Runs Nx; the arguments are those of its command line. */
export function runNx(args, options) {
  return run(process.execPath, ['node_modules/nx/dist/bin/nx.js', ...args], options);
}

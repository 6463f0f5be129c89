import type { TestProject } from 'vitest/node';
import { expectHstlc } from './hstlc.js';
import { serve } from './server.js';
import { temporaryHome } from './temporary-home.js';

/** The demonstration that every suite and the interrupted ingest are held against. */
export const demonstration = ['demo', '--observations', '4', '--seed', '1'] as const;

declare module 'vitest' {
  interface ProvidedContext {
    readonly address: string;
    readonly home: string;
  }
}

/** Before all suites: a small simulated archive is filled by the command line and served; afterwards it goes. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = await temporaryHome();
  await expectHstlc(home.folder, demonstration, [0, 1]);
  const server = await serve(home.folder);
  project.provide('address', server.address);
  project.provide('home', home.folder);
  return async () => {
    await server.stop();
    await home.remove();
  };
}

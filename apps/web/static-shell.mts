import path from 'node:path';
import { runnerImport, type Plugin } from 'vite';

/** Puts the frame of every page into index.html, so that it is seen, not used, before the scripts have come. */
export function staticShell(): Plugin {
  return {
    name: 'static-shell',
    apply: 'build',
    async transformIndexHtml(html) {
      const { module } = await runnerImport<{ staticShell(): Promise<string> }>(
        path.resolve(import.meta.dirname, 'src/app/static-shell.tsx'),
        { configFile: false, logLevel: 'error' },
      );
      return html.replace(
        '<div id="root"></div>',
        `<div id="root"><div inert>${await module.staticShell()}</div></div>`,
      );
    },
  };
}

import { readdirSync, readFileSync, existsSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '..');

/** What every program we start gets: no Nx daemon, no cloud, no questions. */
export const environment = {
  ...process.env,
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  NX_INTERACTIVE: 'false',
};

/** One line about what happens now; on stderr, so that results on stdout stay clean. */
export function say(message) {
  process.stderr.write(`[hstlc] ${message}\n`);
}

/** Says why it cannot go on and ends. */
export function stopWith(message) {
  say(message);
  process.exit(1);
}

/** The command line of the api, as built. */
export const commandLine = path.join(root, 'apps/api/dist/cli/main.js');

/** The workspace folders whose package.json has the given script, relative to the root. */
export function foldersWithScript(script) {
  const { workspaces } = readJson('package.json');
  return workspaces
    .flatMap((pattern) => (pattern.endsWith('/*') ? subfolders(pattern.slice(0, -2)) : [pattern]))
    .filter((folder) => existsSync(path.join(root, folder, 'package.json')))
    .filter((folder) => readJson(`${folder}/package.json`).scripts?.[script] !== undefined);
}

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}

function subfolders(folder) {
  return readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`);
}

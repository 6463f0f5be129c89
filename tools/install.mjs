import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { run } from './run.mjs';
import { root, say, stopWith } from './workspace.mjs';

const stamp = path.join(root, 'node_modules/.hstlc-installed');
const lockFile = path.join(root, 'package-lock.json');

/** Brings node_modules to what package-lock.json says; does nothing when it is already so for this Node. */
export async function install() {
  const key = createHash('sha256').update(readFileSync(lockFile)).update(process.version).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  if (!isInstalled()) {
    say('installing the dependencies (npm ci; the first time takes about half a minute) …');
    const status = await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (status !== 0) stopWith('the dependencies could not be installed: see the lines of npm above');
  }
  writeFileSync(stamp, key);
}

/**
 * Whether an `npm ci` made by hand already installed every package of the lock file, in its version.
 * npm writes what it installed to a lock file of its own when it has finished.
 */
function isInstalled() {
  const installedLock = path.join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  const installed = JSON.parse(readFileSync(installedLock, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([folder, entry]) =>
      !folder.startsWith('node_modules/') ||
      entry.optional === true ||
      (installed[folder]?.version === entry.version && installed[folder]?.integrity === entry.integrity),
  );
}

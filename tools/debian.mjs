import { existsSync } from 'node:fs';
import { findProgram } from './programs.mjs';
import { run } from './run.mjs';
import { say, stopWith } from './workspace.mjs';

/**
 * Sees to it that what the tests run against is on this machine: looks, installs the Debian packages where it may
 * (root on Debian or Ubuntu), looks again, and else ends with what is to be done.
 *
 * @param needs - `{ name, find, packages, variable }`: `find` answers what it found or undefined
 */
export async function provide(needs) {
  const missing = needs.filter((need) => need.find() === undefined);
  if (missing.length === 0) return;
  const packages = missing.flatMap((need) => need.packages);
  if (mayInstall()) await installPackages(packages);
  const stillMissing = missing.filter((need) => need.find() === undefined);
  if (stillMissing.length === 0) return;
  const names = stillMissing.map((need) => need.name).join(' and ');
  const variables = stillMissing.map((need) => need.variable).join(' and ');
  stopWith(
    `the tests need ${names}, not found on this machine; install with\n` +
      `        sudo apt-get install --no-install-recommends ${packages.join(' ')}\n` +
      `        (or your system's equivalent), or set ${variables}`,
  );
}

/** The same for what some tests are the better for: where it cannot be had, they say in one line that they are left out. */
export async function wish(needs) {
  const missing = needs.filter((need) => need.find() === undefined);
  if (missing.length === 0 || !mayInstall()) return;
  const packages = missing.flatMap((need) => need.packages);
  await installPackages(packages);
  if (needs.some((need) => need.find() === undefined))
    say(`not installed, so the tests that want them are skipped: ${packages.join(', ')}`);
}

function mayInstall() {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== undefined
  );
}

async function installPackages(packages) {
  say(`installing ${packages.join(', ')} (apt-get) …`);
  const variables = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { variables });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], { variables });
}

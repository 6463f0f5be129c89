// npm test: install, find or install what the suites run against, run every suite. Works on a bare clone.
// The last line is "N passed, N failed". `--failed-before=N` counts what `npm run check` has found already.
import { findChromium } from './chromium.mjs';
import { provide, wish } from './debian.mjs';
import { failedTaskReader } from './failed-tasks.mjs';
import { install } from './install.mjs';
import { findMariadb, startMariadb } from './mariadb.mjs';
import { findAstropy, findProgram, findPyvo } from './programs.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { runNx } from './run.mjs';
import { clearReports, countReport, reportFolder } from './test-reports.mjs';
import { foldersWithScript, say } from './workspace.mjs';

const givenDatabase = process.env.HSTLC_TEST_DATABASE_URL;
const failedBefore = Number(
  process.argv.find((argument) => argument.startsWith('--failed-before='))?.split('=')[1] ?? 0,
);

checkNodeVersion();
await install();
await provide([
  { name: 'Chromium', find: findChromium, packages: ['chromium'], variable: 'HSTLC_CHROMIUM' },
  {
    name: 'MariaDB',
    find: () => givenDatabase ?? findMariadb(),
    packages: ['mariadb-server-core', 'mariadb-client-core'],
    variable: 'HSTLC_TEST_DATABASE_URL',
  },
]);
await wish([
  { find: () => findProgram('fitsverify'), packages: ['fitsverify'] },
  { find: findAstropy, packages: ['python3-astropy', 'python3-scipy'] },
  // stilts is left to who has it: it brings a Java along
  { find: findPyvo, packages: ['python3-pyvo'] },
]);
if (!givenDatabase) say('starting a private MariaDB …');
const database = givenDatabase ? { url: givenDatabase, stop: async () => {} } : await startMariadb();

clearReports();
const failedTasks = failedTaskReader();
const status = await runNx(['run-many', '-t', 'build', 'typecheck', 'test', '--output-style=stream'], {
  variables: {
    HSTLC_TEST_DATABASE_URL: database.url,
    HSTLC_CHROMIUM: findChromium(),
    TEST_REPORT_DIR: reportFolder,
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
  },
  onOutput: failedTasks.feed,
  cleanUp: database.stop,
});
await database.stop();
process.exitCode = summarize(status, failedTasks.list());

/** Prints the totals and answers the exit status. */
function summarize(nxStatus, tasks) {
  const reports = foldersWithScript('test').map(countReport);
  const sum = (key) => reports.reduce((total, report) => total + report[key], 0);
  for (const { complaint } of reports) if (complaint) say(complaint);
  for (const task of tasks) say(`${task}: failed`);
  if (failedBefore > 0) say(`${failedBefore} checks before the tests failed`);
  if (sum('skipped') > 0) say(`${sum('skipped')} tests skipped: each says why above`);
  const counted = sum('failed') + tasks.length + failedBefore;
  const failed = counted === 0 && nxStatus !== 0 ? 1 : counted;
  console.log(`${sum('passed')} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

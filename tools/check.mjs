// npm run check: format, lint, cross-checks with other people's programs, then `npm test` (which checks the types too). What continuous integration runs.
import { install } from './install.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { run } from './run.mjs';
import { say } from './workspace.mjs';

const checks = [
  { name: 'format', command: 'prettier', args: ['--check', '.'] },
  { name: 'lint', command: 'oxlint', args: ['--deny-warnings'] },
];

checkNodeVersion();
await install();
let failed = 0;
for (const { name, command, args } of checks) {
  say(`${name} …`);
  if ((await run(`node_modules/.bin/${command}`, args)) === 0) continue;
  say(`${name}: failed`);
  failed += 1;
}
// It says in one line that it is left out where there is no astropy.
if ((await run('node', ['tools/crosscheck/run.mjs'])) !== 0) {
  say('cross-check: failed');
  failed += 1;
}
// Sizes between the alarm and the limit are told, not refused.
await run('node_modules/.bin/oxlint', ['-c', 'tools/size-alarm.json', '--format=unix']);
process.exitCode = await run('npm', ['test', '--', `--failed-before=${failed}`]);

// npm start: install, build, fill an empty archive with sample data, serve. Works on a bare clone.
import './follow-parent.mjs';
import { install } from './install.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { run, runNx } from './run.mjs';
import { commandLine, say, stopWith } from './workspace.mjs';

const hstlc = (...args) =>
  run(
    process.execPath,
    ['--enable-source-maps', '--import', './tools/follow-parent.mjs', commandLine, ...args],
    {
      variables: { NODE_ENV: process.env.NODE_ENV ?? 'production' },
    },
  );

checkNodeVersion();
const started = Date.now();
await install();
say('building …');
if ((await runNx(['run-many', '-t', 'build', '--output-style=stream'])) !== 0) {
  stopWith('the build failed: see the lines above');
}
// Status 1 means done, with refused files among the samples; that belongs to the demonstration.
if ((await hstlc('demo', '--if-empty')) > 1)
  stopWith('the sample data could not be ingested: see the lines above');
say(`ready after ${((Date.now() - started) / 1000).toFixed(1)} s; Ctrl-C ends`);
process.exit(await hstlc('serve'));

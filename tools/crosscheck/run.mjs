// npm run crosscheck: every script beside this one (*.py) compares our results with other people's programs.
// A script gets the folder of files we wrote and the sample files; it prints a line for each file and exits 1 at a difference.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { wish } from '../debian.mjs';
import { findAstropy, findProgram } from '../programs.mjs';
import { run } from '../run.mjs';
import { say } from '../workspace.mjs';

const here = import.meta.dirname;
/** Built one by one: the second uses the first as built, and one call would build them side by side. */
const libraries = ['fits', 'lightcurve'].map((name) => `libs/${name}/tsconfig.build.json`);
const samples = process.env.HSTLC_SAMPLE_DATA ?? path.resolve(here, '../../../shared/data');

await wish([
  { find: findAstropy, packages: ['python3-astropy', 'python3-scipy'] },
  { find: () => findProgram('fitsverify'), packages: ['fitsverify'] },
  { find: () => findProgram('funpack'), packages: ['libcfitsio-bin'] },
]);
const python = findAstropy();
if (python === undefined) say('cross-checks are skipped: no /usr/bin/python3 with astropy and scipy');
else process.exitCode = await crosscheck();

async function crosscheck() {
  for (const library of libraries) if ((await run('node_modules/.bin/tsc', ['-b', library])) !== 0) return 1;
  if (!existsSync(samples)) say('HSTLC_SAMPLE_DATA names no folder: only our own files are compared');
  const written = mkdtempSync(path.join(tmpdir(), 'hstlc-crosscheck-'));
  try {
    for (const writer of ['write-fits.mjs', 'write-periods.mjs'])
      if ((await run('node', [path.join(here, writer), written])) !== 0) return 1;
    return await runScripts(written);
  } finally {
    rmSync(written, { recursive: true });
  }
}

async function runScripts(written) {
  const folders = [
    written,
    path.resolve(here, '../../libs/fits/golden'),
    ...(existsSync(samples) ? [samples] : []),
  ];
  let failed = 0;
  for (const script of readdirSync(here)
    .filter((name) => name.endsWith('.py'))
    .sort()) {
    say(`${script} …`);
    if ((await run(python, [path.join(here, script), ...folders])) !== 0) failed += 1;
  }
  say(failed === 0 ? 'cross-checks: no difference that is not explained' : `cross-checks: ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

// Our side of benchmarks/extraction.mjs, in a process of its own: extract-pair.mjs KERNEL REPEATS X1D FILE…
// Prints the milliseconds of each repeat and the events, and at the end the largest memory of the process (MB).
import { openFitsFile } from '@hstlc/fits/node';
import { extractLightcurve, readTimeTagExposure } from '@hstlc/lightcurve';

const [kernel, repeats, spectrum, ...files] = process.argv.slice(2);
// without it the plain kernel is used
if (kernel === 'typescript') delete globalThis.WebAssembly;

for (let repeat = 0; repeat < Number(repeats); repeat++) {
  const start = performance.now();
  const events = [];
  for (const file of files) events.push(await openFitsFile(file));
  const x1d = await openFitsFile(spectrum);
  const { columns, selfCheck } = await extractLightcurve(await readTimeTagExposure({ events, x1d }), {
    stepSeconds: 1,
    airglow: 'keep',
  });
  for (const file of [...events, x1d]) await file.close();
  const milliseconds = performance.now() - start;
  const total = columns.EVENTS.reduce((sum, count) => sum + count, 0);
  console.log(`${milliseconds.toFixed(3)} ${total} ${selfCheck.fluxRatio}`);
}
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`);

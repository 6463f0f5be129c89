// Our side of benchmarks/fits.mjs, in a process of its own: read-columns.mjs REPEATS MODE FILE…
// MODE is five, twelve, again (twelve into the arrays of the last file), chunks (with reused arrays), new-chunks or open; prints milliseconds, and at the
// end the largest memory of the process (MB).
import { openFitsFile } from '@hstlc/fits/node';

const five = ['TIME', 'XFULL', 'YFULL', 'EPSILON', 'DQ'];
const [repeats, mode, ...files] = process.argv.slice(2);

let last;
for (let repeat = 0; repeat < Number(repeats); repeat++) {
  const start = performance.now();
  for (const name of files) {
    const file = await openFitsFile(name);
    const table = file.hdu('EVENTS');
    if (mode === 'five') await table.readTogether(five);
    const all = table.columns.map((column) => column.name);
    if (mode === 'twelve') await table.readTogether(all);
    if (mode === 'again') last = await table.readTogether(all, undefined, last);
    const reusesArrays = mode === 'chunks';
    if (reusesArrays || mode === 'new-chunks')
      for await (const { columns } of table.chunks(five, { reusesArrays }))
        if (columns.length !== 5) throw new Error();
    await file.close();
  }
  console.log((performance.now() - start).toFixed(3));
}
console.log(`peak ${Math.round(process.resourceUsage().maxRSS / 1024)}`);

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startCrdsStandIn } from './crds.js';
import { folderHoldings } from './folder-holdings.js';
import { manyExposures } from './many-exposures.js';
import { startMastStandIn } from './mast.js';
import { startSesameStandIn } from './sesame.js';

/**
 * The stand-ins as a program, for tests from outside and for trying out:
 *
 *     node apps/api/dist/testing/stand-ins/main.js --files FOLDER | --exposures N  [--references FOLDER]
 *
 * Prints the settings that lead `hstlc` to them, one to a line, and stays until it is ended.
 */
const { values } = parseArgs({
  options: {
    files: { type: 'string' },
    exposures: { type: 'string' },
    references: { type: 'string' },
  },
});

const holdings =
  values.files === undefined
    ? manyExposures(Number(values.exposures ?? 0))
    : await folderHoldings(values.files);
const references = new Map<string, Uint8Array>();
if (values.references !== undefined)
  for (const name of await readdir(values.references))
    references.set(name, await readFile(path.join(values.references, name)));

const mast = await startMastStandIn(holdings);
const crds = await startCrdsStandIn(references);
const sesame = await startSesameStandIn(new Map());
process.stdout.write(
  `HSTLC_MAST_URL=${mast.url}\nHSTLC_CRDS_URL=${crds.url}\nHSTLC_SESAME_URL=${sesame.url}\n`,
);

// What the stages of an ingest cost by themselves, once V8 has compiled them: a worker of ingest.mjs, given the files of a
// COS FUV pair (two photon lists and an x1d), answers with processor milliseconds by stage, medians.
import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { bytesSource, openFits } from '@hstlc/fits';
import { fileSource, openFitsFile } from '@hstlc/fits/node';
import {
  assessQuality,
  checkHlsp,
  coverExposure,
  extractLightcurve,
  readTimeTagExposure,
  writeLightcurveProduct,
} from '@hstlc/lightcurve';
import { lightcurveStatistics } from '@hstlc/lightcurve/statistics';

const { photons, x1d, warmUps = 10, rounds = 15 } = workerData;

async function withFiles(work) {
  const files = [];
  for (const name of [...photons, x1d]) files.push(await openFitsFile(name));
  try {
    return await work({ events: files.slice(0, photons.length), x1d: files.at(-1) });
  } finally {
    for (const file of files) await file.close();
  }
}

async function hash(file) {
  const source = await fileSource(file);
  const sum = createHash('sha256');
  const buffer = new Uint8Array(1 << 18);
  for (let start = 0, read; (read = await source.readInto(start, buffer)) > 0; start += read)
    sum.update(buffer.subarray(0, read));
  await source.close();
  return sum.digest('hex');
}

async function read(file) {
  const source = await fileSource(file);
  const buffer = new Uint8Array(1 << 18);
  for (let start = 0, count; (count = await source.readInto(start, buffer)) > 0;) start += count;
  await source.close();
}

const limits = { minimumExposureSeconds: 1, badProposals: [] };
const curve = await withFiles(async (files) => extractLightcurve(await readTimeTagExposure(files)));
const product = () =>
  writeLightcurveProduct(curve, {
    inputs: [],
    codeVersion: 'benchmark',
    productVersion: '1.0',
    sha256: (bytes) => createHash('sha256').update(bytes).digest('hex'),
  });
const bytes = product();

const stages = {
  'reading alone': async () => {
    for (const name of [...photons, x1d]) await read(name);
  },
  'reading and hashing': async () => {
    for (const name of [...photons, x1d]) await hash(name);
  },
  'opening, all headers': () => withFiles(async () => undefined),
  'opening, verdict': () => withFiles(({ events }) => assessQuality(events, limits)),
  'opening, calibration': () => withFiles(async (files) => coverExposure(await readTimeTagExposure(files))),
  'opening, calibration, extraction': () =>
    withFiles(async (files) => extractLightcurve(await readTimeTagExposure(files))),
  'writing the product': async () => product(),
  statistics: async () => lightcurveStatistics(curve.columns),
  'checks of a composite': async () => checkHlsp(await openFits(bytesSource(bytes)), 'x_lc.fits'),
};

const milliseconds = {};
for (const [name, work] of Object.entries(stages)) {
  for (let round = 0; round < warmUps; round += 1) await work();
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const { user, system } = process.cpuUsage();
    await work();
    const after = process.cpuUsage({ user, system });
    times.push((after.user + after.system) / 1000);
  }
  milliseconds[name] = times.toSorted((a, b) => a - b)[rounds >> 1];
}
parentPort.postMessage(milliseconds);

import path from 'node:path';

// tests alone read the environment: it names the folder of real files
const folder = globalThis.process.env['HSTLC_SAMPLE_DATA'];

/** A file below the folder of real samples. */
export function sampleFile(name: string): string {
  return path.join(folder ?? '', name);
}

/** Whether tests on real files are left out: where the samples are not, but never in continuous integration. */
export const hasNoSamples = folder === undefined && globalThis.process.env['CI'] === undefined;

if (hasNoSamples) console.warn('tests on real files are skipped: HSTLC_SAMPLE_DATA names no folder');

import { describe } from 'vitest';

/** The folder of real sample files, where there is one. */
export const sampleData = process.env['HSTLC_SAMPLE_DATA'];

/** A suite that needs real files: without them it fails in CI, and elsewhere says in one line why it is skipped. */
export function describeWithSampleData(name: string, suite: (folder: string) => void): void {
  if (sampleData !== undefined) {
    describe(name, () => suite(sampleData ?? ''));
    return;
  }
  if (process.env['CI'] !== undefined)
    throw new Error(`${name}: expected HSTLC_SAMPLE_DATA to name a folder, found nothing`);
  console.warn(`skipped: ${name}: HSTLC_SAMPLE_DATA is not set`);
  describe.skip(name, () => suite(''));
}

import { describe, expect, it } from 'vitest';
import { isFitsError } from './fits-error.js';
import { openFitsFile } from './node.js';
import { hasNoSamples, sampleFile } from './testing/sample-data.js';

describe.skipIf(hasNoSamples)('files of others', () => {
  it.each([
    ['fits/checksum.fits', 'valid'],
    ['fits/checksum_false.fits', 'invalid'],
    ['real/reference/13a1941fo_tds.fits', 'valid'],
    ['fits/btable.fits', 'absent'],
  ])('%s: checksums are %s', async (name, verdict) => {
    const file = await openFitsFile(sampleFile(name));
    expect(await file.hdus[1]!.checksums()).toEqual({ checksum: verdict, datasum: verdict });
    await file.close();
  });

  it('a misordered header is read', async () => {
    const file = await openFitsFile(sampleFile('fits/verify.fits'));
    expect(file.hdus.length).toBeGreaterThan(0);
    await file.close();
  });

  it('STIS times are scaled from ticks, gzipped or not', async () => {
    const file = await openFitsFile(sampleFile('real/stis/odlm18040_tag.fits.gz'));
    const times = await file.hdu('EVENTS')!.numbers('TIME');
    expect(times.length).toBe(162_916);
    expect(times[0]).toBeCloseTo(0.060375, 12);
    await file.close();
  });

  it('a column that is not there is named in the error', async () => {
    const file = await openFitsFile(sampleFile('real/cos/ld9m10ujq_corrtag_a.fits'));
    const outcome = await file
      .hdu('EVENTS')!
      .column('NOPE')
      .catch((error: unknown) => error);
    expect(isFitsError(outcome, 'no-such-column') && outcome.message).toMatch(/"NOPE"/);
    await file.close();
  });
});

import { openFitsFile } from '@hstlc/fits/node';
import { describe, expect, it } from 'vitest';
import { readTimeTagExposure } from '../instruments/read-exposure.js';
import { hasNoSamples, sampleFile } from '../testing/sample-data.js';
import { makeSpectra } from './spectrum.js';

describe.skipIf(hasNoSamples)('the spectrum of COS ld9m10ujq over all good time', () => {
  it('is its x1d: photons equal in every column, net to 1e-8 count/s, flux to 1e-6', async () => {
    const corrtag = await openFitsFile(sampleFile('cos/ld9m10ujq_corrtag_a.fits'));
    const x1d = await openFitsFile(sampleFile('cos/ld9m10ujq_x1d.fits'));
    const exposure = await readTimeTagExposure({ events: [corrtag], x1d });
    const [spectrum] = await makeSpectra(exposure, { background: 'spectrum' });
    const table = x1d.hdu('SCI')!;
    const column = async (name: string) => Float64Array.from(await table.numbers(name), Number);
    const [counts, net, flux] = [await column('GCOUNTS'), await column('NET'), await column('FLUX')];
    await corrtag.close();
    await x1d.close();
    const length = spectrum!.events.length;
    expect(length).toBe(16_384);
    expect(spectrum!.events.every((count, place) => count === Math.round(counts[place]!))).toBe(true);
    const errors = spectrum!.net.map((value, place) => Math.abs(value - net[place]!));
    expect(Math.max(...errors)).toBeLessThan(1e-8);
    const calibrated = spectrum!.flux.map((value, place) =>
      Number.isFinite(value) ? Math.abs(value - flux[place]!) : 0,
    );
    expect(Math.max(...calibrated) / Math.max(...flux.map(Math.abs))).toBeLessThan(1e-6);
  });
});

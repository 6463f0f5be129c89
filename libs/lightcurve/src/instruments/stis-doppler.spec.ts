import { openFitsFile } from '@hstlc/fits/node';
import { describe, expect, it } from 'vitest';
import { hasNoSamples, sampleFile } from '../testing/sample-data.js';
import { onBoardDopplerShift } from './stis-doppler.js';

describe.skipIf(hasNoSamples)('the on-board Doppler correction of a real tag', () => {
  it('is AXIS1 - DETAXIS1, but for the instants when it changes', async () => {
    const tag = await openFitsFile(sampleFile('stis/odlm18040_tag.fits.gz'));
    const table = tag.hdu('EVENTS')!;
    const [times, axis1, raw] = [
      await table.numbers('TIME'),
      await table.numbers('AXIS1'),
      await table.numbers('DETAXIS1'),
    ];
    const shift = onBoardDopplerShift(table.header)!;
    await tag.close();
    let [events, wrong] = [0, 0];
    for (let event = 0; event < times.length; event++) {
      if (Number(axis1[event]) === 0) continue;
      events += 1;
      if (Number(axis1[event]) - Number(raw[event]) !== shift(Number(times[event]))) wrong += 1;
    }
    expect(events).toBe(162_910);
    expect(wrong).toBeLessThan(30);
    expect([shift(0), shift(1500), shift(2500)]).toEqual([1, 0, -1]);
  });
});

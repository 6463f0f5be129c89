import { bytesSource, openFits, writeFits, type NewCard } from '@hstlc/fits';
import { describe, expect, it } from 'vitest';
import { cosNuvFile, stisTagFile, type CosPhoton } from '../testing/synthetic-files.js';
import { assessQuality, refusal, refusalReasons } from './quality.js';

const limits = { minimumExposureSeconds: 1, badProposals: [13] };

const good: readonly CosPhoton[] = [
  [1, 537, 500, 1, 0],
  [2, 537, 500, 1, 0],
  [3, 537, 500, 1, 0],
];

async function verdict(
  photons: readonly CosPhoton[],
  primary: readonly NewCard[] = [],
  events: readonly NewCard[] = [],
) {
  return refusal(await assessQuality([await cosNuvFile(photons, primary, events)], limits));
}

describe('quality checks', () => {
  it('pass a sound exposure, and make every check but readability', async () => {
    const checks = await assessQuality([await cosNuvFile(good)], limits);
    expect(refusal(checks)).toBeUndefined();
    expect(checks.map(({ name }) => name)).toEqual(refusalReasons.slice(1));
  });

  it.each([
    ['Not science', 'EXPTYPE', 'WAVECAL'],
    ['Not science', 'EXPTYPE', 'ACQ/IMAGE'],
    ['Not science', 'APERTURE', 'WCA'],
    ['Not science', 'TARGNAME', 'DARK'],
    ['Not time-tag', 'OBSMODE', 'ACCUM'],
    [undefined, 'OBSMODE', 'TIME-TAG'],
    [undefined, 'TARGNAME', 'DARK-STAR'],
    [undefined, 'EXPTYPE', 'EXTERNAL/SCI'],
  ])('answer %s when %s is %s', async (reason, keyword, value) => {
    expect(await verdict(good, [{ keyword, value }])).toBe(reason);
  });

  it('refuse a file without an events table', async () => {
    const image = await openFits(bytesSource(writeFits([{ header: [] }])));
    expect(refusal(await assessQuality([image], limits))).toBe('Not time-tag');
  });

  it('refuse an exposure without photons', async () => {
    expect(await verdict([])).toBe('No events');
  });

  it.each([
    ['Bad EXPFLAG', { keyword: 'EXPFLAG', value: 'EXCESSIVE DOWNTIME' }],
    ['No good time', { keyword: 'EXPTIME', value: 0, real: true }],
    ['Short Exposure', { keyword: 'EXPTIME', value: 0.5, real: true }],
  ])('refuse for %s', async (reason, card) => {
    expect(await verdict(good, [], [card])).toBe(reason);
  });

  it('look at the flag of every segment', async () => {
    const bad = [{ keyword: 'EXPFLAG', value: 'INTERRUPTED' }];
    const files = [await cosNuvFile(good), await cosNuvFile(good, [], bad)];
    expect(refusal(await assessQuality(files, limits))).toBe('Bad EXPFLAG');
  });

  it('refuse a clock that runs backward, and say where', async () => {
    const backward = [...good, [1, 537, 500, 1, 0] as const];
    const checks = await assessQuality([await cosNuvFile(backward)], limits);
    expect(refusal(checks)).toBe('Non-linear time');
    expect(checks.find(({ name }) => name === 'Non-linear time')).toMatchObject({ value: -2, eventIndex: 3 });
  });

  it('tolerate one tick backward of the STIS clock, not two', async () => {
    const photonsAt = (ticks: readonly number[]) => ticks.map((tick) => [tick, 10, 10] as const);
    const tolerated = await stisTagFile(photonsAt([8000, 8001, 8000, 9000]));
    expect(refusal(await assessQuality([tolerated], limits))).toBeUndefined();
    const refused = await stisTagFile(photonsAt([8000, 8001, 7999, 9000]));
    expect(refusal(await assessQuality([refused], limits))).toBe('Non-linear time');
  });

  it('refuse photons that all came at one instant', async () => {
    expect(await verdict([good[0]!, good[0]!])).toBe('Singular event');
    expect(await verdict([good[0]!])).toBe('Singular event');
  });

  it('refuse a proposal that is known to be bad', async () => {
    expect(await verdict(good, [{ keyword: 'PROPOSID', value: 13 }])).toBe('Bad Proposal');
  });

  it('give the first reason in the order of precedence', async () => {
    const both = [
      { keyword: 'EXPFLAG', value: 'BAD' },
      { keyword: 'EXPTIME', value: 0, real: true },
    ];
    expect(await verdict(good, [], both)).toBe('Bad EXPFLAG');
  });
});

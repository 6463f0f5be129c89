import { beforeAll, describe, expect, it } from 'vitest';
import { bytesSource, openFits } from '@hstlc/fits';
import { simulateArchive } from './archive.js';
import type { SimulatedFile } from './exposure.js';

const observations = 3;

describe('simulateArchive', () => {
  let files: readonly SimulatedFile[];

  beforeAll(() => {
    files = [...simulateArchive({ observations, seed: 7 })];
  });

  it('gives the same bytes for the same seed', () => {
    const [first] = simulateArchive({ observations, seed: 7 });
    expect(first!.filename).toBe(files[0]!.filename);
    expect(Buffer.compare(first!.bytes, files[0]!.bytes)).toBe(0);
  });

  it('gives other rootnames for another seed', () => {
    const [other] = simulateArchive({ observations, seed: 8 });
    expect(files.map(({ filename }) => filename)).not.toContain(other!.filename);
  });

  it('names each exposure as HST does, and each file after its exposure', () => {
    const rootnames = new Set(files.map(({ truth }) => truth.rootname));
    expect(rootnames.size).toBe(observations + 1);
    for (const { filename, truth } of files) {
      expect(truth.rootname).toMatch(truth.instrument === 'COS' ? /^l[a-z0-9]{8}$/ : /^o[a-z0-9]{8}$/);
      expect(filename).toMatch(new RegExp(`^${truth.rootname}_(corrtag(_[ab])?|tag|x1d)\\.fits$`));
    }
  });

  it('says in every file that it is simulated', async () => {
    for (const { bytes } of files) {
      const { header } = (await openFits(bytesSource(bytes))).hdus[0]!;
      expect(header.logical('SIMULATD')).toBe(true);
      expect(header.cards.some(({ keyword }) => keyword === 'COMMENT')).toBe(true);
    }
  });

  it('makes one exposure more than asked for, which was interrupted', async () => {
    const flags = new Map<string, string | undefined>();
    for (const { bytes, truth } of files)
      flags.set(truth.rootname, (await openFits(bytesSource(bytes))).hdus[1]!.header.text('EXPFLAG'));
    expect([...flags.values()]).toEqual(['NORMAL', 'NORMAL', 'NORMAL', 'INTERRUPTED']);
  });

  it('takes its targets in turn', () => {
    const names = new Set(files.map(({ truth }) => truth.targetName));
    expect([...names]).toEqual(['SIM-FLARE', 'SIM-PULSATOR', 'SIM-ECLIPSER']);
  });

  it('states an exposure time that is the sum of the good times', async () => {
    for (const { bytes, truth } of files) {
      const events = (await openFits(bytesSource(bytes))).hdu('EVENTS');
      if (events === undefined) continue;
      const seconds = truth.goodTimes.reduce((sum, { start, stop }) => sum + stop - start, 0);
      expect(events.header.number('EXPTIME')).toBeCloseTo(seconds, 9);
      expect(truth.exposureSeconds).toBe(events.header.number('EXPTIME'));
    }
  });
});

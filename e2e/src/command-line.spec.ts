import { copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectHstlc, outcomeOf, runHstlc, startHstlc } from './hstlc.js';
import { temporaryHome, type TemporaryHome } from './temporary-home.js';

describe('the command line', () => {
  let home: TemporaryHome;
  beforeAll(async () => {
    home = await temporaryHome();
  });
  afterAll(() => home?.remove());

  it.each([
    ['an unknown command', ['nonsense'], {}, /unknown command/],
    ['a malformed option', ['extract', '--step', '-1', 'ltest0001_tag.fits'], {}, /positive number/],
    ['a file name that says nothing', ['extract', 'photo.fits'], {}, /expected a name like/],
    ['a setting that is none', ['config'], { HSTLC_FOO: '1' }, /HSTLC_FOO: is not a setting/],
  ])('answers %s with status 2 and words', async (_what, args, variables, words) => {
    const { status, stderr } = await runHstlc(home.folder, args, variables);
    expect(status).toBe(2);
    expect(stderr).toMatch(words);
  });

  it('answers a file that is not there with status 3', async () => {
    const { status, stderr } = await runHstlc(home.folder, ['extract', 'ltest0001_tag.fits']);
    expect([status, stderr]).toEqual([3, expect.stringMatching(/no such file/)]);
  });

  it('tells whether MAST would take a product, and answers one it would not with status 1', async () => {
    await expectHstlc(home.folder, ['demo', '--observations', '1']);
    const outputs = path.join(home.folder, 'outputs');
    const files = (await readdir(outputs, { recursive: true })).filter((name) => name.endsWith('.fits'));
    expect(files.length).toBe(2);
    for (const name of files) {
      const { stdout } = await expectHstlc(home.folder, ['inspect', '--hlsp', path.join(outputs, name)]);
      expect(stdout).toMatch(/15  passed .*\nall checks passed\n$/);
    }
    const ingested = path.join(home.folder, 'filesystem');
    const photons = (await readdir(ingested, { recursive: true })).find((name) => name.endsWith('_a.fits'))!;
    const refused = await runHstlc(home.folder, ['inspect', '--hlsp', path.join(ingested, photons)]);
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringMatching(/expected a LIGHTCURVE table/),
    ]);
  });

  it('simulates exposures whose signal is found again', async () => {
    const out = path.join(home.folder, 'simulated');
    const order = ['simulate', '--out', out, '--instrument', 'cos-nuv', '--exposures', '2', '--rate', '150'];
    const told = JSON.parse(
      (await expectHstlc(home.folder, [...order, '--signal', 'sinusoid:50:0.4', '--json'])).stdout,
    ) as { rootname: string; files: string[] }[];
    const files = told.flatMap((exposure) => exposure.files);
    expect((await readdir(out)).toSorted()).toEqual(files.toSorted());
    expect(told.map(({ rootname }) => rootname)).toEqual(['lsim00010', 'lsim00020']);
    const curve = path.join(home.folder, 'simulated.fits');
    await expectHstlc(home.folder, ['extract', path.join(out, 'lsim00010_corrtag.fits'), '--out', curve]);
    const { peaks } = JSON.parse(
      (await expectHstlc(home.folder, ['periodogram', curve, '--json'])).stdout,
    ) as {
      peaks: { periodSeconds: number }[];
    };
    // 640 s of 50 s cycles: a peak is 50² / 640 wide
    expect(Math.abs(peaks[0]!.periodSeconds - 50)).toBeLessThan(1);
    const shuffled = await expectHstlc(home.folder, ['periodogram', curve, '--bootstrap', '20', '--json']);
    const withChances = JSON.parse(shuffled.stdout) as { peaks: { bootstrapFap: number }[] };
    expect(withChances.peaks[0]!.bootstrapFap).toBe(1 / 21);
    expect(shuffled.stderr).toContain('shuffles: 20 of 20');
    expect((await runHstlc(home.folder, ['periodogram', curve, '--bootstrap', '1.5'])).status).toBe(2);
    const photons = path.join(out, 'lsim00010_corrtag.fits');
    const folded = await expectHstlc(home.folder, ['fold', photons, '--period', '50', '--json']);
    const fold = JSON.parse(folded.stdout) as { schema: string; hTest: { probability: number } };
    expect(fold.schema).toBe('hstlc.fold/1');
    expect(fold.hTest.probability).toBeLessThan(1e-20);
    const text = (await expectHstlc(home.folder, ['fold', photons, '--period', '0.05', '--phase-bins', '2']))
      .stdout;
    expect(text).toContain('! the period, or its fastest harmonic, is shorter than two ticks');
    const lone = path.join(home.folder, 'lsim00010_x1d.fits');
    await copyFile(photons, lone);
    for (const order of [
      ['extract', lone],
      ['fold', lone, '--period', '50'],
    ])
      expect(await runHstlc(home.folder, order)).toMatchObject({
        status: 2,
        stdout: '',
        stderr: 'hstlc: lsim00010: expected a tag or corrtag file, found only an x1d\n',
      });
    // what is there is left as it is
    expect((await runHstlc(home.folder, order)).status).toBe(2);
    expect((await runHstlc(home.folder, [...order, '--signal', 'noise:1'])).status).toBe(2);
  });

  it('tells the statistics and periods of a product', async () => {
    const outputs = path.join(home.folder, 'outputs');
    const name = (await readdir(outputs, { recursive: true })).find((file) => file.endsWith('.fits'))!;
    const product = path.join(outputs, name);
    const stats = JSON.parse((await expectHstlc(home.folder, ['stats', '--json', product])).stdout) as object;
    expect(stats).toMatchObject({
      schema: 'hstlc.stats/1',
      file: path.basename(name),
      total: expect.any(Number),
      poissonFactorGross: expect.any(Number),
    });
    const range = ['--min-period', '300', '--max-period', '900', '--json'];
    const { stdout } = await expectHstlc(home.folder, ['periodogram', product, ...range]);
    const found = JSON.parse(stdout) as { schema: string; peaks: { periodSeconds: number; fap: number }[] };
    expect(found.schema).toBe('hstlc.periodogram/1');
    expect(found.peaks.length).toBeGreaterThan(0);
    for (const { periodSeconds, fap } of found.peaks) {
      expect(periodSeconds).toBeGreaterThan(250);
      expect(periodSeconds).toBeLessThan(1000);
      expect(fap).toBeGreaterThanOrEqual(0);
      expect(fap).toBeLessThanOrEqual(1);
    }
  });

  it('computes the table of statistics anew, of the kind asked for, to what a file says by itself', async () => {
    const { stdout } = await expectHstlc(home.folder, ['stats', 'individual', '--json']);
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { schema: string; file: string });
    expect(records.map(({ schema, file }) => [schema, file.endsWith('_curve.fits')])).toEqual([
      ['hstlc.stats/1', true],
    ]);
    const outputs = path.join(home.folder, 'outputs');
    const files = await readdir(outputs, { recursive: true });
    const product = files.find((name) => path.basename(name) === records[0]!.file)!;
    const alone = await expectHstlc(home.folder, ['stats', '--json', path.join(outputs, product)]);
    expect(JSON.parse(alone.stdout)).toEqual(records[0]);
    expect((await expectHstlc(home.folder, ['stats'])).stdout).toBe('statistics of 2 lightcurves\n');
    expect((await runHstlc(home.folder, ['stats', 'nothing.fits'])).status).toBe(3);
  });

  it('ends quietly when nobody reads on', async () => {
    const child = startHstlc(home.folder, ['config', '--json']);
    child.stdout?.destroy();
    const { status, stderr } = await outcomeOf(child);
    expect([status, stderr]).toEqual([0, '']);
  });
});

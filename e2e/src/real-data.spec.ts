import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { badDataPageSchema, lightcurvePageSchema, routes, timelineSchema } from '@hstlc/contract';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchAll, fetchJson } from './fetch-json.js';
import { fileChecksums } from './file-checksums.js';
import { expectHstlc } from './hstlc.js';
import { describeWithSampleData } from './sample-data.js';
import { type Server, serve } from './server.js';
import { type TemporaryHome, temporaryHome } from './temporary-home.js';

/** What `hstlc extract --json` prints, as far as looked at here. */
interface ExtractRecord {
  readonly schema: string;
  readonly rootname: string;
  readonly liveSeconds: number;
  readonly selfCheck: { readonly gcountsEqual: boolean | null; readonly fluxRatio: number | null };
  readonly units: Readonly<Record<string, string>>;
  readonly columns: Readonly<Record<string, readonly (number | null)[]>>;
}

const sum = (values: readonly (number | null)[] | undefined) =>
  (values ?? []).reduce<number>((total, value) => total + (value ?? 0), 0);

describeWithSampleData('real exposures', (folder) => {
  const real = path.join(folder, 'real');
  let home: TemporaryHome;
  let server: Server;
  let before: Readonly<Record<string, string>>;

  beforeAll(async () => {
    home = await temporaryHome();
    before = await fileChecksums(real);
    // Status 1: done, with refused files among them.
    await expectHstlc(home.folder, ['ingest', real], [1]);
    server = await serve(home.folder);
  });
  afterAll(async () => {
    await server?.stop();
    await home?.remove();
  });

  it('become a lightcurve on the command line, whose events are those of the pipeline', async () => {
    const file = path.join(real, 'cos/ld9m10ujq_corrtag_a.fits');
    const { stdout } = await expectHstlc(home.folder, ['extract', file, '--step', '100', '--json']);
    const record: ExtractRecord = JSON.parse(stdout);
    expect(record.schema).toBe('hstlc.extract/1');
    expect(record.rootname).toBe('ld9m10ujq');
    expect(record.liveSeconds).toBeCloseTo(1881.152, 3);
    expect(record.selfCheck.gcountsEqual).toBe(true);
    expect(record.selfCheck.fluxRatio).toBeCloseTo(1, 2);
    expect(record.columns['TIME']).toHaveLength(19);
    expect(sum(record.columns['EXPOSURE'])).toBeCloseTo(1881.152, 3);
    expect(record.columns['FLUX']?.every((flux) => flux !== null)).toBe(true);
    expect(record.units['FLUX']).toBe('erg/s/cm**2/Angstrom');
  });

  it('become a lightcurve and a composite of their own', async () => {
    const lightcurves = await fetchAll(new URL(routes.lightcurves, server.address), lightcurvePageSchema);
    const individual = lightcurves.filter(({ rootname }) => rootname === 'ld9m10ujq');
    expect(individual.map(({ filename }) => filename)).toEqual(['ld9m10ujq_curve.fits']);
    const composites = lightcurves.filter(
      ({ kind, target }) => kind === 'composite' && target === individual[0]?.target,
    );
    expect(composites).toHaveLength(1);
    expect(composites[0]).toMatchObject({ memberCount: 1, simulated: false, hasFlux: true });
  });

  it('tell of the airglow that fell on their segment, second by second', async () => {
    const timeline = await fetchJson(
      new URL(routes.observationTimeline('ld9m10ujq'), server.address),
      timelineSchema,
    );
    const [table] = timeline.tables;
    expect(timeline.tables).toHaveLength(1);
    expect(table).toMatchObject({ segment: 'FUVA', rowCount: 1882 });
    expect(sum(table!.columns['OI_1304'])).toBe(5642);
    expect(sum(table!.columns['LY_ALPHA'])).toBe(0);
  });

  it('are refused where they have no good time, with the reason listed and the file kept', async () => {
    const refused = await fetchAll(new URL(routes.badData, server.address), badDataPageSchema);
    const stis = refused.find(({ filename }) => filename.startsWith('odlm18040_tag.fits'));
    expect(stis?.reason).toBe('No good time');
    const kept = await readdir(path.join(home.folder, 'bad_data'), { recursive: true });
    expect(kept.some((name) => name.includes('odlm18040_tag.fits'))).toBe(true);
  });

  it('stay where they were, untouched', async () => {
    expect(await fileChecksums(real)).toEqual(before);
  });
});

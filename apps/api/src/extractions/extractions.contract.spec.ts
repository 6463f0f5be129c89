import {
  detectorSchema,
  extractionSchema,
  lightcurveDataSchema,
  photonFoldSchema,
  routes,
  spectrogramSchema,
  spectrumSchema,
  timelineSchema,
} from '@hstlc/contract';
import { simulateCosFuv, simulateStis } from '@hstlc/simulator';
import type { NestExpressApplication } from '@nestjs/platform-express';
import supertest from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeVisibility } from '../ingest/withdraw.js';
import { createApplication } from '../serve.js';
import { IngestArchive } from '../testing/ingest-archive.js';
import { testDatabases } from '../testing/test-databases.js';

const rootname = 'lextr1010';
const ofStis = 'oextr1020';
const sum = (values: Iterable<number | null>) =>
  [...values].reduce<number>((all, each) => all + (each ?? 0), 0);

describe.each(testDatabases)('what is made of photons on request on $kind', (kind) => {
  let archive: IngestArchive;
  let application: NestExpressApplication;
  let http: ReturnType<typeof supertest>;
  beforeAll(async () => {
    archive = await IngestArchive.create(kind, import.meta.url);
    await archive.drop(simulateCosFuv({ rootname, exposureSeconds: 60, sourceRate: 60, seed: 7 }));
    await archive.drop(simulateStis({ rootname: ofStis, exposureSeconds: 60, seed: 7 }));
    for (const { state } of (await archive.run()).items) expect(state).toBe('ingested');
    application = await createApplication(archive.configuration);
    await application.init();
    http = supertest(application.getHttpServer());
  });
  afterAll(async () => {
    await application?.close();
    await archive?.remove();
  });

  const extraction = async (query: object = {}) =>
    extractionSchema.parse(
      (await http.get(routes.observationExtraction(rootname)).query(query).expect(200)).body,
    );

  it('is the product when nothing else is asked for', async () => {
    const { body } = await http.get(routes.lightcurveData(`${rootname}_curve`)).expect(200);
    const product = lightcurveDataSchema.parse(body);
    const made = await extraction();
    expect(made.mjdReference).toBe(product.mjdReference);
    expect(made.columns).toEqual(product.columns);
    expect(made.units).toEqual(product.units);
  });

  it('has the bins, wavelengths and boxes that are asked for', async () => {
    const [fine, coarse] = [await extraction({ step: 1 }), await extraction({ step: 10 })];
    expect(coarse.columns.TIME!.length).toBeLessThan(fine.columns.TIME!.length / 5);
    expect(sum(coarse.columns.GROSS!)).toBeCloseTo(sum(fine.columns.GROSS!), 8);
    const narrow = await extraction({ wavelengths: '1310:1320,1330:1340' });
    expect(narrow.wavelengthAngstrom![0]).toBeGreaterThanOrEqual(1310);
    expect(narrow.wavelengthAngstrom![1]).toBeLessThanOrEqual(1340);
    expect(sum(narrow.columns.GROSS!)).toBeLessThan(sum(fine.columns.GROSS!) / 2);
    const own = await extraction({ source: 'FUVA=400:500' });
    expect(own.columns.FLUX!.every((value) => value === null)).toBe(true);
    expect(own.caveats.length).toBeGreaterThan(0);
  });

  it('comes in every format', async () => {
    for (const [format, type] of [
      ['csv', 'text/csv'],
      ['ecsv', 'application/x-ecsv'],
      ['votable', 'application/x-votable+xml'],
      ['fits', 'application/fits'],
    ] as const) {
      const { headers } = await http
        .get(routes.observationExtraction(rootname))
        .query({ format })
        .responseType('blob')
        .expect(200);
      expect(headers['content-type']).toContain(type);
    }
  });

  it('counts the same photons as spectrogram, spectrum and lightcurve', async () => {
    const query = { step: 5 };
    const curve = await extraction(query);
    const spectrogram = spectrogramSchema.parse(
      (
        await http
          .get(routes.observationSpectrogram(rootname))
          .query({ ...query, dispersion_step: 2 })
          .expect(200)
      ).body,
    );
    const { timeCount, wavelengthCount, counts } = spectrogram;
    expect(counts).toHaveLength(timeCount * wavelengthCount);
    for (let time = 0; time < timeCount; time += 1)
      expect(sum(counts.slice(time * wavelengthCount, (time + 1) * wavelengthCount))).toBeCloseTo(
        curve.columns.GROSS![time] ?? 0,
        8,
      );
    const spectrum = spectrumSchema.parse(
      (await http.get(routes.observationSpectrum(rootname)).expect(200)).body,
    );
    const used = spectrum.segments.flatMap(({ events, used: isUsed }) =>
      events.filter((_, column) => isUsed[column]),
    );
    expect(sum(used)).toBe(sum(curve.columns.EVENTS!));
    const half = spectrumSchema.parse(
      (await http.get(routes.observationSpectrum(rootname)).query({ time: '0:30' }).expect(200)).body,
    );
    expect(half.segments[0]!.liveSeconds).toBeLessThan(spectrum.segments[0]!.liveSeconds);
  });

  it('shows the detector with its boxes', async () => {
    const { body } = await http
      .get(routes.observationDetector(rootname))
      .query({ columns_per_pixel: 64, rows_per_pixel: 4 })
      .expect(200);
    const { images } = detectorSchema.parse(body);
    expect(images.length).toBeGreaterThan(0);
    for (const { width, height, events, boxes } of images) {
      expect(events).toHaveLength(width * height);
      expect(boxes.map(({ region }) => region)).toContain('source');
      expect(boxes[0]!.low).toHaveLength(width);
    }
  });

  it('folds the photons on a period, which they know of or not', async () => {
    const fold = async (query: object) =>
      photonFoldSchema.parse(
        (await http.get(routes.observationFold(rootname)).query(query).expect(200)).body,
      );
    const constant = await fold({ period_s: 5, phase_bins: 8 });
    const curve = await extraction();
    expect(constant).toMatchObject({ rootname, clock: 'barycentric', tickSeconds: 0.032 });
    expect(constant.photonCount).toBe(sum(curve.columns.EVENTS!));
    expect(sum(constant.events)).toBe(constant.photonCount);
    expect(sum(constant.expected)).toBeCloseTo(constant.photonCount, 6);
    for (const { probability } of [constant, constant.zSquared, constant.hTest])
      expect(probability).toBeGreaterThan(1e-4);
    const recorded = await fold({ period_s: 0.05, clock: 'recorded', phase_bins: 2, harmonics: 1 });
    expect(recorded.epoch).toBeLessThan(100_000);
    expect(recorded.caveats.map(({ code }) => code)).toContain('beyond-clock');
    const half = await fold({ period_s: 5, time: '0:30' });
    expect(half.photonCount).toBeLessThan(constant.photonCount);
    for (const query of [{}, { period_s: 0 }, { period_s: 'long' }, { period_s: 5, phase_bins: 1 }])
      await http.get(routes.observationFold(rootname)).query(query).expect(400);
  });

  it('tells where HST was second by second, of each segment, in the columns that are asked for', async () => {
    const timeline = async (query: object = {}) =>
      timelineSchema.parse(
        (await http.get(routes.observationTimeline(rootname)).query(query).expect(200)).body,
      );
    const whole = await timeline();
    const curve = await extraction();
    expect(whole.rootname).toBe(rootname);
    expect(curve.mjdReference - whole.startMjd).toBeLessThan(1);
    expect(whole.units).toMatchObject({ TIME: 's', SUN_ALT: 'degree', LY_ALPHA: 'count/s' });
    expect(whole.tables.map(({ segment }) => segment)).toEqual(['FUVA', 'FUVB']);
    for (const { rowCount, columns } of whole.tables) {
      expect(rowCount).toBe(61);
      expect(Object.keys(columns)).toHaveLength(12);
      for (const values of Object.values(columns)) expect(values).toHaveLength(rowCount);
      expect(columns.TIME![1]).toBeCloseTo(1.064, 5);
    }
    const some = await timeline({ columns: 'OI_1304,SUN_ALT' });
    expect(Object.keys(some.units)).toEqual(['TIME', 'SUN_ALT', 'OI_1304']);
    expect(some.tables[0]!.columns.SUN_ALT).toEqual(whole.tables[0]!.columns.SUN_ALT);
  });

  it('says of an exposure without a TIMELINE why there is none, and refuses columns that no TIMELINE has', async () => {
    const { body } = await http.get(routes.observationTimeline(ofStis)).expect(404);
    expect(body).toMatchObject({ code: 'not-found', detail: expect.stringContaining('no TIMELINE') });
    expect((await http.get(routes.observationTimeline('lextr1099')).expect(404)).body.detail).toContain(
      'no observation',
    );
    await http.get(routes.observationTimeline(rootname)).query({ columns: 'AIRGLOW' }).expect(400);
    await http.get(routes.observationTimeline(rootname)).query({ step: 1 }).expect(400);
  });

  it('gives the photons in the documented layout', async () => {
    const answer = await http.get(routes.observationEvents(rootname)).responseType('blob').expect(200);
    const bytes: Buffer = answer.body;
    expect(bytes.subarray(0, 8).toString()).toBe('HSTLCEV1');
    const header = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(8)).toString());
    const data = bytes.subarray(bytes.readUInt32LE(12));
    expect(header).toMatchObject({ rootname, tickSeconds: 0.032 });
    const { body } = await http.get(routes.observationDetector(rootname)).expect(200);
    const { images } = detectorSchema.parse(body);
    for (const [place, list] of header.lists.entries()) {
      let inGoodTime = 0;
      const segment = header.segments.find((each: { list: number }) => each.list === place);
      for (let photon = 0; photon < list.count; photon += 1) {
        const seconds = data.readInt32LE(list.ticks + 4 * photon) * header.tickSeconds;
        const column = data.readInt16LE(list.columns + 2 * photon);
        const row = data.readInt16LE(list.rows + 2 * photon);
        const isOn = column >= 0 && column < list.columnCount && row >= 0 && row < list.rowCount;
        const isGood = segment.goodTimes.some(
          ([start, stop]: [number, number]) => seconds > start - 1e-6 && seconds <= stop + 1e-6,
        );
        if (isOn && isGood) inGoodTime += 1;
        expect(data.readFloatLE(list.epsilons + 4 * photon)).toBeGreaterThan(0);
      }
      expect(Math.abs(inGoodTime - sum(images[place]!.events))).toBeLessThanOrEqual(2);
    }
    expect(data.readDoubleLE(header.segments[0].wavelengths + 8 * 8000)).toBeGreaterThan(900);
  });

  it.each([
    ['step', { step: 0 }],
    ['step', { step: 'two' }],
    ['wavelengths', { wavelengths: '1300:1200' }],
    ['source', { source: 'FUVA' }],
    ['airglow', { airglow: 'all' }],
  ])('refuses a wrong %s with 400', async (path, query) => {
    const { body } = await http.get(routes.observationExtraction(rootname)).query(query).expect(400);
    expect(body.errors).toMatchObject([{ path }]);
  });

  it('says what photons cannot give', async () => {
    const { body } = await http
      .get(routes.observationExtraction(rootname))
      .query({ wavelengths: '5000:5100' })
      .expect(400);
    expect(body).toMatchObject({ code: 'invalid-request', detail: expect.stringContaining(rootname) });
    await http.get(routes.observationExtraction('nothing')).expect(404);
  });

  it('is of no exposure that was withdrawn: the reason is told instead', async () => {
    const { directories } = archive.configuration;
    const withdraw = (why: string | null) =>
      changeVisibility({ directories }, archive.database, rootname, {
        withdrawnAt: why === null ? null : new Date(),
        withdrawnReason: why,
      });
    await withdraw('another star in the slit');
    for (const address of [routes.observationTimeline(rootname), routes.observationExtraction(rootname)])
      expect((await http.get(address).expect(410)).body).toMatchObject({
        code: 'gone',
        detail: expect.stringContaining('another star in the slit'),
      });
    await withdraw(null);
    await http.get(routes.observationTimeline(rootname)).expect(200);
  });

  it('ends in time, and when whoever asked has gone', async () => {
    const hurried = await createApplication({ ...archive.configuration, extractionTimeoutMilliseconds: 1 });
    await hurried.init();
    const { body } = await supertest(hurried.getHttpServer())
      .get(routes.observationExtraction(rootname))
      .expect(503);
    expect(body).toMatchObject({ code: 'unavailable', detail: expect.stringContaining('1 ms') });
    await hurried.close();
    await expect(
      http.get(routes.observationSpectrogram(rootname)).query({ step: 0.032, dispersion_step: 1 }).timeout(5),
    ).rejects.toThrow(/[Tt]imeout/);
    await extraction({ step: 20 });
  });
});

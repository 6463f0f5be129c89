import { routes } from '@hstlc/contract';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { simulateCosFuv } from '@hstlc/simulator';
import supertest from 'supertest';
import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addToken } from '../cli/token.js';
import { backgroundIngest } from '../ingest/background-ingest.js';
import { changeVisibility } from '../ingest/withdraw.js';
import { createApplication } from '../serve.js';
import { IngestArchive } from '../testing/ingest-archive.js';
import { testDatabases } from '../testing/test-databases.js';

const inLateCentury = new Date('2099-01-01T00:00:00Z');
const seen = 'ld9m10ujq';
const later = 'ld9m20ujq';
const refused = 'ld9m30ujq';

describe.each(testDatabases)('what is not public yet on $kind', (kind) => {
  let archive: IngestArchive;
  let application: NestExpressApplication;
  let staff: string;
  let runId: number;
  beforeAll(async () => {
    archive = await IngestArchive.create(kind, import.meta.url);
    const exposure = { targetName: 'GJ-436', exposureSeconds: 60, sourceRate: 60, seed: 7 };
    await archive.drop(simulateCosFuv({ ...exposure, rootname: seen }));
    await archive.run();
    await archive.drop(simulateCosFuv({ ...exposure, rootname: later, seed: 8 }));
    await archive.write(`${refused}_corrtag_a.fits`, 'these are no photons');
    const report = await archive.run({ publicFrom: inLateCentury });
    runId = report.runId!;
    expect(report.items.map(({ state }) => state)).toEqual(expect.arrayContaining(['ingested', 'refused']));
    application = await createApplication(archive.configuration, { ingest: backgroundIngest });
    await application.listen(0, '127.0.0.1');
    staff = await addToken(application.get(DataSource), 'staff', ['ingest:write']);
  });
  afterAll(async () => {
    await application?.close();
    await archive?.remove();
  });

  const get = (address: string) => supertest(application.getHttpServer()).get(address);
  /** Everything that anybody can be told of runs, refused files and the rest. */
  const told = async () => {
    const texts: string[] = [];
    for (const address of [
      routes.ingestRuns,
      routes.ingestRun(runId),
      routes.ingestRunLog(runId),
      routes.ingestRunEvents(runId),
      routes.badData,
      `${routes.badData}?format=csv`,
      `${routes.badData}?format=votable`,
      routes.targets,
      `${routes.targets}?q=${later}`,
      routes.target('GJ-436'),
      `${routes.observations}?format=csv`,
      `${routes.observations}?rootname=${later}`,
      `${routes.lightcurves}?format=csv`,
      routes.targetSuggestions,
      routes.collectionStatistics('exploratory'),
      routes.downloads,
      '/metrics',
    ]) {
      const { text } = await get(address).buffer(true).expect(200);
      texts.push(text.replaceAll(`rootname=${later}`, ''));
    }
    return texts;
  };

  it('is named in no list, count, run, log or stream to the public', async () => {
    for (const text of await told()) {
      expect(text).not.toContain(later);
      expect(text).not.toContain(refused);
    }
    expect((await get(routes.badData)).body).toMatchObject({ items: [], total: 0 });
    expect((await get(routes.ingestRun(runId))).body).toMatchObject({ items: [] });
    expect((await get(routes.observationFacets)).body.total).toBe(1);
    expect((await get(routes.collectionStatistics('exposure-time'))).body.targetCount).toBe(1);
  });

  it('is not told apart from what does not exist by addresses and errors', async () => {
    const addresses = (rootname: string) => [
      routes.observation(rootname),
      routes.observationExtraction(rootname),
      routes.observationSpectrogram(rootname),
      routes.observationSpectrum(rootname),
      routes.observationDetector(rootname),
      `${routes.observationFold(rootname)}?period_s=10`,
      routes.observationTimeline(rootname),
      routes.observationEvents(rootname),
      routes.lightcurve(`${rootname}_curve`),
      routes.lightcurveData(`${rootname}_curve`),
      routes.lightcurvePreview(`${rootname}_curve`),
      routes.lightcurvePeriodogram(`${rootname}_curve`),
      routes.lightcurveThumbnail(`${rootname}_curve`),
      routes.product(`${rootname}_curve.fits`),
      routes.product(`${rootname}_corrtag_a.fits`),
      `${routes.datalink}?ID=${rootname}`,
      `${routes.scs}?RA=175.5&DEC=26.7&SR=180&VERB=3`,
    ];
    const strange = addresses('ld9m99ujq');
    for (const [place, address] of addresses(later).entries()) {
      const [hidden, absent] = await Promise.all([get(address), get(strange[place]!)]);
      expect([address, hidden.status]).toEqual([address, absent.status]);
      if (!address.includes(`ID=${later}`)) {
        const named = JSON.stringify(hidden.body) + (hidden.text ?? '');
        expect(named.replaceAll(`\\"${later}`, '').includes(`${later}_corrtag_b`)).toBe(false);
      }
    }
    const bundle = await supertest(application.getHttpServer())
      .post(routes.bundles)
      .send({ filenames: [`${later}_curve.fits`] });
    expect(bundle.status).toBe(400);
  });

  it('is told to staff, and to everybody from its release', async () => {
    const detail = await get(routes.ingestRun(runId)).auth(staff, { type: 'bearer' }).expect(200);
    expect(JSON.stringify(detail.body)).toContain(later);
    expect(JSON.stringify(detail.body)).toContain(refused);
    const log = await get(routes.ingestRunLog(runId)).auth(staff, { type: 'bearer' }).expect(200);
    expect(log.text).toContain(later);
    await get(routes.ingestRun(runId)).auth('hstlc_guess', { type: 'bearer' }).expect(401);

    const { directories } = archive.configuration;
    await changeVisibility({ directories }, archive.database, later, { publicFrom: null });
    const released = await get(routes.ingestRun(runId)).expect(200);
    expect(JSON.stringify(released.body)).toContain(later);
    expect(JSON.stringify(released.body)).not.toContain(refused);
    expect((await get(routes.observations).query({ rootname: later })).body.total).toBe(1);
  });
});

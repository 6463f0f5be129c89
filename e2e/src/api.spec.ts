import {
  badDataPageSchema,
  lightcurveDataSchema,
  lightcurveDetailSchema,
  lightcurvePageSchema,
  observationPageSchema,
  problemSchema,
  routes,
  targetDetailSchema,
  targetPageSchema,
} from '@hstlc/contract';
import request from 'supertest';
import { describe, expect, inject, it } from 'vitest';
import { fetchAll, fetchJson } from './fetch-json.js';
import { sha256 } from './file-checksums.js';

const address = inject('address');
const at = (route: string) => new URL(route, address);

describe('the served archive', () => {
  it('says that it is alive and ready', async () => {
    await request(address).get(routes.live).expect(200);
    await request(address).get(routes.ready).expect(200);
  });

  it('describes itself in an OpenAPI document that names every resource', async () => {
    const { body } = await request(address).get(routes.openapi).expect(200);
    expect(body.openapi).toMatch(/^3\./);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        routes.targets,
        routes.observations,
        routes.lightcurves,
        routes.badData,
        routes.ingestRuns,
      ]),
    );
  });

  it('answers the page itself at the root and at addresses of the page', async () => {
    const root = await request(address).get('/').expect(200).expect('content-type', /html/);
    expect(root.text).toContain('<div id="root">');
  });

  it('lists targets whose counts are those of their pages', async () => {
    const targets = await fetchAll(at(routes.targets), targetPageSchema);
    expect(targets.length).toBeGreaterThan(0);
    for (const target of targets) {
      const detail = await fetchJson(at(routes.target(target.name)), targetDetailSchema);
      expect(detail.observations).toHaveLength(target.observationCount);
      expect(detail.composites).toHaveLength(target.compositeCount);
      expect(detail.simulated).toBe(true);
    }
  });

  it('gives every observation once, however small the pages', async () => {
    const all = await fetchAll(at(routes.observations), observationPageSchema);
    const singly = await fetchAll(at(`${routes.observations}?limit=1`), observationPageSchema);
    expect(singly.map(({ rootname }) => rootname)).toEqual(all.map(({ rootname }) => rootname));
    expect(new Set(all.map(({ rootname }) => rootname)).size).toBe(all.length);
  });

  it('filters observations by instrument', async () => {
    const all = await fetchAll(at(routes.observations), observationPageSchema);
    const cos = await fetchAll(at(`${routes.observations}?instrument=COS`), observationPageSchema);
    expect(cos.length).toBeGreaterThan(0);
    expect(cos).toEqual(all.filter(({ instrument }) => instrument === 'COS'));
  });

  it('has an individual lightcurve for every observation and a composite for each of its configurations', async () => {
    const observations = await fetchAll(at(routes.observations), observationPageSchema);
    const lightcurves = await fetchAll(at(routes.lightcurves), lightcurvePageSchema);
    const ids = lightcurves.map(({ id }) => id);
    for (const { lightcurve, composite } of observations) {
      expect(ids).toContain(lightcurve);
      expect(ids).toContain(composite);
    }
  });

  it('gives the rows of a lightcurve: as many as it has bins, with a unit for each column', async () => {
    const [first] = await fetchAll(at(`${routes.lightcurves}?kind=composite`), lightcurvePageSchema);
    const detail = await fetchJson(at(routes.lightcurve(first?.id ?? '')), lightcurveDetailSchema);
    const data = await fetchJson(at(routes.lightcurveData(detail.id)), lightcurveDataSchema);
    expect(Object.keys(data.columns)).toEqual(
      expect.arrayContaining(['TIME', 'GROSS', 'BACKGROUND', 'NET', 'FLUX']),
    );
    for (const [name, values] of Object.entries(data.columns)) {
      expect(values, name).toHaveLength(detail.binCount);
      expect(data.units, name).toHaveProperty(name);
    }
  });
});

describe('a product', () => {
  it('comes as the bytes that its checksum and its ETag name', async () => {
    const [lightcurve] = await fetchAll(at(routes.lightcurves), lightcurvePageSchema);
    const response = await fetch(at(routes.product(lightcurve?.filename ?? '')));
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(response.headers.get('content-disposition')).toContain(lightcurve?.filename);
    expect(response.headers.get('etag')).toBe(`"${lightcurve?.sha256}"`);
    expect(bytes).toHaveLength(lightcurve?.bytes ?? -1);
    expect(sha256(bytes)).toBe(lightcurve?.sha256);
  });

  it('can be asked for in part, and not again when it is unchanged', async () => {
    const [lightcurve] = await fetchAll(at(routes.lightcurves), lightcurvePageSchema);
    const product = routes.product(lightcurve?.filename ?? '');
    const part = await fetch(at(product), { headers: { Range: 'bytes=0-5' } });
    expect(part.status).toBe(206);
    expect(await part.text()).toBe('SIMPLE');
    await request(address).get(product).set('If-None-Match', `"${lightcurve?.sha256}"`).expect(304);
  });

  it('has a quicklook picture beside it', async () => {
    const [lightcurve] = await fetchAll(at(routes.lightcurves), lightcurvePageSchema);
    const { body } = await request(address)
      .get(routes.lightcurvePreview(lightcurve?.id ?? ''))
      .expect(200)
      .expect('content-type', 'image/png');
    expect(body.subarray(1, 4).toString()).toBe('PNG');
    expect(body.length).toBeGreaterThan(5000);
  });
});

describe('a request that cannot be answered', () => {
  it.each([
    { what: 'an unknown target', route: routes.target('no such target'), status: 404, code: 'not-found' },
    { what: 'an unknown lightcurve', route: routes.lightcurve('no-such'), status: 404, code: 'not-found' },
    { what: 'an unknown product', route: routes.product('no-such.fits'), status: 404, code: 'not-found' },
    {
      what: 'a path out of the archive',
      route: routes.product('../hstlc.sqlite'),
      status: 404,
      code: 'not-found',
    },
    { what: 'an unknown address', route: '/api/v1/no-such', status: 404, code: 'not-found' },
    {
      what: 'a malformed limit',
      route: `${routes.targets}?limit=many`,
      status: 400,
      code: 'invalid-request',
    },
    {
      what: 'an unknown parameter',
      route: `${routes.targets}?colour=blue`,
      status: 400,
      code: 'unknown-parameter',
    },
  ])('is answered by a problem: $what', async ({ route, status, code }) => {
    const response = await request(address)
      .get(route)
      .expect(status)
      .expect('content-type', /problem\+json/);
    expect(problemSchema.parse(response.body)).toMatchObject({ status, code });
  });

  it('is refused without a token where it would write', async () => {
    const response = await request(address).post(routes.ingestRuns).send({ dryRun: true }).expect(401);
    expect(problemSchema.parse(response.body).code).toBe('unauthorized');
  });
});

describe('the list of refused files', () => {
  it('is a page of the contract', async () => {
    const page = await fetchJson(at(routes.badData), badDataPageSchema);
    expect(page.items).toHaveLength(page.total);
  });
});

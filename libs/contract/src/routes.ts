/** Every address of the API, built in one place; the web and the tests use these, the controllers answer them. */
export const apiPrefix = '/api/v1';

const segment = encodeURIComponent;

export const routes = {
  targets: `${apiPrefix}/targets`,
  target: (name: string) => `${apiPrefix}/targets/${segment(name)}`,
  observations: `${apiPrefix}/observations`,
  observation: (rootname: string) => `${apiPrefix}/observations/${segment(rootname)}`,
  lightcurves: `${apiPrefix}/lightcurves`,
  lightcurve: (id: string) => `${apiPrefix}/lightcurves/${segment(id)}`,
  lightcurveData: (id: string) => `${apiPrefix}/lightcurves/${segment(id)}/data`,
  lightcurvePreview: (id: string) => `${apiPrefix}/lightcurves/${segment(id)}/preview.png`,
  lightcurvePeriodogram: (id: string) => `${apiPrefix}/lightcurves/${segment(id)}/periodogram`,
  product: (filename: string) => `${apiPrefix}/products/${segment(filename)}`,
  withdrawal: (filename: string) => `${apiPrefix}/products/${segment(filename)}/withdraw`,
  restoration: (filename: string) => `${apiPrefix}/products/${segment(filename)}/restore`,
  release: (rootname: string) => `${apiPrefix}/observations/${segment(rootname)}/release`,
  badData: `${apiPrefix}/bad-data`,
  ingestRuns: `${apiPrefix}/ingest-runs`,
  ingestRun: (id: number) => `${apiPrefix}/ingest-runs/${id}`,
  ingestRunRetry: (id: number) => `${apiPrefix}/ingest-runs/${id}/retry`,
  ingestRunLog: (id: number) => `${apiPrefix}/ingest-runs/${id}/log`,
  aliases: (target: string) => `${apiPrefix}/targets/${segment(target)}/aliases`,
  targetSuggestions: `${apiPrefix}/target-suggestions`,
  downloads: `${apiPrefix}/downloads`,
  download: (id: number) => `${apiPrefix}/downloads/${id}`,
  uploads: `${apiPrefix}/uploads`,
  bundles: `${apiPrefix}/bundles`,
  bundle: (id: string) => `${apiPrefix}/bundles/${segment(id)}`,
  bundleZip: (id: string) => `${apiPrefix}/bundles/${segment(id)}.zip`,
  bundleManifest: (id: string) => `${apiPrefix}/bundles/${segment(id)}.manifest.csv`,
  bundleScript: (id: string) => `${apiPrefix}/bundles/${segment(id)}.sh`,
  openapi: '/api/openapi.json',
  documentation: '/api/docs',
  live: '/health/live',
  ready: '/health/ready',
} as const;

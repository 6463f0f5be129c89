/** How an operation is called, on an archive that holds the exposure of the examples. */
export interface OperationExample {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const rootname = 'ld9m10ujq';
const lightcurve = `${rootname}_curve`;
const target = 'GJ-436';
const ofExposure = { path: { rootname } } as const;
const ofLightcurve = { path: { id: lightcurve } } as const;
const ofRun = { path: { id: '1' } } as const;
const ofBundle = { path: { id: 'ZaC1o0Y2yP3nQm5v' } } as const;

/** An example of every operation, by the operation's id in the OpenAPI document. */
export const operationExamples: Readonly<Record<string, OperationExample>> = {
  HealthController_live: {},
  HealthController_ready: {},
  MetricsController_read: {},
  AuditController_list: { query: { limit: '10' } },
  TokensController_list: {},
  TokensController_self: {},
  TokensController_add: { body: { name: 'nightly ingest', scopes: ['ingest:write'] } },
  TokensController_revoke: { path: { name: 'nightly ingest' } },
  TargetsController_list: { query: { q: 'gj436', sort: '-total_exptime' } },
  TargetsController_one: { path: { name: target } },
  AliasesController_list: { path: { name: target } },
  AliasesController_add: { path: { name: target }, body: { alias: 'Ross 905' } },
  AliasesController_remove: { path: { name: target }, query: { alias: 'Ross 905' } },
  AliasesController_suggestions: {},
  ObservationsController_list: {
    query: { instrument: 'COS', opt_elem: 'G130M,G160M', exptime_min: '10', sort: '-start_mjd', limit: '20' },
  },
  ObservationsController_countFacets: { query: { instrument: 'COS' } },
  ObservationsController_one: ofExposure,
  ExtractionsController_extraction: { ...ofExposure, query: { step: '10', wavelengths: '1310:1340' } },
  ExtractionsController_spectrogram: { ...ofExposure, query: { step: '20', dispersion_step: '5' } },
  ExtractionsController_spectrum: { ...ofExposure, query: { time: '0:30' } },
  ExtractionsController_detector: { ...ofExposure, query: { columns_per_pixel: '64', rows_per_pixel: '8' } },
  ExtractionsController_fold: { ...ofExposure, query: { period_s: '17.3' } },
  ExtractionsController_timeline: { ...ofExposure, query: { columns: 'SUN_ALT,OI_1304' } },
  ExtractionsController_events: ofExposure,
  LightcurvesController_list: { query: { kind: 'individual', target, sort: '-poisson_factor_gross' } },
  LightcurvesController_countFacets: { query: { instrument: 'COS' } },
  LightcurvesController_one: ofLightcurve,
  LightcurvesController_data: { ...ofLightcurve, query: { format: 'json' } },
  LightcurvesController_preview: ofLightcurve,
  PeriodogramsController_one: { ...ofLightcurve, query: { min_period_s: '5' } },
  ThumbnailsController_one: ofLightcurve,
  ProductsController_download: { path: { filename: `${lightcurve}.fits` } },
  BundlesController_make: { body: { filenames: [`${lightcurve}.fits`] } },
  BundlesController_one: ofBundle,
  BundlesController_zip: ofBundle,
  BundlesController_manifest: ofBundle,
  BundlesController_script: ofBundle,
  ScsController_search: { query: { RA: '175.55', DEC: '26.7', SR: '0.5' } },
  DatalinkController_list: { query: { ID: rootname } },
  DatalinkController_extraction: { query: { ID: rootname } },
  BadDataController_list: { query: { reason: 'No events' } },
  CollectionController_exposureTime: {},
  CollectionController_configurations: {},
  CollectionController_opticalElements: {},
  CollectionController_growth: {},
  CollectionController_exploratory: {},
  IngestRunsController_list: { query: { limit: '10' } },
  IngestRunsController_start: { body: { dryRun: false } },
  IngestRunsController_one: ofRun,
  IngestRunsController_cancel: ofRun,
  IngestRunsController_retry: ofRun,
  IngestRunsController_log: ofRun,
  IngestRunsController_events: ofRun,
  DownloadsController_list: { query: { limit: '10' } },
  DownloadsController_start: { body: { dryRun: true, since: '2026-01-31', limit: 10 } },
  DownloadsController_one: ofRun,
  DownloadsController_cancel: ofRun,
  UploadsController_receive: {},
  WithdrawalsController_withdraw: {
    path: { filename: `${lightcurve}.fits` },
    body: { why: 'another star in the slit' },
  },
  WithdrawalsController_restore: { path: { filename: `${lightcurve}.fits` } },
  WithdrawalsController_release: { path: { rootname }, body: { on: null } },
};

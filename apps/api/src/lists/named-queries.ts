import { routes } from '@hstlc/contract';

/** A question that people ask of the archive; the load benchmark and the tests of the query plans ask the same ones. */
export interface NamedQuery {
  readonly name: string;
  readonly route: string;
  readonly query: Readonly<Record<string, string | number>>;
}

/** Each filter and the usual combinations. Names fit the archive that the benchmark fills: targets `T0`, `T1`, … */
export const namedQueries: readonly NamedQuery[] = [
  { name: 'newest exposures', route: routes.observations, query: { sort: '-start_mjd' } },
  { name: 'of a target', route: routes.observations, query: { target: 'T17' } },
  { name: 'of an instrument', route: routes.observations, query: { instrument: 'COS' } },
  {
    name: 'of a detector, longest first',
    route: routes.observations,
    query: { detector: 'FUV', sort: '-exptime' },
  },
  { name: 'of two gratings', route: routes.observations, query: { opt_elem: 'G130M,G160M' } },
  {
    name: 'of a configuration',
    route: routes.observations,
    query: { instrument: 'COS', detector: 'FUV', opt_elem: 'G130M', cenwave: '1291' },
  },
  { name: 'through an aperture', route: routes.observations, query: { aperture: 'PSA' } },
  { name: 'of a proposal', route: routes.observations, query: { proposal: 12_345 } },
  { name: 'by rootname', route: routes.observations, query: { rootname: 'lm0000017' } },
  { name: 'by the begin of rootnames', route: routes.observations, query: { rootname: 'lm00001*' } },
  { name: 'of a month', route: routes.observations, query: { date_from: 58_100, date_to: 58_130 } },
  {
    name: 'long ones of spectroscopy',
    route: routes.observations,
    query: { obstype: 'SPECTROSCOPIC', exptime_min: 2500 },
  },
  { name: 'in a cone', route: routes.observations, query: { ra: 180, dec: 0, radius: 1 } },
  {
    name: 'what has changed',
    route: routes.observations,
    query: { updated_since: '2026-01-01', sort: 'updated_at' },
  },
  { name: 'targets by name', route: routes.targets, query: {} },
  { name: 'targets that match words', route: routes.targets, query: { q: 'T12' } },
  { name: 'composites', route: routes.lightcurves, query: { kind: 'composite' } },
  { name: 'lightcurves of a target', route: routes.lightcurves, query: { target: 'T17' } },
  {
    name: 'the most variable',
    route: routes.lightcurves,
    query: { poisson_factor_gross_min: 1.9, sort: '-poisson_factor_gross' },
  },
  { name: 'the surest periods', route: routes.lightcurves, query: { fap_max: 1e-5, sort: 'ls_fap' } },
];

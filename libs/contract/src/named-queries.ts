import { apiPrefix } from './routes.js';

const targets = (n: number) => `TARGET-${n * 137}`;
const rootname = (n: number) => `l${(n * 9001).toString(36).toUpperCase().padStart(8, '0')}`;
const place = (n: number) => `ra=${(n * 37.3).toFixed(2)}&dec=${(n * 13.7 - 60).toFixed(2)}`;

const queries: Readonly<Record<string, (n: number) => string>> = {
  'observations, first page': () => 'observations',
  'observations of a target': (n) => `observations?target=${targets(n)}`,
  'observations of a proposal': (n) => `observations?proposal=${10_000 + n * 31}`,
  'observations by instrument and grating': (n) =>
    `observations?instrument=COS&opt_elem=${['G130M', 'G160M', 'G140L'][n % 3]}&limit=${50 + n}`,
  'observations by setting and aperture': (n) =>
    `observations?cenwave=1291,1577&aperture=PSA&limit=${50 + n}`,
  'observations by date': (n) => `observations?date_from=${56_000 + n * 100}&date_to=${56_400 + n * 100}`,
  'observations by exposure time': (n) =>
    `observations?exptime_min=${2000 + n * 50}&exptime_max=${2200 + n * 50}`,
  'observations by name with a wildcard': (n) => `observations?target=TARGET-${n}*`,
  'observations around a place': (n) => `observations?${place(n)}&radius=1`,
  'observations around a place, with grating': (n) => `observations?${place(n)}&radius=2&opt_elem=G130M`,
  'observations, longest first': (n) => `observations?sort=-exptime&limit=${50 + n}`,
  'observation by rootname': (n) => `observations?rootname=${rootname(n + 1)}`,
  'targets, first page': (n) => `targets?limit=${50 + n}`,
  'targets by name': (n) => `targets?q=TARGET-${n + 10}`,
  'lightcurves of a target': (n) => `lightcurves?target=${targets(n)}`,
  'lightcurves, most variable first': (n) => `lightcurves?sort=-poisson_factor&limit=${50 + n}`,
  'composites that vary': (n) => `lightcurves?kind=composite&poisson_factor_min=${(3 + n / 10).toFixed(1)}`,
  'lightcurves with a period': (n) => `lightcurves?fap_max=1e-${18 + n}&sort=fap`,
  'lightcurves by grating that vary': (n) =>
    `lightcurves?opt_elem=G130M&poisson_factor_min=${(3.5 + n / 20).toFixed(2)}&sort=-poisson_factor`,
  'lightcurves changed lately': (n) =>
    `lightcurves?updated_since=2026-02-11T13:${10 + n}:00Z&sort=updated_at`,
};

const variants = [...Array(10).keys()];

/**
 * The twenty questions that an archive is asked: every filter and the usual combinations. Each has ten variants, so that
 * not every answer is one that was just given. The load benchmark asks them, and the tests look at their plans.
 */
export const namedQueries: readonly { readonly name: string; readonly addresses: readonly string[] }[] =
  Object.entries(queries).map(([name, address]) => ({
    name,
    addresses: variants.map((n) => `${apiPrefix}/${address(n)}`),
  }));

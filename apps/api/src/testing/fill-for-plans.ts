import type { DataSource } from 'typeorm';
import { isSqlite } from '../database/data-source.js';
import { positionOf } from '../sky/unit-vector.js';

const configurations = [
  { instrume: 'COS', detector: 'FUV', opt_elem: 'G130M', cenwave: 1291, aperture: 'PSA' },
  { instrume: 'COS', detector: 'FUV', opt_elem: 'G160M', cenwave: 1577, aperture: 'PSA' },
  { instrume: 'COS', detector: 'NUV', opt_elem: 'G230L', cenwave: 2950, aperture: 'BOA' },
  { instrume: 'STIS', detector: 'FUV-MAMA', opt_elem: 'E140M', cenwave: 1425, aperture: '0.2X0.2' },
] as const;

/** An index of so many exposures, each with a lightcurve and its statistics, so that plans are those of an archive. */
export async function fillForPlans(dataSource: DataSource, exposureCount: number): Promise<void> {
  const places = Array.from({ length: exposureCount }, (_, place) => place);
  await insertAll(dataSource, 'metadata', places.map(metadataRow));
  await insertAll(dataSource, 'exposure', places.map(exposureRow));
  await insertAll(dataSource, 'outputs', places.map(outputsRow));
  await insertAll(dataSource, 'product', places.map(productRow));
  await insertAll(dataSource, 'stats', places.map(statsRow));
  await insertAll(dataSource, 'product_member', places.map(memberRow));
  // nobody tells SQLite about the rows of an archive either
  if (!isSqlite(dataSource))
    await dataSource.query('ANALYZE TABLE metadata, exposure, outputs, product, product_member, stats');
}

type Row = Readonly<Record<string, string | number | null>>;

async function insertAll(dataSource: DataSource, table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0]!);
  for (let start = 0; start < rows.length; start += 500) {
    const some = rows.slice(start, start + 500);
    const marks = some.map(() => `(${names.map(() => '?').join(', ')})`).join(', ');
    const values = some.flatMap((row) => names.map((name) => row[name]));
    await dataSource.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES ${marks}`, values);
  }
}

const rootnameOf = (place: number) => `lm${String(place).padStart(7, '0')}`;

function keyOf(place: number) {
  return { targname: `TARGET-${place >> 2}`, ...configurations[place % 4]! };
}

const metadataRow = (place: number): Row => ({
  id: place + 1,
  filename: `${rootnameOf(place)}_corrtag_a.fits`,
  path: 'filesystem/T',
  ingest_date: '2026-01-31',
  telescop: 'HST',
  ...keyOf(place),
  cal_ver: '3',
  obstype: 'SPECTROSCOPIC',
  fppos: 3,
});

function exposureRow(place: number): Row {
  // spread evenly over the sky
  const declination = (Math.asin((((place * 0.618_034) % 1) - 0.5) * 2) * 180) / Math.PI;
  const position = positionOf((place * 137.507_764) % 360, declination);
  return {
    id: place + 1,
    metadata_id: place + 1,
    rootname: rootnameOf(place),
    ...keyOf(place),
    obstype: 'SPECTROSCOPIC',
    proposal: 10_000 + (place % 900),
    right_ascension_degrees: position.rightAscensionDegrees,
    declination_degrees: position.declinationDegrees,
    direction_x: position.directionX,
    direction_y: position.directionY,
    direction_z: position.directionZ,
    start_mjd: 55_000 + place,
    end_mjd: 55_000.02 + place,
    exposure_seconds: 500 + (place % 2700),
    event_count: place,
    date: '2026-01-31',
    simulated: 0,
    moving_target: 0,
    caveats: '[]',
    input_sha256: rootnameOf(place),
    updated_at: `2025-${String(1 + (place % 12)).padStart(2, '0')}-15 00:00:00.000`,
  };
}

const outputsRow = (place: number): Row => ({
  metadata_id: place + 1,
  individual_path: 'outputs/T',
  individual_filename: `${rootnameOf(place)}_curve.fits`,
});

const memberRow = (place: number): Row => ({
  product_id: place + 1,
  rootname: rootnameOf(place),
  dataset: 1,
  start_mjd: 55_000 + place,
  end_mjd: 55_000.02 + place,
  exposure_seconds: 864,
  excluded_reason: null,
});

const kindOf = (place: number) => (place % 10 === 0 ? 'composite' : 'individual');

const productRow = (place: number): Row => ({
  id: place + 1,
  kind: kindOf(place),
  stem: `${rootnameOf(place)}_curve`,
  filename: `${rootnameOf(place)}_curve.fits`,
  path: 'outputs/T',
  bytes: 1,
  sha256: rootnameOf(place),
  version: 'v1.0',
  provenance_hash: rootnameOf(place),
  rootname: rootnameOf(place),
  ...keyOf(place),
  step_seconds: 2,
  live_seconds: 1000,
  bin_count: 500,
  mjd_reference: 58_000,
  start_mjd: 55_000 + place,
  end_mjd: 55_000.02 + place,
  has_flux: 1,
  simulated: 0,
  caveats: '[]',
  updated_at: `2026-02-${String(1 + (place % 12)).padStart(2, '0')} 00:00:00.000`,
});

const statsRow = (place: number): Row => ({
  product_id: place + 1,
  kind: kindOf(place),
  ...configurations[place % 4]!,
  has_flux: 1,
  lightcurve_path: 'outputs/T',
  lightcurve_filename: `${rootnameOf(place)}_curve.fits`,
  total: place,
  poisson_factor: 1 + 4 * ((place % 100) / 100) ** 8,
  poisson_factor_gross: 1 + (place % 1000) / 1000,
  periodogram: 0,
  deliver: 0,
  ls_fap: place % 31 === 0 ? 1e-30 : 0.5,
});

const key = (place) => ({
  targname: `T${place >> 2}`,
  instrume: 'COS',
  detector: 'FUV',
  opt_elem: 'G130M',
  cenwave: 1291,
  aperture: 'PSA',
});

/**
 * Rows as an ingest writes them, of simulated exposures that have no files: a run reads only what it touches.
 *
 * @param database of @photostructure/sqlite
 */
export function fillIndex(database, from, to) {
  database.exec('BEGIN');
  for (let place = from; place < to; place += 1) insertExposure(database, place);
  database.exec('COMMIT');
}

function insert(database, table, row) {
  const names = Object.keys(row);
  const sql = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`;
  return Number(database.prepare(sql).run(...Object.values(row)).lastInsertRowid);
}

function insertExposure(database, place) {
  const rootname = `lm${String(place).padStart(7, '0')}`;
  const file = { filename: `${rootname}_corrtag_a.fits`, path: `filesystem/T${place >> 2}` };
  const metadata_id = insert(database, 'metadata', {
    ...file,
    ingest_date: '2026-01-31',
    telescop: 'HST',
    ...key(place),
    cal_ver: '3',
    obstype: 'SPECTROSCOPIC',
    fppos: 3,
  });
  const times = { start_mjd: 58000 + place / 10, end_mjd: 58000.02 + place / 10 };
  const exposure_id = insert(database, 'exposure', {
    metadata_id,
    rootname,
    ...key(place),
    obstype: 'SPECTROSCOPIC',
    proposal: 1,
    ...times,
    exposure_seconds: 1800,
    event_count: 1,
    date: '2026-01-31',
    simulated: 1,
    moving_target: 0,
    caveats: '[]',
    input_sha256: rootname,
  });
  insert(database, 'exposure_file', { exposure_id, role: 'events', ...file, bytes: 1, sha256: rootname });
  insert(database, 'outputs', {
    metadata_id,
    individual_path: file.path,
    individual_filename: `${rootname}_curve.fits`,
  });
  const product = {
    kind: 'individual',
    stem: `${rootname}_curve`,
    filename: `${rootname}_curve.fits`,
    path: file.path,
    bytes: 1,
    sha256: rootname,
    version: 'v1.0',
    provenance_hash: rootname,
    rootname,
    ...key(place),
    step_seconds: 2,
    live_seconds: 1,
    bin_count: 1,
    mjd_reference: 58000,
    ...times,
    has_flux: 0,
    simulated: 1,
    caveats: '[]',
    updated_at: '2026-01-31 00:00:00.000000',
  };
  const product_id = insert(database, 'product', product);
  insert(database, 'product_member', { product_id, rootname, dataset: 1, ...times, exposure_seconds: 1800 });
}

const targets = 5000;

/** Rows made in the database itself: `seq` counts from 1. Random numbers come by a seed, so that every run has the same. */
const exposureCount = (counts) => `seq_1_to_${counts.observations}`;
const productCount = (counts) => `seq_1_to_${counts.lightcurves}`;

const targname = `CONCAT('TARGET-', seq % ${targets})`;
const rootname = (number) => `CONCAT('l', LPAD(CONV(${number}, 10, 36), 8, '0'))`;

/** One of eight configurations, by the number of the exposure. */
const configuration = (number) => `
  ELT(1 + ${number} % 8, 'COS', 'COS', 'COS', 'COS', 'COS', 'STIS', 'STIS', 'STIS'),
  ELT(1 + ${number} % 8, 'FUV', 'FUV', 'FUV', 'NUV', 'NUV', 'FUV-MAMA', 'NUV-MAMA', 'FUV-MAMA'),
  ELT(1 + ${number} % 8, 'G130M', 'G160M', 'G140L', 'G185M', 'G230L', 'E140M', 'E230M', 'G140L'),
  ELT(1 + ${number} % 8, 1291, 1577, 1105, 1850, 2950, 1425, 2707, 1425),
  ELT(1 + ${number} % 8, 'PSA', 'PSA', 'PSA', 'PSA', 'BOA', '0.2X0.2', '0.2X0.2', '52X0.2')`;

const now = `'2026-01-31 00:00:00' + INTERVAL seq SECOND`;

function statements(counts) {
  const number = `((seq - 1) % ${counts.observations} + 1)`;
  const ra = 'RAND(seq) * 360';
  const declination = 'DEGREES(ASIN(2 * RAND(seq + 1) - 1))';
  return [
    `INSERT INTO metadata (id, filename, path, ingest_date, telescop, targname, cal_ver, obstype, fppos,
       instrume, detector, opt_elem, cenwave, aperture)
     SELECT seq, CONCAT(${rootname('seq')}, '_corrtag_a.fits'), CONCAT('filesystem/', ${targname}), '2026-01-31', 'HST',
       ${targname}, '3.4', 'SPECTROSCOPIC', 3, ${configuration('seq')} FROM ${exposureCount(counts)}`,
    `INSERT INTO exposure (id, metadata_id, rootname, proposal, right_ascension_degrees, declination_degrees, start_mjd,
       end_mjd, exposure_seconds, event_count, date, simulated, moving_target, caveats, input_sha256, targname, obstype,
       updated_at, direction_x, direction_y, direction_z, instrume, detector, opt_elem, cenwave, aperture)
     SELECT seq, seq, ${rootname('seq')}, 10000 + seq % 900, ${ra}, ${declination}, 55000 + seq / 20, 55000.02 + seq / 20,
       100 + RAND(seq + 2) * 2900, FLOOR(RAND(seq + 3) * 1e6), '2026-01-31', 0, 0, '[]', '', ${targname}, 'SPECTROSCOPIC', ${now},
       COS(RADIANS(${declination})) * COS(RADIANS(${ra})), COS(RADIANS(${declination})) * SIN(RADIANS(${ra})),
       SIN(RADIANS(${declination})), ${configuration('seq')} FROM ${exposureCount(counts)}`,
    `INSERT INTO outputs (metadata_id, individual_path, individual_filename)
     SELECT seq, 'outputs/x', CONCAT(${rootname('seq')}, '_curve.fits') FROM ${exposureCount(counts)}`,
    `INSERT INTO product (id, kind, stem, filename, path, bytes, sha256, version, provenance_hash, rootname, targname,
       step_seconds, live_seconds, bin_count, mjd_reference, start_mjd, end_mjd, has_flux, simulated, caveats, updated_at,
       instrume, detector, opt_elem, cenwave, aperture)
     SELECT seq, IF(seq % 10 = 0, 'composite', 'individual'), CONCAT('lc', seq), CONCAT('lc', seq, '.fits'), 'outputs/x', 1, '', 'v1.0', '',
       IF(seq % 10 = 0, NULL, ${rootname(number)}), CONCAT('TARGET-', ${number} % ${targets}), 2, 1000, 500, 55000, 55000 + ${number} / 20,
       55000.02 + ${number} / 20, 1, 0, '[]', ${now}, ${configuration(number)} FROM ${productCount(counts)}`,
    `INSERT INTO stats (lightcurve_path, lightcurve_filename, total, mean, mu, stdev, poisson_factor, pearson_r, pearson_p,
       periodogram, deliver, chi2_dof, chi2_p, excess_variance, excess_variance_error, fractional_rms, poisson_factor_gross,
       von_neumann, bayesian_blocks, bayesian_blocks_max_jump, flares, ls_period_seconds, ls_power, ls_fap)
     SELECT 'outputs/x', CONCAT('lc', seq, '.fits'), RAND(seq) * 1e6, RAND(seq + 1) * 100, RAND(seq + 2) * 10,
       RAND(seq + 3) * 10, 0.9 + RAND(seq + 4) * RAND(seq + 5) * 4, RAND(seq + 6) * 2 - 1, RAND(seq + 7), seq % 3 = 0, seq % 10 = 0,
       RAND(seq + 8) * 5, RAND(seq + 9), RAND(seq + 10) - 0.1, 0.01, RAND(seq + 11), 0.9 + RAND(seq + 12), RAND(seq + 13) * 4,
       seq % 20, RAND(seq + 14), seq % 5, EXP(RAND(seq + 15) * 8), RAND(seq + 16), EXP(-RAND(seq + 17) * 50)
     FROM ${productCount(counts)}`,
  ];
}

/**
 * Fills a migrated MariaDB with an archive that has no files: exposures, their lightcurves, and the statistics of each.
 * Indices of the large tables are made after their rows, which is what takes the time otherwise.
 */
export async function fillArchive(connection, counts, say) {
  // what a machine that holds such an archive would be set to
  await connection.query('SET GLOBAL innodb_buffer_pool_size = 1 << 30');
  const indices = await dropIndices(connection, ['stats']);
  for (const statement of statements(counts)) {
    const begin = performance.now();
    await connection.query(statement);
    say(`${/INTO (\w+)/.exec(statement)[1]}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  }
  const begin = performance.now();
  await connection.query(
    `ALTER TABLE stats ${indices.map((column) => `ADD INDEX idx_stats_${column} (${column})`).join(', ')}`,
  );
  say(`indices: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  await connection.query('UPDATE archive_revision SET revision = revision + 1');
  await connection.query('ANALYZE TABLE metadata, exposure, product, stats, outputs');
}

async function dropIndices(connection, [table]) {
  const [rows] = await connection.query(`SHOW INDEX FROM ${table}`);
  const columns = rows
    .filter(({ Non_unique: loose }) => Number(loose) === 1)
    .map(({ Column_name: column }) => column);
  await connection.query(
    `ALTER TABLE ${table} ${columns.map((column) => `DROP INDEX idx_${table}_${column}`).join(', ')}`,
  );
  return columns;
}

const targets = 5000;

/** Rows made in the database itself: `seq` counts from 1. Random numbers are those of one seed, so that every run has the same. */
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
const kind = `IF(seq % 10 = 0, 'composite', 'individual')`;

function statements(counts) {
  const number = `((seq - 1) % ${counts.observations} + 1)`;
  return [
    `INSERT INTO metadata (id, filename, path, ingest_date, telescop, targname, cal_ver, obstype, fppos,
       instrume, detector, opt_elem, cenwave, aperture)
     SELECT seq, CONCAT(${rootname('seq')}, '_corrtag_a.fits'), CONCAT('filesystem/', ${targname}), '2026-01-31', 'HST',
       ${targname}, '3.4', 'SPECTROSCOPIC', 3, ${configuration('seq')} FROM ${exposureCount(counts)}`,
    `INSERT INTO exposure (id, metadata_id, rootname, proposal, right_ascension_degrees, declination_degrees, start_mjd,
       end_mjd, exposure_seconds, event_count, date, simulated, moving_target, caveats, input_sha256, targname, obstype,
       updated_at, instrume, detector, opt_elem, cenwave, aperture)
     SELECT seq, seq, ${rootname('seq')}, 10000 + seq % 900, RAND() * 360, DEGREES(ASIN(2 * RAND() - 1)), 55000 + seq / 20,
       55000.02 + seq / 20, 100 + RAND() * 2900, FLOOR(RAND() * 1e6), '2026-01-31', 0, 0, '[]', '', ${targname},
       'SPECTROSCOPIC', ${now}, ${configuration('seq')} FROM ${exposureCount(counts)}`,
    `UPDATE exposure SET direction_x = COS(RADIANS(declination_degrees)) * COS(RADIANS(right_ascension_degrees)),
       direction_y = COS(RADIANS(declination_degrees)) * SIN(RADIANS(right_ascension_degrees)),
       direction_z = SIN(RADIANS(declination_degrees))`,
    `INSERT INTO outputs (metadata_id, individual_path, individual_filename)
     SELECT seq, 'outputs/x', CONCAT(${rootname('seq')}, '_curve.fits') FROM ${exposureCount(counts)}`,
    `INSERT INTO product (id, kind, stem, filename, path, bytes, sha256, version, provenance_hash, rootname, targname,
       step_seconds, live_seconds, bin_count, mjd_reference, start_mjd, end_mjd, has_flux, simulated, caveats, updated_at,
       instrume, detector, opt_elem, cenwave, aperture)
     SELECT seq, ${kind}, CONCAT('lc', seq), CONCAT('lc', seq, '.fits'), 'outputs/x', 1, '', 'v1.0', '',
       IF(seq % 10 = 0, NULL, ${rootname(number)}), CONCAT('TARGET-', ${number} % ${targets}), 2, 100 + RAND() * 2900, 500, 55000,
       55000 + ${number} / 20, 55000.02 + ${number} / 20, 1, 0, '[]', ${now}, ${configuration(number)}
     FROM ${productCount(counts)}`,
    `INSERT INTO stats (lightcurve_path, lightcurve_filename, total, mean, mu, stdev, poisson_factor, pearson_r, pearson_p,
       periodogram, deliver, chi2_dof, chi2_p, excess_variance, excess_variance_error, fractional_rms, poisson_factor_gross,
       von_neumann, bayesian_blocks, bayesian_blocks_max_jump, flares, ls_period_seconds, ls_power, ls_fap,
       product_id, has_flux, kind, instrume, detector, opt_elem, cenwave, aperture)
     SELECT 'outputs/x', CONCAT('lc', seq, '.fits'), RAND() * 1e6, RAND() * 100, RAND() * 10,
       RAND() * 10, 0.9 + RAND() * RAND() * 4, RAND() * 2 - 1, RAND(), seq % 3 = 0, seq % 10 = 0,
       RAND() * 5, RAND(), RAND() - 0.1, 0.01, RAND(), 0.9 + RAND(), RAND() * 4,
       seq % 20, RAND(), seq % 5, EXP(RAND() * 8), RAND(), EXP(-RAND() * 50), seq, 1, ${kind}, ${configuration(number)}
     FROM ${productCount(counts)}`,
  ];
}

const large = ['product', 'stats'];

/**
 * Fills a migrated MariaDB with an archive that has no files: exposures, their lightcurves, and the statistics of each.
 * Indices of the large tables are made after their rows, which is what takes the time otherwise.
 */
export async function fillArchive(connection, counts, say) {
  // what a machine that holds such an archive would be set to
  await connection.query('SET GLOBAL innodb_buffer_pool_size = 1 << 30');
  await connection.query('SET SESSION rand_seed1 = 20261126, rand_seed2 = 7');
  const indices = [];
  for (const table of large) indices.push(...(await dropIndices(connection, table)));
  for (const statement of [...statements(counts), ...indices]) {
    const begin = performance.now();
    await connection.query(statement);
    const [what] = /^\w+ (?:INTO |TABLE )?\w+/.exec(statement);
    say(`${what}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  }
  await connection.query('UPDATE archive_revision SET revision = revision + 1');
  await connection.query('ANALYZE TABLE metadata, exposure, product, stats, outputs');
}

/** @returns the statement that makes them again */
async function dropIndices(connection, table) {
  const [rows] = await connection.query(`SHOW INDEX FROM ${table} WHERE Non_unique = 1`);
  const names = [...new Set(rows.map(({ Key_name: name }) => name))];
  const columnsOf = (name) => rows.filter((row) => row.Key_name === name).map((row) => row.Column_name);
  await connection.query(`ALTER TABLE ${table} ${names.map((name) => `DROP INDEX ${name}`).join(', ')}`);
  const made = names.map((name) => `ADD INDEX ${name} (${columnsOf(name).join(', ')})`);
  return [`ALTER TABLE ${table} ${made.join(', ')}`];
}

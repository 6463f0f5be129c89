/** Photons of some rows of a file, in file order: buffers of which the first `count` elements hold. */
export interface PhotonBatch {
  readonly count: number;
  /** instrument ticks since EXPSTART */
  readonly ticks: Int32Array;
  /** dispersion column, 0-based as in the spectrum; may lie beyond it */
  readonly columns: Int32Array;
  /** detector row, 0-based; high-resolution for STIS */
  readonly rows: Int32Array;
  /** EPSILON: what the photon counts for, corrected for flat field and dead time */
  readonly epsilons: Float64Array;
}

/** Which photons of a list are given. */
export interface PhotonFilter {
  /** photons with any of these DQ bits are left out; ignored where photons have no DQ */
  readonly rejectedDq: number;
  /** lowest and highest PHA, both included; undefined for all, ignored where photons have no PHA */
  readonly pulseHeights: readonly [lowest: number, highest: number] | undefined;
}

/** The photons of one events table, read anew each time they are asked for. */
export interface PhotonList {
  /** detector columns and rows its photons are counted in */
  readonly columnCount: number;
  readonly rowCount: number;
  /** Batches overwrite one another: what is to be kept must be copied before the next is asked for. */
  batches(filter: PhotonFilter): AsyncIterable<PhotonBatch>;
}

/**
 * Bits of DQ that CALCOS drops photons for, whatever SDQFLAGS says: 64 burst, 512 pulse height, 2048 bad time.
 *
 * @see CALCOS calcosparam.py line 150, timetag.py lines 3980 and 3998 (BSD-3-Clause)
 */
export const seriousDq = 64 | 512 | 2048;

/** The photons that the pipeline counts. */
export const pipelineFilter: PhotonFilter = { rejectedDq: seriousDq, pulseHeights: undefined };

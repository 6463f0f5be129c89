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

/** Where the numbers of a photon lie in a stored row (byte): single precision, DQ 16 bits, PHA 8, all big-endian. */
export interface RowLayout {
  readonly rowLength: number;
  /** s since EXPSTART */
  readonly time: number;
  readonly x: number;
  readonly y: number;
  readonly epsilon: number;
  readonly dq: number;
  readonly pulseHeight: number;
  /** added to x, rounded half up, to give the column */
  readonly xOffset: number;
  /** instrument ticks in a second of time */
  readonly ticksPerSecond: number;
}

/** Photons as they are stored, for those who decode them themselves. */
export interface StoredPhotons {
  readonly layout: RowLayout;
  readonly photonCount: number;
  /** Reads whole rows into memory of the caller's, as many as it holds. */
  read(first: number, target: Uint8Array): Promise<void>;
}

/** The photons of one events table, read anew each time they are asked for. */
export interface PhotonList {
  /** detector columns and rows its photons are counted in */
  readonly columnCount: number;
  readonly rowCount: number;
  /** undefined where they are stored in another way than {@link RowLayout} tells */
  readonly stored?: StoredPhotons;
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

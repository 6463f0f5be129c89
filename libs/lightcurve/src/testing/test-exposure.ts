import type { ExposureIdentity } from '../exposure-identity.js';
import type { GoodTime } from '../good-times.js';
import { constantBox, type Box } from '../detector-boxes.js';
import type { ExposureReader } from '../composite.js';
import type { PhotonList } from '../photon-list.js';
import type { Segment, TimeTagExposure } from '../time-tag-exposure.js';

export const tickSeconds = 0.032;
const columnCount = 100;

export const identity: ExposureIdentity = {
  rootname: 'ltest0001',
  telescope: 'HST',
  instrument: 'COS',
  detector: 'FUV',
  targetName: 'TEST',
  opticalElement: 'G130M',
  centralWavelength: 1291,
  aperture: 'PSA',
  observationType: 'SPECTROSCOPIC',
  calibrationVersion: '3.4.0',
  proposalId: 1,
  fpPosition: 3,
  rightAscension: 10,
  declination: 20,
  startMjd: 58_000.25,
  endMjd: 58_000.26,
  exposureSeconds: 0,
  exposureFlag: 'NORMAL',
  date: '2020-01-01',
  simulated: false,
  movingTarget: false,
};

/** A photon of a test: a source photon of weight 1.25 unless said otherwise. */
export interface TestPhoton {
  readonly tick: number;
  readonly column: number;
  readonly row?: number;
  readonly epsilon?: number;
}

/** Rows `first` to `last` of all columns. */
export function rows(first: number, last: number): Box {
  return constantBox(columnCount, first - 0.5, last + 0.5);
}

/** Photons in memory, given in batches of so many. */
export function photonList(photons: readonly TestPhoton[], batchLength = 1000): PhotonList {
  return {
    columnCount,
    rowCount: 1024,
    async *batches() {
      for (let first = 0; first < photons.length; first += batchLength) {
        const batch = photons.slice(first, first + batchLength);
        yield {
          count: batch.length,
          ticks: Int32Array.from(batch, ({ tick }) => tick),
          columns: Int32Array.from(batch, ({ column }) => column),
          rows: Int32Array.from(batch, ({ row }) => row ?? 410),
          epsilons: Float64Array.from(batch, ({ epsilon }) => epsilon ?? 1.25),
        };
      }
    },
  };
}

/** Lends an exposure that is there already. */
export function lend(exposure: TimeTagExposure): ExposureReader {
  return (use) => use(exposure);
}

/** An exposure of one segment with photons at the given ticks, spread over its columns; no background photons. */
export function exposureOf(
  ticks: readonly number[],
  goodTimes: readonly GoodTime[],
  changes: Partial<Segment> = {},
  rootname = identity.rootname,
  startMjd = identity.startMjd,
): TimeTagExposure {
  const segment: Segment = {
    name: 'FUVA',
    goodTimes,
    wavelengths: Float64Array.from({ length: columnCount }, (_, column) => 1400 + column * 0.01),
    goodColumns: new Uint8Array(columnCount).fill(1),
    photons: photonList(ticks.map((tick, photon) => ({ tick, column: photon % columnCount }))),
    source: [rows(400, 419)],
    background: {
      boxes: [rows(300, 334), rows(500, 534)],
      sourceRows: new Float64Array(columnCount).fill(20),
      backgroundRows: new Float64Array(columnCount).fill(70),
      smoothingColumns: 1,
      weighing: 'epsilon',
      spectrum: undefined,
    },
    calibration: undefined,
    expectedCounts: undefined,
    ...changes,
  };
  return {
    identity: { ...identity, rootname, startMjd },
    tickSeconds,
    segments: [segment],
    lampTimes: [],
    sunAltitudes: undefined,
    orbit: undefined,
    referenceFiles: {},
    caveats: [],
  };
}

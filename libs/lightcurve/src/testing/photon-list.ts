import type { ExposureIdentity } from '../exposure-identity.js';
import type { GoodTime } from '../good-times.js';
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
    source: {
      ticks: Int32Array.from(ticks),
      columns: Int32Array.from(ticks, (_, photon) => photon % columnCount),
      weights: new Float64Array(ticks.length).fill(1.25),
    },
    background: {
      photons: { ticks: new Int32Array(0), columns: new Int32Array(0), weights: new Float64Array(0) },
      sourceRows: new Float64Array(columnCount).fill(20),
      backgroundRows: new Float64Array(columnCount).fill(70),
      smoothingColumns: 1,
      scale: 1,
    },
    calibration: undefined,
    countsEqual: null,
    ...changes,
  };
  return {
    identity: { ...identity, rootname, startMjd },
    tickSeconds,
    segments: [segment],
    lampTimes: [],
    daylight: undefined,
    referenceFiles: {},
    caveats: [],
  };
}

import type { FitsFile } from '@hstlc/fits';
import type { Caveat } from '../caveat.js';
import type { ExposureIdentity } from '../exposure-identity.js';
import { apertureBoxes, type Aperture, type Place } from '../imaging/aperture.js';
import { findCentroid, type PhotonImage } from '../imaging/centroid.js';
import { isGoodTick, toTicks, type GoodTime } from '../good-times.js';
import { pipelineFilter, type PhotonList } from '../photon-list.js';
import type { Segment, TimeTagExposure } from '../time-tag-exposure.js';
import { cosPhotons } from './cos-photons.js';
import { cosTickSeconds } from './cos-tick.js';
import { readGoodTimes } from './read-good-times.js';
import { readHstOrbit } from './read-hst-orbit.js';
import { referenceFilesOf } from './read-identity.js';
import { readSunAltitudes } from './read-sun-altitudes.js';
import { stisPhotons, stisTickSeconds } from './stis-photons.js';

/** Pixels of the COS NUV MAMA along an axis. */
const cosNuvSize = 1024;

/**
 * Apertures by optical element (columns; 0.0235 arcsec for COS, 0.0245 arcsec for STIS). MIRRORB throws a second image
 * half as bright some 20 pixels from the first: the circle ends before it, the annulus begins behind it.
 *
 * @see COS Instrument Handbook 8.4 (MIRRORB), STIS Instrument Handbook 14.7 (encircled energy of the MAMAs)
 */
function apertureOf({ opticalElement }: ExposureIdentity): Aperture {
  return opticalElement === 'MIRRORB' ? { radius: 10, annulus: [40, 60] } : { radius: 20, annulus: [40, 60] };
}

/**
 * Reads an image without dispersion: one segment, the photons in a circle around the brightest star, those in an annulus
 * as its background. There is no flux and there are no wavelengths.
 */
export async function readImagingExposure(
  identity: ExposureIdentity,
  file: FitsFile,
): Promise<TimeTagExposure> {
  const isCos = identity.instrument === 'COS';
  const table = file.hdu('EVENTS')!;
  const photons = isCos ? cosPhotons(table, cosNuvSize, 0) : stisPhotons(table);
  const tickSeconds = isCos ? cosTickSeconds : stisTickSeconds;
  const rowsPerColumn = isCos ? 1 : 2;
  const goodTimes = await readGoodTimes(file);
  const aperture = apertureOf(identity);
  const image = await imageOf(photons, goodTimes, tickSeconds);
  const found = findCentroid(image, aperture.radius, rowsPerColumn);
  const centre = found ?? { column: (photons.columnCount - 1) / 2, row: (photons.rowCount - 1) / 2 };
  return {
    identity,
    tickSeconds,
    segments: [imagingSegment(identity, { photons, goodTimes, aperture, centre, rowsPerColumn })],
    lampTimes: [],
    sunAltitudes: await readSunAltitudes(file),
    orbit: await readHstOrbit(file, identity),
    referenceFiles: referenceFilesOf(file.hdus[0]!.header),
    parameters: [
      { key: 'APERTURE_RADIUS', value: String(aperture.radius), unit: 'pixel' },
      { key: 'APERTURE_ANNULUS', value: aperture.annulus.join(':'), unit: 'pixel' },
      {
        key: 'APERTURE_CENTRE',
        value: `${centre.column.toFixed(3)},${centre.row.toFixed(3)}`,
        unit: 'pixel',
      },
    ],
    caveats: caveatsOf(identity, aperture, found),
  };
}

interface ImagingFacts {
  readonly photons: PhotonList;
  readonly goodTimes: readonly GoodTime[];
  readonly aperture: Aperture;
  readonly centre: Place;
  readonly rowsPerColumn: number;
}

/**
 * The background is one level for the whole annulus: the boxcar is as wide as the detector twice over, so that every
 * photon of the annulus counts for the ratio of the areas, in whatever column it lies.
 */
function imagingSegment(identity: ExposureIdentity, facts: ImagingFacts): Segment {
  const { photons, goodTimes, aperture, centre, rowsPerColumn } = facts;
  const { columnCount, rowCount } = photons;
  const boxes = apertureBoxes(aperture, centre, { columnCount, rowCount, rowsPerColumn });
  return {
    name: identity.detector,
    photons,
    goodTimes,
    wavelengths: new Float64Array(columnCount).fill(Number.NaN),
    goodColumns: new Uint8Array(columnCount).fill(1),
    source: boxes.source,
    background: {
      boxes: boxes.background,
      sourceRows: boxes.sourceRows,
      backgroundRows: new Float64Array(columnCount).fill(boxes.backgroundArea / columnCount),
      smoothingColumns: 2 * columnCount + 1,
      weighing: 'epsilon',
      spectrum: undefined,
    },
    calibration: undefined,
    expectedCounts: undefined,
  };
}

async function imageOf(
  photons: PhotonList,
  goodTimes: readonly GoodTime[],
  tickSeconds: number,
): Promise<PhotonImage> {
  const { columnCount, rowCount } = photons;
  const events = new Uint32Array(columnCount * rowCount);
  const intervals = toTicks(goodTimes, tickSeconds);
  for await (const { count, ticks, columns, rows } of photons.batches(pipelineFilter))
    for (let photon = 0; photon < count; photon++) {
      const [column, row] = [columns[photon], rows[photon]];
      if (column < 0 || column >= columnCount || row < 0 || row >= rowCount) continue;
      if (isGoodTick(intervals, ticks[photon])) events[row * columnCount + column] += 1;
    }
  return { columnCount, rowCount, events };
}

function caveatsOf(
  { opticalElement, movingTarget }: ExposureIdentity,
  { radius }: Aperture,
  found: Place | undefined,
): readonly Caveat[] {
  return [
    {
      code: 'imaging',
      text: `no flux: an image without dispersion; counts are those within ${radius} pixels of the brightest star`,
    },
    ...(found === undefined
      ? [{ code: 'no-centroid', text: 'no star stands out: the aperture is in the middle of the detector' }]
      : []),
    ...(opticalElement === 'MIRRORB'
      ? [
          {
            code: 'second-image',
            text: 'the second image that MIRRORB makes is neither source nor background',
          },
        ]
      : []),
    ...(movingTarget ? [{ code: 'moving-target', text: 'moving target: BJD_TDB is not given' }] : []),
  ];
}

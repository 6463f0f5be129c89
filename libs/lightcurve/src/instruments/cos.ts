import type { FitsFile, Header } from '@hstlc/fits';
import type { Caveat } from '../caveat.js';
import type { ExposureIdentity } from '../exposure-identity.js';
import type { GoodTime } from '../good-times.js';
import type { PhotonList } from '../photon-list.js';
import type { Segment, TimeTagExposure } from '../time-tag-exposure.js';
import { cosBoxes } from './cos-boxes.js';
import { cosTickSeconds } from './cos-tick.js';
import { cosPhotons } from './cos-photons.js';
import { cosSegment, defaultSmoothingColumns } from './cos-segment.js';
import { wavelengthsOfPhotons } from './cos-wavelengths.js';
import { readGoodTimes } from './read-good-times.js';
import { referenceFilesOf } from './read-identity.js';
import { readSpectrum, type SpectrumRow } from './spectrum-row.js';
import { readHstOrbit } from './read-hst-orbit.js';
import { readSunAltitudes } from './read-sun-altitudes.js';

const spectrumColumns = [
  'WAVELENGTH',
  'FLUX',
  'NET',
  'GROSS',
  'GCOUNTS',
  'BACKGROUND',
  'DQ_WGT',
  'ACTUAL_EE',
  'Y_LOWER_OUTER',
  'Y_UPPER_OUTER',
  'NUM_EXTRACT_ROWS',
];

/** Reads a COS exposure: FUV segments from their own files, NUV stripes from one. */
export async function readCosExposure(
  identity: ExposureIdentity,
  files: readonly FitsFile[],
  x1d: FitsFile | undefined,
): Promise<TimeTagExposure> {
  const rows =
    x1d === undefined ? [] : await readSpectrum(x1d, (table) => table.texts('SEGMENT'), spectrumColumns);
  const algorithm = x1d?.hdus[0]!.header.text('XTRCTALG');
  const segments: Segment[] = [];
  for (const file of files) segments.push(...(await readSegments(identity, file, rows, algorithm)));
  segments.sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    identity,
    tickSeconds: cosTickSeconds,
    segments,
    lampTimes: lampTimes(files[0]!.hdu('EVENTS')!.header),
    sunAltitudes: await readSunAltitudes(files[0]!),
    orbit: await readHstOrbit(files[0]!, identity),
    referenceFiles: referenceFilesOf(files[0]!.hdus[0]!.header),
    caveats: caveatsOf(
      identity,
      files,
      x1d,
      segments,
      rows.map(({ name }) => name),
    ),
  };
}

/** The segment of a FUV file, or the stripes of a NUV file. */
async function readSegments(
  identity: ExposureIdentity,
  file: FitsFile,
  rows: readonly SpectrumRow[],
  algorithm: string | undefined,
): Promise<readonly Segment[]> {
  const table = file.hdu('EVENTS')!;
  const { header } = table;
  const goodTimes = await readGoodTimes(file);
  const segments: Segment[] = [];
  let photons: PhotonList | undefined;
  for (const name of segmentNames(identity, file, goodTimes)) {
    const row = rows.find((each) => each.name === name);
    const boxes = cosBoxes(name, header, row, algorithm);
    photons ??= cosPhotons(table, boxes.columnCount, boxes.columnOffset);
    const wavelengths = row === undefined ? await wavelengthsOfPhotons(table, boxes) : undefined;
    const smoothingColumns = defaultSmoothingColumns;
    segments.push(cosSegment({ name, photons, goodTimes, row, wavelengths, boxes, smoothingColumns }));
  }
  return segments;
}

/**
 * The segments or stripes an events file holds photons of; a segment that recorded nothing is none.
 * Of G230L stripe C, which is second-order light over A's wavelengths, is left out.
 */
function segmentNames(
  identity: ExposureIdentity,
  file: FitsFile,
  goodTimes: readonly GoodTime[],
): readonly string[] {
  const { header, rowCount } = file.hdu('EVENTS')!;
  if (rowCount === 0 || goodTimes.length === 0) return [];
  if (identity.detector === 'FUV') return [file.hdus[0]!.header.text('SEGMENT') ?? 'FUVA'];
  const stripes = identity.opticalElement === 'G230L' ? ['A', 'B'] : ['A', 'B', 'C'];
  return stripes
    .filter((stripe) => (header.number(`SP_LOC_${stripe}`) ?? -999) > 0)
    .map((stripe) => `NUV${stripe}`);
}

function lampTimes(header: Header): readonly GoodTime[] {
  const flashes = header.number('NUMFLASH') ?? 0;
  return Array.from({ length: flashes }, (_, flash) => ({
    start: header.number(`LMP_ON${flash + 1}`) ?? -1,
    stop: header.number(`LMPOFF${flash + 1}`) ?? -1,
  })).filter(({ start, stop }) => stop > start && start >= 0);
}

function caveatsOf(
  identity: ExposureIdentity,
  files: readonly FitsFile[],
  x1d: FitsFile | undefined,
  segments: readonly Segment[],
  rows: readonly string[],
): readonly Caveat[] {
  const caveats: Caveat[] = [];
  if (x1d === undefined)
    caveats.push({
      code: 'no-x1d',
      text: 'no flux: no x1d came with this exposure; boxes are those of the header',
    });
  else if (segments.some(({ calibration }) => calibration === undefined))
    caveats.push({
      code: 'no-calibration',
      text: 'no flux: the x1d lacks a row of a segment, or its flux calibration',
    });
  const missing = rows.filter(
    (name) => name.startsWith('FUV') && !segments.some((segment) => segment.name === name),
  );
  for (const name of missing)
    caveats.push({
      code: 'segment-absent',
      text: `segment ${name}: the x1d has it, its photons have not come`,
    });
  if (identity.movingTarget)
    caveats.push({ code: 'moving-target', text: 'moving target: BJD_TDB is not given' });
  if (identity.detector === 'NUV' && identity.opticalElement === 'G230L')
    caveats.push({
      code: 'second-order',
      text: 'stripe NUVC of G230L is second-order light and is left out',
    });
  return caveats;
}

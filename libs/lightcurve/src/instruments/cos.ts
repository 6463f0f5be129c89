import type { FitsFile, Header } from '@hstlc/fits';
import type { Caveat } from '../caveat.js';
import type { ExposureIdentity } from '../exposure-identity.js';
import { backgroundSmoothingColumns } from '../calibration/background-smoothing.js';
import {
  cosColumnSensitivity,
  type CosFluxSetting,
  type CosFluxTables,
} from '../calibration/cos-sensitivity.js';
import {
  readCosReferences,
  type CosReferences,
  type ReferenceFiles,
} from '../calibration/read-references.js';
import type { GoodTime } from '../good-times.js';
import type { PhotonList } from '../photon-list.js';
import type { Segment, TimeTagExposure } from '../time-tag-exposure.js';
import { cosBoxes } from './cos-boxes.js';
import { cosCaveats } from './cos-caveats.js';
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

/** The files of a COS exposure: photons of one or two segments, or of all stripes. */
export interface CosFiles {
  readonly events: readonly FitsFile[];
  readonly x1d: FitsFile | undefined;
  readonly references: ReferenceFiles;
}

/** Reads a COS exposure: FUV segments from their own files, NUV stripes from one. */
export async function readCosExposure(
  identity: ExposureIdentity,
  { events, x1d, references }: CosFiles,
): Promise<TimeTagExposure> {
  const primary = events[0]!.hdus[0]!.header;
  const rows =
    x1d === undefined ? [] : await readSpectrum(x1d, (table) => table.texts('SEGMENT'), spectrumColumns);
  const algorithm = x1d?.hdus[0]!.header.text('XTRCTALG');
  const known = await readCosReferences(references, algorithm ?? primary.text('XTRCTALG'));
  const parts: SegmentPart[] = [];
  for (const file of events) parts.push(...(await readSegments(identity, file, { rows, algorithm, known })));
  parts.sort((a, b) => (a.segment.name < b.segment.name ? -1 : 1));
  const segments = parts.map(({ segment }) => segment);
  return {
    identity,
    tickSeconds: cosTickSeconds,
    segments,
    lampTimes: lampTimes(events[0]!.hdu('EVENTS')!.header),
    sunAltitudes: await readSunAltitudes(events[0]!),
    orbit: await readHstOrbit(events[0]!, identity),
    referenceFiles: referenceFilesOf(primary),
    caveats: [
      ...cosCaveats(identity, {
        hasSpectrum: x1d !== undefined,
        hasTables: known.fluxTables !== undefined,
        segments,
        rowNames: rows.map(({ name }) => name),
      }),
      ...parts.flatMap(({ caveats }) => caveats),
    ],
  };
}

/** A segment with the doubts about it. */
interface SegmentPart {
  readonly segment: Segment;
  readonly caveats: readonly Caveat[];
}

/** What the spectrum and the reference files tell of all segments. */
interface CosCalibration {
  readonly rows: readonly SpectrumRow[];
  readonly algorithm: string | undefined;
  readonly known: CosReferences;
}

/** The segment of a FUV file, or the stripes of a NUV file. */
async function readSegments(
  identity: ExposureIdentity,
  file: FitsFile,
  { rows, algorithm, known }: CosCalibration,
): Promise<readonly SegmentPart[]> {
  const table = file.hdu('EVENTS')!;
  const { header } = table;
  const goodTimes = await readGoodTimes(file);
  const parts: SegmentPart[] = [];
  let photons: PhotonList | undefined;
  for (const name of segmentNames(identity, file, goodTimes)) {
    const row = rows.find((each) => each.name === name);
    const boxes = cosBoxes(name, header, row, algorithm);
    photons ??= cosPhotons(table, boxes.columnCount, boxes.columnOffset);
    const setting = { ...identity, segment: name };
    const smoothingColumns =
      (known.extraction && backgroundSmoothingColumns(known.extraction, setting)) ?? defaultSmoothingColumns;
    const wavelengths = row?.values('WAVELENGTH') ?? (await wavelengthsOfPhotons(table, boxes));
    const segment = cosSegment({ name, photons, goodTimes, row, wavelengths, boxes, smoothingColumns });
    parts.push(
      row === undefined && known.fluxTables !== undefined
        ? calibrateByTables(segment, known.fluxTables, setting, header.number('V_HELIO') ?? 0)
        : { segment, caveats: [] },
    );
  }
  return parts;
}

/** Calibrates a segment without a spectrum by reference tables, as far as they go. */
function calibrateByTables(
  segment: Segment,
  tables: CosFluxTables,
  setting: CosFluxSetting,
  heliocentricVelocity: number,
): SegmentPart {
  const found = cosColumnSensitivity(tables, setting, segment.wavelengths, heliocentricVelocity);
  if (found.kind === 'unknown') {
    const text = `no flux: ${found.missing} has no row for segment ${segment.name} of this setting`;
    return { segment, caveats: [{ code: 'no-table-row', text }] };
  }
  const { columnCount } = segment.photons;
  const calibration = {
    sensitivities: found.sensitivities,
    enclosedEnergies: new Float64Array(columnCount).fill(1),
    fluxes: new Float64Array(columnCount).fill(Number.NaN),
  };
  const late = `segment ${segment.name}: the exposure is outside the times of TDSTAB, whose slope goes on`;
  return {
    segment: { ...segment, calibration },
    caveats: found.isExtrapolated ? [{ code: 'tds-extrapolated', text: late }] : [],
  };
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

import type { FitsFile, Hdu, Header } from '@hstlc/fits';
import type { GlobalLinearity } from '../calibration/global-linearity.js';
import type { Caveat } from '../caveat.js';
import type { ExposureIdentity } from '../exposure-identity.js';
import { constantBox } from '../detector-boxes.js';
import { readStisReferences, type ReferenceFiles } from '../calibration/read-references.js';
import { combineFlats, flatWeight, missingFlatCaveats, type StisFlats } from '../calibration/stis-flat.js';
import type { GoodTime } from '../good-times.js';
import type { PhotonList } from '../photon-list.js';
import type { Segment, TimeTagExposure } from '../time-tag-exposure.js';
import { numberReader } from './event-columns.js';
import { rowChunks } from './row-chunks.js';
import { readGoodTimes } from './read-good-times.js';
import { referenceFilesOf } from './read-identity.js';
import { calibrationOf, readSpectrum, requireColumnCount, type SpectrumRow } from './spectrum-row.js';
import { orderBoxes } from './stis-boxes.js';
import { onBoardDopplerShift } from './stis-doppler.js';
import { stisColumnCount, stisPhotons, stisRowCount, stisTickSeconds } from './stis-photons.js';

const spectrumColumns = [
  'WAVELENGTH',
  'FLUX',
  'NET',
  'GROSS',
  'BACKGROUND',
  'DQ',
  'EXTRLOCY',
  'EXTRSIZE',
  'BK1SIZE',
  'BK2SIZE',
  'BK1OFFST',
  'BK2OFFST',
];

/** DQ bits of an x1d for which a column is left out: 4 beyond the detector, 512 bad in the reference file. */
const badColumnDq = 4 | 512;

/** Reads a STIS MAMA exposure from its tag or corrtag: one segment per order of the x1d, else the whole detector. */
export async function readStisExposure(
  identity: ExposureIdentity,
  file: FitsFile,
  { x1d, references }: { readonly x1d: FitsFile | undefined; readonly references: ReferenceFiles },
): Promise<TimeTagExposure> {
  const table = file.hdu('EVENTS')!;
  const { flats, linearity } = await readStisReferences(references, identity);
  const flat = combineFlats(flats);
  const photons = stisPhotons(table, flat && flatWeight(flat));
  const goodTimes = await readGoodTimes(file);
  const rows = x1d === undefined ? [] : await readOrders(x1d);
  const segments =
    rows.length > 0
      ? rows.map((row) => orderSegment(row, photons, goodTimes))
      : [wholeDetector(identity.detector, photons, goodTimes)];
  const referenceFiles = referenceFilesOf(file.hdus[0]!.header);
  return {
    identity,
    tickSeconds: stisTickSeconds,
    segments,
    lampTimes: [],
    sunAltitudes: undefined,
    orbit: undefined,
    referenceFiles,
    ...linearityOf(file.hdus[0]!.header, linearity),
    caveats: [
      ...caveatsOf(identity, segments, rows.length > 0),
      ...(await flatCaveats(table, flats, referenceFiles)),
    ],
  };
}

/** The pipeline corrects for linearity unless GLINCORR is OMIT; so do we, where MLINTAB is at hand. */
function linearityOf(
  primary: Header,
  linearity: GlobalLinearity | undefined,
): Pick<TimeTagExposure, 'linearity' | 'parameters'> {
  if (linearity === undefined || primary.text('GLINCORR') === 'OMIT') return {};
  return { linearity, parameters: [{ key: 'LINEARITY_TAU', value: String(linearity.tau), unit: 's' }] };
}

async function readOrders(x1d: FitsFile): Promise<readonly SpectrumRow[]> {
  return readSpectrum(
    x1d,
    async (table) => {
      const orders = await table.numbers('SPORDER');
      return Array.from({ length: orders.length }, (_, row) => `ORDER${orders[row]}`);
    },
    spectrumColumns,
  );
}

/** One order: its boxes, whose photons are weighted by how much of their pixel lies in them. */
function orderSegment(row: SpectrumRow, photons: PhotonList, goodTimes: readonly GoodTime[]): Segment {
  requireColumnCount(row, stisColumnCount);
  const boxes = orderBoxes(row);
  const dq = row.values('DQ');
  const hasFlux = row.values('FLUX').some((flux) => flux !== 0);
  const rows = (height: number) => new Float64Array(stisColumnCount).fill(height);
  const subtracted = row.values('BACKGROUND');
  return {
    name: row.name,
    photons,
    goodTimes,
    wavelengths: row.values('WAVELENGTH'),
    goodColumns: Uint8Array.from({ length: stisColumnCount }, (_, column) =>
      (dq[column] & badColumnDq) === 0 ? 1 : 0,
    ),
    source: [boxes.source],
    background: {
      boxes: boxes.background,
      sourceRows: rows(boxes.sourceHeight),
      backgroundRows: rows(boxes.backgroundHeight),
      smoothingColumns: 1,
      weighing: 'epsilon',
      spectrum: subtracted.some((rate) => rate !== 0) ? subtracted : undefined,
    },
    calibration: hasFlux ? calibrationOf(row) : undefined,
    expectedCounts: undefined,
  };
}

/** Without an x1d nothing says where the spectrum lies: all photons count, and the background is not known. */
function wholeDetector(detector: string, photons: PhotonList, goodTimes: readonly GoodTime[]): Segment {
  return {
    name: detector,
    photons,
    goodTimes,
    wavelengths: new Float64Array(stisColumnCount).fill(Number.NaN),
    goodColumns: new Uint8Array(stisColumnCount).fill(1),
    source: [constantBox(stisColumnCount, -0.5, stisRowCount - 0.5)],
    background: undefined,
    calibration: undefined,
    expectedCounts: undefined,
  };
}

/** What the weights of the photons lack: of a tag the flat fields that are not at hand, of a corrtag all or nothing. */
async function flatCaveats(
  table: Hdu,
  flats: StisFlats,
  referenceFiles: Readonly<Record<string, string>>,
): Promise<readonly Caveat[]> {
  if (await hasFlatFieldWeights(table)) return [];
  const hasFlats = combineFlats(flats) !== undefined && !table.hasColumn('EPSILON');
  if (!hasFlats) return [{ code: 'no-flat', text: 'photons are not weighted by flat fields: EPSILON is 1' }];
  const missing = missingFlatCaveats(flats, referenceFiles);
  if (table.hasColumn('DETAXIS1') || onBoardDopplerShift(table.header) !== undefined) return missing;
  const text =
    'flat fields are sampled at the Doppler-corrected pixel: this file has neither DETAXIS1 nor the cards that undo it';
  return [...missing, { code: 'no-detaxis1', text }];
}

/** Whether the photons carry weights other than 1. */
async function hasFlatFieldWeights(table: Hdu): Promise<boolean> {
  if (!table.hasColumn('EPSILON')) return false;
  const epsilon = numberReader(table, 'EPSILON');
  for await (const rows of rowChunks(table))
    for (let at = 0; at < rows.byteLength; at += table.rowLength) if (epsilon(rows, at) !== 1) return true;
  return false;
}

function caveatsOf(
  identity: ExposureIdentity,
  segments: readonly Segment[],
  hasOrders: boolean,
): readonly Caveat[] {
  const caveats: Caveat[] = [];
  if (!hasOrders)
    caveats.push({
      code: 'no-x1d',
      text: 'no flux and no background: no x1d came with this exposure; all photons of the detector are counted',
    });
  else if (segments.some(({ calibration }) => calibration === undefined))
    caveats.push({ code: 'no-calibration', text: 'no flux: the x1d is not flux calibrated in some order' });
  if (segments.length > 1)
    caveats.push({
      code: 'order-background',
      text: 'the background is that of the boxes between the orders, which the x1d may have corrected further',
    });
  if (identity.movingTarget)
    caveats.push({ code: 'moving-target', text: 'moving target: BJD_TDB is not given' });
  return caveats;
}

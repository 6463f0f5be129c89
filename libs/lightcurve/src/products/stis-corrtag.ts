import { writeFits, type Card, type FitsFile, type Hdu, type NewCard, type NewHdu } from '@hstlc/fits';
import {
  readStisReferences,
  type ReferenceFiles,
  type StisReferences,
} from '../calibration/read-references.js';
import { qualityAt } from '../calibration/stis-bad-pixels.js';
import { combineFlats, flatWeight } from '../calibration/stis-flat.js';
import { readExposureIdentity } from '../instruments/read-identity.js';
import { LightcurveError } from '../lightcurve-error.js';
import { readGoodTimes } from '../instruments/read-good-times.js';
import { readSpectrum } from '../instruments/spectrum-row.js';
import { overlap } from '../detector-boxes.js';
import { onBoardDopplerShift } from '../instruments/stis-doppler.js';
import { orderBoxes } from '../instruments/stis-boxes.js';

/** Cards that a written HDU makes anew, or that describe the tag's own columns. */
const structural =
  /^(SIMPLE|BITPIX|NAXIS\d*|EXTEND|PCOUNT|GCOUNT|TFIELDS|XTENSION|CHECKSUM|DATASUM|END|CONTINUE|T(TYPE|FORM|UNIT|SCAL|ZERO|NULL|DISP|DIM)\d+|TC[A-Z]{3}\d+|TC\d+_\d+|TALEN\d+)$/;

/**
 * STIS tag → corrtag: the photons with the columns of the HST project's corrtags, good times kept, headers kept.
 *
 * RAWX, RAWY, XCORR, YCORR are 0-based high-resolution pixels; WAVELENGTH is that of the x1d's order in whose box the
 * photon lies, 0 elsewhere or without an x1d; EPSILON is 1 over the flat fields at hand; DQ is that of the pixel by
 * BPIXTAB, and 128 for photons off the detector's edge. The tag is not changed.
 *
 * @throws LightcurveError `not-time-tag` without an EVENTS table
 */
export async function calibrateStisTag(
  tag: FitsFile,
  x1d?: FitsFile,
  references: ReferenceFiles = {},
): Promise<Uint8Array> {
  const table = tag.hdu('EVENTS');
  if (table === undefined)
    throw new LightcurveError('not-time-tag', 'tag: expected an EVENTS table, found none');
  const times = await table.numbers('TIME');
  const axis1 = await table.numbers('AXIS1');
  const axis2 = await table.numbers('AXIS2');
  const detector1 = await rawColumns(table, times, axis1);
  const zeroBased = (values: ArrayLike<number | bigint>) =>
    Float32Array.from({ length: values.length }, (_, row) => Number(values[row]) - 1);
  const x = zeroBased(axis1);
  const y = zeroBased(axis2);
  const rowCount = times.length;
  const rawX = zeroBased(detector1);
  const known = await readStisReferences(references, readExposureIdentity(tag));
  const goodTimes = await readGoodTimes(tag);
  const hdus: readonly NewHdu[] = [
    { header: kept(tag.hdus[0]!.header.cards) },
    {
      header: kept(table.header.cards),
      table: {
        rowCount,
        columns: [
          { name: 'TIME', format: '1D', unit: 's', values: Float64Array.from(times, Number) },
          { name: 'RAWX', format: '1I', unit: 'pixel', values: rawX },
          { name: 'RAWY', format: '1I', unit: 'pixel', values: y },
          { name: 'XCORR', format: '1E', unit: 'pixel', values: x },
          { name: 'YCORR', format: '1E', unit: 'pixel', values: y },
          { name: 'WAVELENGTH', format: '1E', unit: 'Angstrom', values: await wavelengthsOf(x, y, x1d) },
          { name: 'EPSILON', format: '1E', values: weightsOf(rawX, y, known) },
          { name: 'DQ', format: '1I', values: qualitiesOf(x, y, known) },
        ],
      },
    },
    {
      header: [
        { keyword: 'EXTNAME', value: 'GTI' },
        { keyword: 'EXTVER', value: 1 },
      ],
      table: {
        rowCount: goodTimes.length,
        columns: [
          { name: 'START', format: '1D', unit: 's', values: goodTimes.map(({ start }) => start) },
          { name: 'STOP', format: '1D', unit: 's', values: goodTimes.map(({ stop }) => stop) },
        ],
      },
    },
  ];
  return writeFits(hdus);
}

/** 1 / flat at the raw pixel; 1 where no flat field is at hand. */
function weightsOf(rawX: Float32Array, y: Float32Array, { flats }: StisReferences): Float32Array {
  const flat = combineFlats(flats);
  if (flat === undefined) return new Float32Array(y.length).fill(1);
  const weigh = flatWeight(flat);
  return y.map((row, photon) => weigh(Math.max(0, rawX[photon]), row));
}

/** DQ of photons off the detector: out of bounds. @see STIS Data Handbook, table 2.8 */
const outOfBounds = 128;

function qualitiesOf(x: Float32Array, y: Float32Array, { badPixels }: StisReferences): Int16Array {
  return Int16Array.from(x, (column, photon) => {
    if (column < 0) return outOfBounds;
    return badPixels === undefined ? 0 : qualityAt(badPixels, column, y[photon]);
  });
}

/** DETAXIS1, or AXIS1 without the shift of the flight computer where the header tells it, or AXIS1. */
async function rawColumns(
  table: Hdu,
  times: ArrayLike<number | bigint>,
  axis1: ArrayLike<number | bigint>,
): Promise<ArrayLike<number | bigint>> {
  if (table.hasColumn('DETAXIS1')) return table.numbers('DETAXIS1');
  const shift = onBoardDopplerShift(table.header);
  if (shift === undefined) return axis1;
  return Float64Array.from(
    { length: axis1.length },
    (_, row) => Number(axis1[row]) - shift(Number(times[row])),
  );
}

async function wavelengthsOf(
  x: Float32Array,
  y: Float32Array,
  x1d: FitsFile | undefined,
): Promise<Float32Array> {
  const wavelengths = new Float32Array(x.length);
  if (x1d === undefined) return wavelengths;
  const orders = await readSpectrum(
    x1d,
    async (table) => Array.from(await table.numbers('SPORDER'), String),
    ['WAVELENGTH', 'EXTRLOCY', 'EXTRSIZE'],
  );
  for (const order of orders) {
    const { source } = orderBoxes(order);
    const scale = order.values('WAVELENGTH');
    for (let photon = 0; photon < x.length; photon++) {
      const column = x[photon] >> 1;
      if (column < 0 || column >= scale.length) continue;
      if (overlap(y[photon], source.low[column], source.high[column]) > 0)
        wavelengths[photon] = scale[column];
    }
  }
  return wavelengths;
}

/** The cards of an original header that still hold, as cards to be written; characters FITS forbids become blanks. */
function kept(cards: readonly Card[]): readonly NewCard[] {
  return cards
    .filter(({ keyword, value }) => !structural.test(keyword) && !(keyword === '' && value === ''))
    .map(({ keyword, value, comment }) => ({
      keyword,
      value: typeof value === 'string' ? printable(renamed(keyword, value)) : value,
      comment: printable(comment),
    }));
}

/** The corrtag's own FILENAME; every other card keeps its value. */
function renamed(keyword: string, value: string): string {
  return keyword === 'FILENAME' ? value.replace(/_tag\.fits/, '_corrtag.fits') : value;
}

function printable(text: string): string {
  return text.replaceAll(/[^ -~]/g, ' ');
}

import { bytesSource, openFits, writeFits, type FitsFile, type NewCard, type NewColumn } from '@hstlc/fits';

/** A row of a synthetic FLUXTAB. */
export interface FluxTableRow {
  readonly segment: string;
  readonly element: string;
  readonly wavelength: number;
  readonly aperture: string;
  readonly wavelengths: readonly number[];
  readonly sensitivities: readonly number[];
}

/** A COS FLUXTAB (`_phot.fits`), columns as CALCOS reads them. */
export function fluxTableFile(rows: readonly FluxTableRow[]): Promise<FitsFile> {
  const length = Math.max(...rows.map(({ wavelengths }) => wavelengths.length));
  return referenceFile([], rows.length, [
    { name: 'SEGMENT', format: '4A', values: rows.map(({ segment }) => segment) },
    { name: 'OPT_ELEM', format: '5A', values: rows.map(({ element }) => element) },
    { name: 'CENWAVE', format: '1J', values: rows.map(({ wavelength }) => wavelength) },
    { name: 'APERTURE', format: '4A', values: rows.map(({ aperture }) => aperture) },
    vector(
      'WAVELENGTH',
      'D',
      length,
      rows.map(({ wavelengths }) => wavelengths),
    ),
    vector(
      'SENSITIVITY',
      'E',
      length,
      rows.map(({ sensitivities }) => sensitivities),
    ),
  ]);
}

/** A row of a synthetic TDSTAB; slopes (%/yr) and intercepts by time, then by wavelength. */
export interface TimeDependenceRow {
  readonly segment: string;
  readonly element: string;
  readonly wavelength: number;
  readonly aperture: string;
  readonly wavelengths: readonly number[];
  readonly times: readonly number[];
  readonly slopes: readonly (readonly number[])[];
  readonly intercepts: readonly (readonly number[])[];
}

/** Room of a row of the table, as in the real ones: more than its NWL and NT, filled with what must not be read. */
const wavelengthRoom = 60;
const timeRoom = 20;

/** A COS TDSTAB (`_tds.fits`), columns and room as in the HST project's. */
export function timeDependenceFile(
  rows: readonly TimeDependenceRow[],
  referenceMjd: number,
): Promise<FitsFile> {
  const matrix = (name: string, pick: (row: TimeDependenceRow) => readonly (readonly number[])[]) => ({
    ...vector(
      name,
      'D',
      wavelengthRoom * timeRoom,
      rows.map((row) =>
        Array.from({ length: wavelengthRoom * timeRoom }, (_, element) => {
          const values = pick(row)[Math.floor(element / wavelengthRoom)];
          return values?.[element % wavelengthRoom] ?? 1e30;
        }),
      ),
    ),
    dimensions: `(${wavelengthRoom},${timeRoom})`,
  });
  return referenceFile(
    [{ keyword: 'REF_TIME', value: referenceMjd, real: true, comment: 'MJD' }],
    rows.length,
    [
      { name: 'OPT_ELEM', format: '5A', values: rows.map(({ element }) => element) },
      { name: 'CENWAVE', format: '1J', values: rows.map(({ wavelength }) => wavelength) },
      { name: 'APERTURE', format: '3A', values: rows.map(({ aperture }) => aperture) },
      { name: 'SEGMENT', format: '4A', values: rows.map(({ segment }) => segment) },
      { name: 'NWL', format: '1J', values: rows.map(({ wavelengths }) => wavelengths.length) },
      { name: 'NT', format: '1J', values: rows.map(({ times }) => times.length) },
      vector(
        'WAVELENGTH',
        'D',
        wavelengthRoom,
        rows.map(({ wavelengths }) => wavelengths),
      ),
      vector(
        'TIME',
        'D',
        timeRoom,
        rows.map(({ times }) => times),
      ),
      matrix('SLOPE', ({ slopes }) => slopes),
      matrix('INTERCEPT', ({ intercepts }) => intercepts),
    ],
  );
}

/** A COS XTRACTAB or TWOZXTAB of one row, as far as it is read here. */
export function extractionTableFile(bandWidth: number, aperture = 'PSA'): Promise<FitsFile> {
  return referenceFile([], 1, [
    { name: 'SEGMENT', format: '4A', values: ['FUVA'] },
    { name: 'OPT_ELEM', format: '5A', values: ['G130M'] },
    { name: 'CENWAVE', format: '1J', values: [1291] },
    { name: 'APERTURE', format: '4A', values: [aperture] },
    { name: 'BWIDTH', format: '1I', values: [bandWidth] },
  ]);
}

/** A STIS flat field (`_pfl.fits`, `_lfl.fits`). @param of value of a 0-based pixel */
export function flatFile(size: number, of: (x: number, y: number) => number): Promise<FitsFile> {
  const values = Float32Array.from({ length: size * size }, (_, place) =>
    of(place % size, Math.floor(place / size)),
  );
  return openFits(
    bytesSource(
      writeFits([
        { header: [] },
        {
          header: [{ keyword: 'EXTNAME', value: 'SCI' }],
          image: { bitpix: -32, shape: [size, size], values },
        },
      ]),
    ),
  );
}

/** A row of a synthetic BPIXTAB; pixels 1-based, low resolution. */
export interface BadPixelRow {
  readonly element: string;
  readonly pix1: number;
  readonly pix2: number;
  readonly length: number;
  readonly axis: 1 | 2;
  readonly value: number;
}

/** A STIS BPIXTAB (`_bpx.fits`). */
export function badPixelFile(rows: readonly BadPixelRow[]): Promise<FitsFile> {
  const column = (name: string, pick: (row: BadPixelRow) => number): NewColumn => ({
    name,
    format: '1I',
    values: rows.map(pick),
  });
  return referenceFile(
    [
      { keyword: 'SIZAXIS1', value: 1024 },
      { keyword: 'SIZAXIS2', value: 1024 },
    ],
    rows.length,
    [
      column('PIX1', ({ pix1 }) => pix1),
      column('PIX2', ({ pix2 }) => pix2),
      column('LENGTH', ({ length }) => length),
      column('AXIS', ({ axis }) => axis),
      column('VALUE', ({ value }) => value),
      { name: 'OPT_ELEM', format: '6A', values: rows.map(({ element }) => element) },
    ],
  );
}

/** A STIS MLINTAB (`_lin.fits`) for both MAMAs. */
export function linearityFile(tau: number, globalLimit: number): Promise<FitsFile> {
  return referenceFile([], 2, [
    { name: 'DETECTOR', format: '8A', values: ['NUV-MAMA', 'FUV-MAMA'] },
    { name: 'GLOBAL_LIMIT', format: '1D', values: [1, globalLimit] },
    { name: 'LOCAL_LIMIT', format: '1D', values: [1, 1] },
    { name: 'TAU', format: '1D', values: [1, tau] },
    { name: 'EXPAND', format: '1E', values: [4, 4] },
  ]);
}

function vector(
  name: string,
  letter: 'D' | 'E',
  length: number,
  cells: readonly (readonly number[])[],
): NewColumn {
  const values = cells.flatMap((cell) => Array.from({ length }, (_, element) => cell[element] ?? 0));
  return { name, format: `${length}${letter}`, values };
}

function referenceFile(
  header: readonly NewCard[],
  rowCount: number,
  columns: readonly NewColumn[],
): Promise<FitsFile> {
  return openFits(bytesSource(writeFits([{ header: [] }, { header, table: { rowCount, columns } }])));
}
